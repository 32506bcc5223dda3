import type { Endpoint } from "@shanhai/contract/endpoint";
import { expect, test } from "vitest";
import type { Target } from "../fuzz/request.ts";
import type { World } from "../tenancy/world.ts";
import { type Attacker, attackersOf, ownParams, send, targetsFor } from "./attacker.ts";

const isList = (endpoint: Endpoint) => "cursor" in ((endpoint.query as { shape?: object }).shape ?? {});

/** Forged ones: one character is another in the signature, in the place and in the middle; too short; too long; of nothing. */
function forgeries(cursor: string): string[] {
  const flipped = [2, 20, Math.floor(cursor.length / 2), cursor.length - 3].map(
    (at) => `${cursor.slice(0, at)}${cursor[at] === "B" ? "C" : "B"}${cursor.slice(at + 1)}`,
  );
  return [
    ...flipped,
    cursor.slice(0, -4),
    cursor.slice(0, 24),
    `${cursor}AAAA`,
    Buffer.alloc(48).toString("base64url"),
  ];
}

/** Places in lists, altered, and used where they were not given out: the matrix uses each at another owner's. */
export function attackCursors(worldOf: () => World): void {
  test("cursors are forged into what they were not", () => {
    const cursor = Buffer.from("a signature of 24 letters and a place").toString("base64url");
    const decoded = new Set([cursor, ...forgeries(cursor)].map((one) => Buffer.from(one, "base64url").toString("hex")));
    expect(decoded.size).toBe(forgeries(cursor).length + 1);
  });

  test("a cursor that was altered, or comes from another list of one's own, is refused by every list", async () => {
    const world = worldOf();
    let tried = 0;
    for (const attacker of await attackersOf(world)) {
      const given: { target: Target; params: Record<string, string>; cursor: string }[] = [];
      for (const target of targetsFor(attacker).filter(({ endpoint }) => isList(endpoint))) {
        const params = ownParams(attacker, target);
        const { cursor } = (await send(world, attacker.person, target.endpoint, { params, query: { limit: 1 } }))
          .content;
        if (cursor) given.push({ target, params, cursor });
      }
      for (const [index, { target, params, cursor }] of given.entries()) {
        const other = given[(index + 1) % given.length]?.cursor ?? "";
        for (const wrong of [...forgeries(cursor), other]) {
          await refused(world, attacker, target, { params, query: { limit: 1, cursor: wrong } });
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
  });
}

async function refused(
  world: World,
  attacker: Attacker,
  { endpoint }: Target,
  asked: { params: object; query: object },
) {
  const { status, content } = await send(world, attacker.person, endpoint, asked);
  expect(`${status} ${content.code}`, `${attacker.name}: ${endpoint.id}`).toBe("400 cursor.invalid");
}
