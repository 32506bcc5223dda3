import { TABLE } from "@shanhai/store/schema";
import { describe, expect, it } from "vitest";
import { isAllowed, mayUseDataKey, replay } from "./iam-replay.ts";
import type { RecordedCall } from "./recorder.ts";
import { scopePolicies } from "./scope-policies.ts";

const policies = scopePolicies();
const index = TABLE.indexes.listing.name;
const tenant = { kind: "tenant", id: "agn_1" } as const;
const park = { kind: "park", id: "prk_1" } as const;
const partner = { kind: "partner", id: "ptn_1" } as const;
const member = { kind: "member", id: "member" } as const;
const shared = { kind: "shared", id: "shared" } as const;
const ACTIONS = [
  "GetItem",
  "BatchGetItem",
  "Query",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "ConditionCheckItem",
  "BatchWriteItem",
];

const allowed = (scope: RecordedCall["scope"], action: string, leadingKeys: string[], onIndex?: string) =>
  isAllowed(policies, scope, { action, leadingKeys, index: onIndex });

describe("the key of data keys", () => {
  it.each(["Decrypt", "GenerateDataKey"] as const)("lets a tenant %s in its own context alone", async (action) => {
    const may = (scope: RecordedCall["scope"], context?: string) => mayUseDataKey(policies, scope, action, context);
    expect(await may(tenant, "agn_1")).toBe(true);
    for (const other of ["agn_2", "agn_10", "*", undefined]) expect(await may(tenant, other)).toBe(false);
    expect(await may({ kind: "tenant", id: "prk_1" }, "prk_1")).toBe(false);
    for (const scope of [park, partner, member]) expect(await may(scope, scope.id)).toBe(false);
  });
});

describe("the role that erases an agency", () => {
  const sweep = { kind: "sweep", id: "agn_1" } as const;

  it("looks at keys, and at nothing else of any item", async () => {
    const scan = (attributes: string[], scope: RecordedCall["scope"] = sweep) =>
      isAllowed(policies, scope, { action: "Scan", leadingKeys: [], attributes });
    expect(await scan(["pk", "sk"])).toBe(true);
    expect(await scan(["pk"])).toBe(true);
    expect(await scan(["pk", "sk", "name"])).toBe(false);
    expect(await scan(["*"])).toBe(false);
    for (const scope of [tenant, park, partner, member, shared]) expect(await scan(["pk", "sk"], scope)).toBe(false);
  });

  it("removes its own items and nobody else's, and reads none", async () => {
    expect(await allowed(sweep, "BatchWriteItem", ["T#agn_1#order", "T#agn_1#candidate#0"])).toBe(true);
    for (const key of ["T#agn_2#order", "T#agn_10#order", "A#agn_1#2026-01", "P#prk_1#agency", "U#0a1b#member"]) {
      expect(await allowed(sweep, "BatchWriteItem", ["T#agn_1#order", key])).toBe(false);
    }
    for (const action of ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]) {
      expect(await allowed(sweep, action, ["T#agn_1#order"])).toBe(false);
    }
    expect(await allowed({ kind: "sweep", id: "*" }, "BatchWriteItem", ["T#agn_1#order"])).toBe(false);
  });
});

describe("the role that walks through the table", () => {
  const walk = { kind: "walk", id: "walk" } as const;

  it("reads every item, writes how far it came, and none of anybody's", async () => {
    const scan = (scope: RecordedCall["scope"]) =>
      isAllowed(policies, scope, { action: "Scan", leadingKeys: [], attributes: ["*"] });
    expect(await scan(walk)).toBe(true);
    for (const scope of [tenant, park, partner, member, shared]) expect(await scan(scope)).toBe(false);
    for (const action of ACTIONS) {
      expect(await allowed(walk, action, ["W#migration"])).toBe(true);
      for (const key of [
        "T#agn_1#order",
        "P#prk_1#agency",
        "N#ptn_1#grant",
        "U#0a1b#member",
        "S#park",
        "A#agn_1#2026-01",
      ])
        expect(await allowed(walk, action, [key]), `${action} ${key}`).toBe(false);
      for (const scope of [tenant, park, partner, member, shared])
        expect(await allowed(scope, action, ["W#migration"])).toBe(false);
    }
  });
});

