import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { Target } from "../fuzz/request.ts";
import type { World } from "../tenancy/world.ts";
import { attackersOf, ownParams, sendCurrent, takesBody, targetsFor, wholeTable } from "./attacker.ts";
import { ownBody } from "./body.ts";

const MARK = "mark-of-what-was-not-asked";
const NUMBER = 987_654_321;

/** What records have besides what a request may say of them, and what objects have. */
const EXTRA: Record<string, unknown> = {
  ...Object.fromEntries(
    [
      ...["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "tenantId", "organisationId", "parkId", "agencyId"],
      ...["subject", "by", "createdBy", "createdAt", "updatedAt", "role", "status", "stage", "secretHash", "phoneHash"],
      ...["recruiterId", "origin", "request", "acceptedBy", "mergedInto", "organisationName", "kind", "prototype"],
    ].map((name) => [name, MARK]),
  ),
  ...Object.fromEntries(
    ["ttl", "until", "filled", "headcountFilled", "count", "revision", "score"].map((name) => [name, NUMBER]),
  ),
  quotas: { members: NUMBER, requestsAMinute: NUMBER },
  counts: { recommended: NUMBER },
  permits: { park: [MARK] },
  constructor: { prototype: { mark: MARK } },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What of it a contract does not name anywhere. */
const extraFor = ({ body }: Target): Record<string, unknown> => {
  const schema = JSON.stringify(body);
  return Object.fromEntries(Object.entries(EXTRA).filter(([name]) => !schema.includes(`"${name}":`)));
};

/** A copy with more in it at every level, or at the first alone. */
function withExtra(value: unknown, extra: Record<string, unknown>, deep: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => (deep ? withExtra(one, extra, deep) : one));
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([name, one]) => [name, deep ? withExtra(one, extra, deep) : one]);
  return { ...extra, ...Object.fromEntries(inner) };
}

/** The same as text, with the one name that no literal can give. */
const asText = (body: unknown) =>
  JSON.stringify(body).replaceAll("{", `{"__proto__":{"mark":"${MARK}","role":"owner"},`).replaceAll(",}", "}");

/** Everything that takes a body, given more than its contract names. It moves its own world on, so it comes last. */
export function attackWithExtraFields(worldOf: () => World): void {
  describe("fields that a contract does not name", () => {
    test("are dropped when a body is parsed, on every level, whatever they are called", async () => {
      const attackers = await attackersOf(worldOf());
      const proven = new Set<string>();
      for (const attacker of attackers) {
        for (const target of targetsFor(attacker).filter(({ endpoint }) => takesBody(endpoint))) {
          const { endpoint } = target;
          const body = ownBody(attacker, target);
          if (body === undefined) continue;
          const right = endpoint.body.safeParse(body);
          // Where names are the caller's to choose (scores by indicator), more of them are more of those: there only the first level.
          const [all, first] = [true, false].map((deep) =>
            endpoint.body.safeParse(JSON.parse(asText(withExtra(body, extraFor(target), deep)))),
          );
          const given = all?.success ? all : first;
          const free = JSON.stringify(target.body).includes('"propertyNames"');
          expect(given?.success || free, endpoint.id).toBe(true);
          if (given?.success && !free) expect(isDeepStrictEqual(given.data, right.data), endpoint.id).toBe(true);
          if (given?.success) proven.add(endpoint.id);
        }
      }
      expect(proven.size).toBeGreaterThan(110);
      expect(({} as { mark?: string }).mark).toBeUndefined();
    });

    test("are stored nowhere and change nothing", async () => {
      const world = worldOf();
      const attackers = await attackersOf(world);
      const taken = new Set<string>();
      for (const attacker of attackers) {
        for (const target of targetsFor(attacker).filter(({ endpoint }) => takesBody(endpoint))) {
          const { endpoint } = target;
          const body = withExtra(ownBody(attacker, target), extraFor(target), true);
          if (!isObject(body)) continue;
          const answer = await sendCurrent(world, attacker.person, endpoint, {
            params: ownParams(attacker, target),
            body,
          });
          expect(answer.status, endpoint.id).toBeLessThan(500);
          expect(answer.text, endpoint.id).not.toContain(MARK);
          expect(answer.text, endpoint.id).not.toContain(String(NUMBER));
          if (answer.status < 300) taken.add(endpoint.id);
        }
      }
      expect(taken.size).toBeGreaterThan(40);
      await world.laptop.drain();
      const marked = (await wholeTable(world.laptop.endpoint)).filter((item) =>
        [MARK, String(NUMBER)].some((one) => JSON.stringify(item).includes(one)),
      );
      expect(marked).toEqual([]);
    });
  });
}
