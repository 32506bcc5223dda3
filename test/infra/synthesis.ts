import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildApp } from "../../infra/app.ts";

type StackArtifact = ReturnType<ReturnType<typeof buildApp>["app"]["synth"]>["stacks"][number];

export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
}

export interface Synthesized {
  /** By construct id: Data, Edge, Web, Identity, Api, Operations. */
  stacks: ReadonlyMap<string, StackArtifact>;
  resources(stack: string, type: string): [id: string, resource: Resource][];
}

const cdkJson = JSON.parse(readFileSync(fileURLToPath(new URL("../../cdk.json", import.meta.url)), "utf8")) as {
  context: Record<string, unknown>;
};

/** The app as `npx cdk synth` makes it, without bundling. Throws what cdk-nag or CloudFormation's own rules find. */
export function synthesize(context: Record<string, unknown> = {}): Synthesized {
  const { app } = buildApp({ ...cdkJson.context, "aws:cdk:bundling-stacks": [], ...context });
  const stacks = new Map(app.synth().stacks.map((stack) => [stack.id, stack]));
  return {
    stacks,
    resources(stack, type) {
      const template = stacks.get(stack)?.template as { Resources: Record<string, Resource> } | undefined;
      if (!template) throw new Error(`No stack ${stack}`);
      return Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);
    },
  };
}