describe("a scope's role", () => {
  it.each(ACTIONS)("lets each kind of scope %s its own items", async (action) => {
    expect(await allowed(tenant, action, ["T#agn_1#order"])).toBe(true);
    expect(await allowed(park, action, ["P#prk_1#agency"])).toBe(true);
    expect(await allowed(partner, action, ["N#ptn_1#agreement"])).toBe(true);
    expect(await allowed(member, action, ["U#0a1b#member"])).toBe(true);
    expect(await allowed(shared, action, ["S#park"])).toBe(true);
    expect(await allowed(shared, action, ["U#0a1b#member"])).toBe(false);
    expect(await allowed(member, action, ["S#park"])).toBe(false);
  });

  it.each(ACTIONS)("refuses %s of another owner, alone or among its own", async (action) => {
    expect(await allowed(tenant, action, ["T#agn_2#order"])).toBe(false);
    expect(await allowed(tenant, action, ["T#agn_1#order", "T#agn_2#order"])).toBe(false);
    expect(await allowed(park, action, ["P#prk_2#agency"])).toBe(false);
    for (const key of [
      "N#ptn_2#grant",
      "N#ptn_10#grant",
      "P#prk_1#agreement",
      "T#agn_1#order",
      "U#0a1b#member",
      "S#park",
    ]) {
      expect(await allowed(partner, action, [key])).toBe(false);
      expect(await allowed(partner, action, ["N#ptn_1#grant", key])).toBe(false);
    }
  });

  it("does not take tenant 10 for tenant 1, nor 1 for 10", async () => {
    expect(await allowed(tenant, "GetItem", ["T#agn_10#order"])).toBe(false);
    expect(await allowed({ kind: "tenant", id: "agn_10" }, "GetItem", ["T#agn_1#order"])).toBe(false);
  });

  it("refuses the items of other kinds of scope, even under the same id", async () => {
    expect(await allowed(park, "GetItem", ["T#prk_1#order"])).toBe(false);
    expect(await allowed(tenant, "GetItem", ["P#agn_1#agency"])).toBe(false);
    expect(await allowed(tenant, "GetItem", ["U#0a1b#member"])).toBe(false);
    expect(await allowed(member, "GetItem", ["T#agn_1#order"])).toBe(false);
    for (const scope of [tenant, park, member, shared])
      expect(await allowed(scope, "GetItem", ["N#ptn_1#grant"])).toBe(false);
  });

  it("refuses everything to a session whose tag is missing, a pattern, or an id of another kind", async () => {
    for (const id of ["", "*", "agn_*", "prk_1"]) {
      const stranger = { kind: "tenant", id } as const;
      expect(await allowed(stranger, "GetItem", ["T#agn_1#order"])).toBe(false);
      expect(await allowed(stranger, "Query", ["A#prk_1#2025-11"])).toBe(false);
    }
    for (const id of ["", "*", "ptn_*", "agn_1", "prk_1"]) {
      const stranger = { kind: "partner", id } as const;
      expect(await allowed(stranger, "GetItem", ["N#ptn_1#grant"])).toBe(false);
      for (const audit of ["A#ptn_1#2025-11", "A#agn_1#2025-11", "A#prk_1#2025-11"])
        expect(await allowed(stranger, "Query", [audit])).toBe(false);
    }
  });

  it.each(ACTIONS)("refuses %s that names no keys", async (action) => {
    for (const scope of [tenant, park, partner, member]) expect(await allowed(scope, action, [])).toBe(false);
  });

  it.each([
    "Scan",
    "PartiQLSelect",
    "PartiQLInsert",
    "PartiQLUpdate",
    "PartiQLDelete",
    "DeleteTable",
    "UpdateTimeToLive",
  ])("refuses %s to everybody", async (action) => {
    for (const scope of [tenant, park, partner, member]) {
      expect(await allowed(scope, action, action.startsWith("PartiQL") ? ["T#agn_1#order"] : [])).toBe(false);
    }
  });

  it("reads its own part of the index, and no one else's", async () => {
    expect(await allowed(tenant, "Query", ["T#agn_1#application#pos_1#screened"], index)).toBe(true);
    expect(await allowed(tenant, "Query", ["T#agn_2#application#pos_1#screened"], index)).toBe(false);
    expect(await allowed(tenant, "Query", [], index)).toBe(false);
    expect(await allowed(tenant, "Scan", [], index)).toBe(false);
  });
});

