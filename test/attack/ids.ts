import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { World } from "../tenancy/world.ts";
import {
  type Answered,
  type Attacker,
  attackersOf,
  idsOf,
  ownerOf,
  ownParams,
  paramNames,
  send,
  sendCurrent,
  takesBody,
  targetsFor,
  wholeTable,
} from "./attacker.ts";
import { bodyWith } from "./body.ts";
import { idFieldsOf } from "./id-fields.ts";

/** What of an answer is another's and was not in the question. */
const leaked = ({ text }: Answered, asked: string, { foreign }: Attacker): string[] =>
  [...foreign.values()].flat().filter((id) => text.includes(id) && !asked.includes(id));

/** An agency's place in a programme is named by both: neither is the other's parent. */
const isPair = (path: string) => path.startsWith("/programmes/{programmeId}/") && path.includes("{agencyId}");

/** Refused, told that there is no such record, or answered as if the field had not been there. */
function isRefused({ status, content, text }: Answered, id: string): boolean {
  if (status >= 400) return status < 500;
  const { results = [] } = content as { results?: { outcome?: string }[] };
  const told = results.filter((one) => JSON.stringify(one).includes(id));
  return told.length > 0 ? told.every(({ outcome }) => outcome === "notFound") : !text.includes(id);
}

/** What is remembered of an act, so that its retry is answered alike, is the question: also what was not found. */
const isQuestion = (pk: string) => pk.includes("#moveChunk#");

/** Ids that are another's, wherever an id may stand: what the matrix, which puts them into paths, does not reach. */
export function attackIds(worldOf: () => World): void {
  describe("ids that are another's", () => {
    let attackers: Attacker[];
    let before: Map<string, object>;

    async function victimItems(): Promise<Map<string, object>> {
      await worldOf().laptop.drain();
      const victims = new Set(attackers.flatMap((one) => one.victims));
      const items = (await wholeTable(worldOf().laptop.endpoint)).filter((item) => victims.has(ownerOf(item)));
      return new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
    }

    test("there are some of nearly every kind, and of each victim much to be changed", async () => {
      attackers = await attackersOf(worldOf());
      before = await victimItems();
      const kinds = attackers.map(({ foreign }) => foreign.size);
      expect(Math.min(...kinds)).toBeGreaterThan(15);
      expect(before.size).toBeGreaterThan(300);
    });

    test("a parent of mine with a child of another parent of mine is nothing", async () => {
      const world = worldOf();
      const tried = new Set<string>();
      for (const attacker of attackers) {
        const nested = targetsFor(attacker).filter((one) => paramNames(one).length > 1 && !isPair(one.endpoint.path));
        for (const target of nested) {
          const { endpoint } = target;
          const params = ownParams(attacker, target);
          const [parent = ""] = paramNames(target);
          // Not every kind of record is there for everybody.
          if (Object.values(params).includes("")) continue;
          if (endpoint.method === "GET")
            expect((await send(world, attacker.person, endpoint, { params })).status, endpoint.id).toBe(200);
          const kind = params[parent]?.slice(0, 3) ?? "";
          const others = (attacker.own.get(kind) ?? []).filter((id) => id !== params[parent]);
          for (const other of others.slice(0, 2)) {
            const body = attacker.body(endpoint) ?? {};
            const wrong = { params: { ...params, [parent]: other }, body };
            const { status } = await send(world, attacker.person, endpoint, wrong);
            expect(status, `${attacker.name}: ${endpoint.id}`).toBe(404);
            tried.add(endpoint.id);
          }
        }
      }
      expect(tried.size).toBeGreaterThan(30);
    });

    test("in a body, alone or among one's own, they are refused or said not to be there", async () => {
      const world = worldOf();
      const tried: string[] = [];
      for (const attacker of attackers) {
        for (const target of targetsFor(attacker).filter(({ endpoint }) => takesBody(endpoint))) {
          const { endpoint } = target;
          for (const { path, kind } of idFieldsOf(target.body)) {
            const [id] = attacker.foreign.get(kind) ?? [];
            if (!id) continue;
            const what = `${attacker.name}: ${endpoint.id} ${path.join(".")}`;
            const body = bodyWith(attacker, target, path, id);
            const answer = await sendCurrent(world, attacker.person, endpoint, {
              params: ownParams(attacker, target),
              body,
            });
            expect(isRefused(answer, id), `${what}: ${answer.status} ${answer.text.slice(0, 200)}`).toBe(true);
            expect(leaked(answer, JSON.stringify(body), attacker), what).toEqual([]);
            tried.push(what);
          }
        }
      }
      expect(tried.length).toBeGreaterThan(75);
    });

    test("in a query they find nothing", async () => {
      const world = worldOf();
      let tried = 0;
      for (const attacker of attackers) {
        for (const target of targetsFor(attacker).filter(({ endpoint }) => endpoint.method === "GET")) {
          for (const { path, kind } of idFieldsOf(target.query)) {
            for (const id of (attacker.foreign.get(kind) ?? []).slice(0, 2)) {
              const query = { [path[0] ?? ""]: id };
              const asked = { params: ownParams(attacker, target), query };
              const answer = await send(world, attacker.person, target.endpoint, asked);
              const what = `${attacker.name}: ${target.endpoint.id} ${path.join(".")}: ${answer.text.slice(0, 200)}`;
              expect(answer.status === 200 ? answer.content.items : [], what).toEqual([]);
              expect([200, 400, 404], what).toContain(answer.status);
              expect(leaked(answer, id, attacker), what).toEqual([]);
              tried += 1;
            }
          }
        }
      }
      expect(tried).toBeGreaterThan(20);
    });

    test("after all this nothing of another's lies among one's own, and nothing of theirs has changed", async () => {
      const after = await victimItems();
      const items = await wholeTable(worldOf().laptop.endpoint);
      for (const { name, owner, foreign } of attackers) {
        const theirs = new Set([...foreign.values()].flat());
        const own = items.filter((item) => ownerOf(item) === owner && !isQuestion(item.pk));
        const kept = own.flatMap((item) =>
          idsOf(item)
            .filter((id) => theirs.has(id))
            .map((id) => `${item.pk} ${id}`),
        );
        expect(kept, name).toEqual([]);
      }
      const changed = [...before].filter(([key, item]) => !isDeepStrictEqual(after.get(key), item)).map(([key]) => key);
      expect(changed).toEqual([]);
      expect([...after.keys()].filter((key) => !before.has(key))).toEqual([]);
    });
  });
}
