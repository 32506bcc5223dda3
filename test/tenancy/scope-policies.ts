import type { ScopeKind } from "../../infra/tenant-role.ts";
import { type Resource, type Synthesized, synthesize } from "../infra/synthesis.ts";

interface PolicyDocument {
  Version: string;
  Statement: Record<string, unknown>[];
}

/** The policy of each scope's role, as CloudFormation would make it, and the table that it speaks of. */
export interface ScopePolicies extends Record<ScopeKind, PolicyDocument> {
  tableArn: string;
  /** What encrypts tenants' data keys. */
  sealKeyArn: string;
}

const REGION = "ap-southeast-1";
const PSEUDO: Record<string, string> = {
  "AWS::AccountId": "111122223333",
  "AWS::Partition": "aws",
  "AWS::Region": REGION,
  "AWS::URLSuffix": "amazonaws.com",
};

interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

function arnOf(template: Template, id: string): string {
  const type = template.Resources[id]?.Type;
  if (type === "AWS::DynamoDB::Table") return `arn:aws:dynamodb:${REGION}:${PSEUDO["AWS::AccountId"]}:table/${id}`;
  if (type === "AWS::KMS::Key") return `arn:aws:kms:${REGION}:${PSEUDO["AWS::AccountId"]}:key/${id}`;
  if (type === "AWS::S3::Bucket") return `arn:aws:s3:::${id.toLowerCase()}`;
  return `arn:aws:other:${REGION}:${PSEUDO["AWS::AccountId"]}:${id}`;
}

/** Works out CloudFormation's functions; throws for one it does not know, so that no policy is misread. */
function evaluate(value: unknown, template: Template, all: readonly Template[]): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, template, all));
  if (typeof value !== "object" || value === null) return value;
  const [[name, argument] = ["", undefined], ...others] = Object.entries(value);
  if (others.length === 0 && name === "Ref") return PSEUDO[String(argument)] ?? String(argument);
  if (others.length === 0 && name === "Fn::GetAtt") return arnOf(template, (argument as string[])[0] ?? "");
  if (others.length === 0 && name === "Fn::Join") {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map((part) => String(evaluate(part, template, all))).join(separator);
  }
  if (others.length === 0 && name === "Fn::ImportValue") {
    for (const exporter of all) {
      const output = Object.values(exporter.Outputs ?? {}).find(({ Export }) => Export?.Name === argument);
      if (output) return evaluate(output.Value, exporter, all);
    }
  }
  if (name.startsWith("Fn::")) throw new Error(`Cannot work out ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, template, all)]));
}

/** Reads the scope roles' policies from the synthesized templates. */
export function scopePolicies({ stacks, resources }: Synthesized = synthesize()): ScopePolicies {
  const templates = [...stacks.values()].map(({ template }) => template as Template);
  const api = stacks.get("Api")?.template as Template;
  const data = stacks.get("Data")?.template as Template;
  function policyOf(kind: string): PolicyDocument {
    const roles = resources("Api", "AWS::IAM::Role").filter(([id]) => id.startsWith(`${kind}ScopeRole`));
    const policies = resources("Api", "AWS::IAM::Policy").filter(([, { Properties }]) =>
      (Properties.Roles as { Ref: string }[]).some(({ Ref }) => Ref === roles[0]?.[0]),
    );
    const [policy] = policies;
    if (roles.length !== 1 || policies.length !== 1 || !policy)
      throw new Error(`Expected one role and policy of ${kind}`);
    return evaluate(policy[1].Properties.PolicyDocument, api, templates) as PolicyDocument;
  }
  const [table] = resources("Data", "AWS::DynamoDB::Table");
  const sealKey = resources("Data", "AWS::KMS::Key").find(([id]) => id.startsWith("SealKey"));
  return {
    tenant: policyOf("Tenant"),
    park: policyOf("Park"),
    partner: policyOf("Partner"),
    member: policyOf("Member"),
    shared: policyOf("Shared"),
    sweep: policyOf("Sweep"),
    walk: policyOf("Walk"),
    tableArn: arnOf(data, table?.[0] ?? ""),
    sealKeyArn: arnOf(data, sealKey?.[0] ?? ""),
  };
}
