import { runSimulation } from "@cloud-copilot/iam-simulate";
import { TABLE_NAME } from "@shanhai/local/platform";
import type { ScopeKind } from "../../infra/tenant-role.ts";
import type { RecordedCall } from "./recorder.ts";
import type { ScopePolicies } from "./scope-policies.ts";

const ACCOUNT = "111122223333";
const TAG = {
  tenant: "tenantId",
  sweep: "tenantId",
  park: "parkId",
  partner: "partnerId",
  member: undefined,
  shared: undefined,
  walk: undefined,
} as const;
/** Somebody else of each kind: an id that exists, and one that only goes on where the other ends. */
const OTHERS: Record<ScopeKind, (id: string) => string[]> = {
  tenant: (id: string) => ["agn_01ARZ3NDEKTSV4RRFFQ69G5FAV", `${id}0`, id.slice(0, -1)],
  // Every erasure may look at keys, and remove nobody's but its own: what it may is told action by action.
  sweep: () => [],
  shared: () => [],
  park: (id: string) => ["prk_01ARZ3NDEKTSV4RRFFQ69G5FAV", `${id}0`, id.slice(0, -1)],
  partner: (id: string) => ["ptn_01ARZ3NDEKTSV4RRFFQ69G5FAV", `${id}0`, id.slice(0, -1)],
  member: () => [],
  walk: () => [],
};

/** Whether AWS would let a session of the scope make the call. Throws when the simulator does not know what is asked. */
export async function isAllowed(
  policies: ScopePolicies,
  scope: RecordedCall["scope"],
  call: Omit<RecordedCall, "scope">,
): Promise<boolean> {
  const tag = TAG[scope.kind];
  // An agency's own table is called by the common one's name and the agency's id.
  const table = (call.table ?? TABLE_NAME).replace(TABLE_NAME, policies.tableArn);
  const response = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${ACCOUNT}:assumed-role/${scope.kind}/session`,
        action: `dynamodb:${call.action}`,
        resource: { resource: call.index ? `${table}/index/${call.index}` : table, accountId: ACCOUNT },
        contextVariables: {
          ...(tag ? { [`aws:PrincipalTag/${tag}`]: scope.id } : {}),
          ...(call.leadingKeys.length > 0 ? { "dynamodb:LeadingKeys": [...call.leadingKeys] } : {}),
          ...(call.attributes
            ? {
                "dynamodb:Attributes": call.attributes,
                "dynamodb:Select": call.attributes.includes("*") ? "ALL_ATTRIBUTES" : "SPECIFIC_ATTRIBUTES",
              }
            : {}),
        },
      },
      identityPolicies: [{ name: scope.kind, policy: policies[scope.kind] }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (response.resultType === "error") throw new Error(`${call.action}: ${JSON.stringify(response.errors)}`);
  return response.overallResult === "Allowed";
}

/** Stands for the encryption context's tenant in what is simulated: see below. */
const CONTEXT_TENANT = "aws:PrincipalTag/contextTenant";

/**
 * Whether AWS would let a session of the scope use the key of data keys in a tenant's encryption context. The simulator
 * takes no context keys whose name has a part of the request's own behind a colon (`kms:EncryptionContext:tenantId`), so
 * that one is called otherwise, in the policy and in the request alike.
 */
export async function mayUseDataKey(
  policies: ScopePolicies,
  scope: RecordedCall["scope"],
  action: "Decrypt" | "GenerateDataKey",
  contextTenant: string | undefined,
): Promise<boolean> {
  const tag = TAG[scope.kind];
  const text = JSON.stringify(policies[scope.kind]).replaceAll("kms:EncryptionContext:tenantId", CONTEXT_TENANT);
  const response = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${ACCOUNT}:assumed-role/${scope.kind}/session`,
        action: `kms:${action}`,
        resource: { resource: policies.sealKeyArn, accountId: ACCOUNT },
        contextVariables: {
          ...(tag ? { [`aws:PrincipalTag/${tag}`]: scope.id } : {}),
          ...(contextTenant ? { [CONTEXT_TENANT]: contextTenant } : {}),
        },
      },
      identityPolicies: [{ name: scope.kind, policy: JSON.parse(text) }],
      // CDK's own policy of a key leaves it to the account's policies.
      resourcePolicy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
        ],
      },
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (response.resultType === "error") throw new Error(`${action}: ${JSON.stringify(response.errors)}`);
  return response.overallResult === "Allowed";
}

/** All that a policy can tell two keys apart by: kind, owner and the `#` behind it. */
const ownerOf = (key: string) => /^[A-Z]#(?:[^#]*#)?/.exec(key)?.[0] ?? key;

function describe({ action, index, leadingKeys, scope }: RecordedCall): string {
  return `${scope.kind} ${scope.id}: ${action}${index ? ` on ${index}` : ""} [${leadingKeys.join(", ")}]`;
}

async function violationsOf(policies: ScopePolicies, call: RecordedCall): Promise<string[]> {
  const { scope } = call;
  const violations: string[] = [];
  if (!(await isAllowed(policies, scope, call))) violations.push(`${describe(call)} would be refused`);
  const strangers = [
    ...OTHERS[scope.kind](scope.id).map((id) => ({ kind: scope.kind, id })),
    ...(["tenant", "park", "partner", "member", "shared"] as const)
      .filter((kind) => kind !== scope.kind)
      .map((kind) => ({ kind, id: scope.id })),
  ];
  for (const stranger of strangers) {
    if (stranger.id === scope.id && stranger.kind === scope.kind) continue;
    if (await isAllowed(policies, stranger, call)) {
      violations.push(`${describe(call)} would be allowed to ${stranger.kind} ${stranger.id}`);
    }
  }
  return violations;
}

/**
 * Replays recorded calls against the synthesized policies: each must be allowed to its own scope, and refused to any
 * other owner of the same kind and to the other kinds of scope. Returns what does not hold; nothing when all does.
 */
export async function replay(calls: readonly RecordedCall[], policies: ScopePolicies): Promise<string[]> {
  const distinct = new Map<string, RecordedCall>();
  for (const call of calls) {
    const leadingKeys = [...new Set(call.leadingKeys.map(ownerOf))].sort();
    distinct.set(JSON.stringify([call.action, call.table, call.index, leadingKeys, call.scope]), {
      ...call,
      leadingKeys,
    });
  }
  const violations: string[] = [];
  for (const call of distinct.values()) violations.push(...(await violationsOf(policies, call)));
  return violations;
}
