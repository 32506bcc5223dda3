import { type Resource, synthesize } from "./synthesis.ts";

// Synthesis itself fails on any finding of cdk-nag or of CloudFormation's own rules, so each of these is a check of them.
export const app = synthesize();
/** Properties of all resources of a type, with their ids. */
export const propertiesOf = (stack: string, type: string) =>
  app.resources(stack, type).map(([id, { Properties }]) => ({ id, ...Properties })) as Record<string, unknown>[];

/** The one resource of its type whose id begins so. */
export function only(stack: string, type: string, prefix = "", synthesized = app): Resource {
  const [found, ...others] = synthesized.resources(stack, type).filter(([id]) => id.startsWith(prefix));
  if (!found || others.length > 0) throw new Error(`Expected one ${type} ${prefix} in ${stack}`);
  return found[1];
}

export interface Statement {
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
  Effect: string;
}
export const statementsOf = ({ Properties }: Resource) =>
  (Properties.PolicyDocument as { Statement: Statement[] }).Statement;
export const actionsOf = (resource: Resource) => statementsOf(resource).flatMap(({ Action }) => Action);

/** The variables of the function whose id begins so. */
export const settingsOf = (id: string, synthesized: typeof app) =>
  (only("Api", "AWS::Lambda::Function", id, synthesized).Properties.Environment as { Variables: object }).Variables;