describe("audit", () => {
  const own = ["A#agn_1#2025-11"];

  it("is added to and read by its owner alone", async () => {
    for (const action of ["PutItem", "Query"]) {
      expect(await allowed(tenant, action, own)).toBe(true);
      expect(await allowed(park, action, ["A#prk_1#2025-11"])).toBe(true);
      expect(await allowed(partner, action, ["A#ptn_1#2025-11"])).toBe(true);
      expect(await allowed(partner, action, ["A#ptn_2#2025-11"])).toBe(false);
      expect(await allowed(partner, action, own)).toBe(false);
      expect(await allowed({ kind: "tenant", id: "agn_2" }, action, own)).toBe(false);
      expect(await allowed(park, action, own)).toBe(false);
      expect(await allowed(member, action, own)).toBe(false);
    }
  });

  it.each(["UpdateItem", "DeleteItem", "BatchWriteItem"])("is never changed by %s", async (action) => {
    expect(await allowed(tenant, action, own)).toBe(false);
    expect(await allowed(tenant, action, ["T#agn_1#order", ...own])).toBe(false);
    expect(await allowed(partner, action, ["A#ptn_1#2025-11"])).toBe(false);
  });

  it("is as closed where a record lists the entries that name it", async () => {
    const list = ["A#agn_1#of#ord_1"];
    for (const action of ["PutItem", "Query"]) expect(await allowed(tenant, action, list)).toBe(true);
    for (const action of ["GetItem", "BatchGetItem", "UpdateItem", "DeleteItem", "BatchWriteItem"]) {
      expect(await allowed(tenant, action, list), action).toBe(false);
      expect(await allowed(tenant, action, ["T#agn_1#candidate#0", ...list]), action).toBe(false);
    }
    expect(await allowed({ kind: "tenant", id: "agn_2" }, "Query", list)).toBe(false);
    expect(await allowed(tenant, "Query", list, index)).toBe(false);
  });

  it("stays closed to those even where a policy is added that allows them", async () => {
    const everything = { Effect: "Allow", Action: "dynamodb:*", Resource: "*" };
    const loosened = {
      ...policies,
      tenant: { ...policies.tenant, Statement: [...policies.tenant.Statement, everything] },
    };
    expect(await isAllowed(loosened, tenant, { action: "DeleteItem", leadingKeys: own })).toBe(false);
    expect(await isAllowed(loosened, tenant, { action: "Scan", leadingKeys: [] })).toBe(true);
  });
});

describe("the replay", () => {
  const call: RecordedCall = { action: "PutItem", leadingKeys: ["T#agn_1#order"], scope: tenant };

  it("finds nothing in calls that stay at home", async () => {
    const calls: RecordedCall[] = [
      call,
      { action: "Query", index, leadingKeys: ["T#agn_1#application#pos_1#screened"], scope: tenant },
      { action: "GetItem", leadingKeys: ["P#prk_1#park"], scope: park },
      { action: "Query", leadingKeys: ["U#0a1b#member"], scope: member },
      { action: "PutItem", leadingKeys: ["A#prk_1#2025-11"], scope: park },
    ];
    expect(await replay(calls, policies)).toEqual([]);
  });

  it("finds a call that AWS would refuse", async () => {
    expect(await replay([{ ...call, leadingKeys: ["T#agn_2#order"] }], policies)).toEqual([
      "tenant agn_1: PutItem [T#agn_2#] would be refused",
    ]);
  });

  it("finds a policy that lets others in", async () => {
    const statement = { Effect: "Allow", Action: "dynamodb:PutItem", Resource: "*" };
    const violations = await replay([call], { ...policies, park: { ...policies.park, Statement: [statement] } });
    expect(violations).toEqual(["tenant agn_1: PutItem [T#agn_1#] would be allowed to park agn_1"]);
  });

  it("fails on an action that does not exist instead of calling it refused", async () => {
    await expect(replay([{ ...call, action: "PutItems" }], policies)).rejects.toThrow("PutItems");
  });
});
