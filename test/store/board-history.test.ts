import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder, getOrder, updateOrder } from "@shanhai/contract/order";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import { createPosting, getPosting, transitPosting, updatePosting } from "@shanhai/contract/posting";
import type { OrderId, PositionId, PostingId } from "@shanhai/contract/scalar";
import type { StandingRecord } from "@shanhai/domain/agency";
import {
  orderOnBoard,
  positionChanged,
  postingChanged,
  standingChanged,
} from "@shanhai/functions/projections/postings";
import { getBoardTally, listBoardTallies } from "@shanhai/store/board-posting";
import type { StoredOrder } from "@shanhai/store/order";
import { putStanding } from "@shanhai/store/standing";
import { verifyTable } from "@shanhai/store/verify";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { type Person, uscc } from "../laptop.ts";
import { itemsOf } from "../stream.ts";

/*
 * Random histories of what a board follows from, told by a stream that doubles, delays and mixes up its records, several at
 * a time: in the end the board shows what a recount of the agency's own records says, and counts what it shows.
 */

type Item = Record<string, unknown>;
interface Change {
  before: Item | undefined;
  after: Item;
}

let direct: Direct;
let owner: Person;
let orderId: OrderId;
const positions: PositionId[] = [];
const postings: PostingId[] = [];
let known = new Map<string, Item>();
let told: Change[] = [];

const tenant = () => direct.platform.open(mintTenantScope(agencyId(1), PARK));
const NOUN = /^T#[^#]+#(posting|position|order|standing)$/;

/** What has changed since it was last looked. */
async function look() {
  const now = new Map((await itemsOf(direct)).map((item) => [`${item.pk} ${item.sk}`, item]));
  for (const [key, after] of now) {
    const before = known.get(key);
    if (NOUN.test(String(after.pk)) && JSON.stringify(before) !== JSON.stringify(after)) told.push({ before, after });
  }
  known = now;
}

async function deliver({ before, after }: Change): Promise<void> {
  const [, id = "", noun = ""] = String(after.pk).split("#");
  const { platform } = direct;
  if (noun === "posting") return postingChanged(platform, id, after);
  if (noun === "position") return positionChanged(platform, id, after, before);
  if (noun === "standing") return standingChanged(platform, id, after, before);
  await orderOnBoard(platform, id, after as unknown as StoredOrder, before as unknown as StoredOrder | undefined);
}

let standingVersion = 0;
async function stand(more: Partial<StandingRecord>) {
  standingVersion += 1;
  const standing = { parkId: PARK, agencyId: agencyId(1), name: "川思", status: "active", licenceExpiry: "2099-01-01" };
  await putStanding(tenant(), { ...standing, ...more, version: standingVersion } as StandingRecord);
}

beforeAll(async () => {
  direct = await startDirect();
  owner = direct.owner();
  await stand({});
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(1) } });
  ({ orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } }));
  for (const title of ["操作工", "质检员", "仓管员"]) {
    const body = { title, occupation: title, headcount: 3, payMin: 500_000, payMax: 600_000, place: "衢州" };
    const { positionId } = await owner.call(addPosition, { params: { orderId }, body });
    positions.push(positionId);
    const validThrough = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const fields = { division: "330803", validThrough, publish: false };
    postings.push((await owner.call(createPosting, { params: { positionId }, body: fields })).postingId);
  }
  await look();
});
afterAll(() => direct?.stop());

const versionOf = async (postingId: PostingId) => (await owner.call(getPosting, { params: { postingId } })).version;

/** What is refused is part of a history too: nothing of it may have happened. */
async function step(kind: string, which: number, value: number): Promise<void> {
  const [postingId, positionId] = [postings[which], positions[which]] as [PostingId, PositionId];
  const params = { postingId };
  if (kind === "publish" || kind === "withdraw") {
    const to = kind === "publish" ? "published" : "withdrawn";
    await owner.call(transitPosting, { params, body: { version: await versionOf(postingId), to } });
  } else if (kind === "divide") {
    const division = ["330803", "330881", "110105"][value % 3] ?? "";
    await owner.call(updatePosting, { params, body: { version: await versionOf(postingId), division } });
  } else if (kind === "pay" || kind === "seats" || kind === "words") {
    const order = await owner.call(getOrder, { params: { orderId } });
    const { version } = order.positions[which] ?? { version: 0 };
    const pay = { payMin: 300_000 + value * 7_000, payMax: 900_000 + value * 7_000 };
    const words = { requirements: value === 8 ? "限男性" : "倒班" };
    const change = kind === "pay" ? pay : kind === "seats" ? { headcount: 1 + value } : words;
    await owner.call(updatePosition, { params: { positionId }, body: { version, ...change } });
  } else if (kind === "order") {
    const { version, status } = await owner.call(getOrder, { params: { orderId } });
    const to = status === "closed" ? "open" : "closed";
    await owner.call(updateOrder, { params: { orderId }, body: { version, status: to } });
  } else {
    const states = [{ status: "suspended" }, { licenceExpiry: "2026-01-01" }, { name: "川思集团" }] as const;
    await stand((states[value] ?? {}) as Partial<StandingRecord>);
  }
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      "publish",
      "publish",
      "publish",
      "withdraw",
      "divide",
      "pay",
      "seats",
      "words",
      "order",
      "stand",
    ),
    which: fc.nat(2),
    value: fc.nat(8),
    /** Whether some of what was told so far arrives now, several at a time. */
    arrives: fc.nat(3),
  }),
  { minLength: 4, maxLength: 14 },
);

test("whatever is told, doubled, late and mixed up, the board shows and counts what is so", async () => {
  const seen = { listed: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat(1000)), async (history, chance) => {
      const any = () => chance.next().value as number;
      const late: Change[] = [];
      await stand({});
      const { status, version } = await owner.call(getOrder, { params: { orderId } });
      if (status === "closed")
        await owner.call(updateOrder, { params: { orderId }, body: { version, status: "open" } });
      // Two are published to begin with, or whole histories would pass without anything on the board.
      const begun = [0, 1].map((which) => ({ kind: "publish", which, value: 0, arrives: 0 }));
      for (const { kind, which, value, arrives } of [...begun, ...history]) {
        await step(kind, which, value).catch(({ problem }) => {
          if (!problem) throw new Error(`${kind} failed`);
          seen.refused += 1;
        });
        await look();
        late.push(...told, ...told.slice(0, 1));
        told = [];
        const now = Array.from({ length: arrives }, () => late.splice(any() % (late.length || 1), 1)[0]);
        await Promise.all(now.map((change) => (change ? deliver(change) : undefined)));
      }
      while (late.length > 0) {
        const now = Array.from({ length: 1 + (any() % 4) }, () => late.splice(any() % (late.length || 1), 1)[0]);
        await Promise.all(now.map((change) => (change ? deliver(change) : undefined)));
      }
      const { findings } = await verifyTable(direct.table.client, direct.table.name, { followed: true });
      expect(findings.filter((one) => /pst_|board/.test(one))).toEqual([]);
      const copies = (await itemsOf(direct)).filter(({ pk }) => String(pk).includes("#boardPosting#"));
      seen.listed += copies.filter(({ listed }) => listed).length;
    }),
    { numRuns: Number(process.env.SHANHAI_HISTORIES ?? 10) },
  );
  expect(seen.listed).toBeGreaterThan(0);
  const board = direct.platform.open(mintParkScope(PARK));
  const tallies = await listBoardTallies(board);
  expect(tallies.map(({ city }) => city)).toContain("3308");
  for (const tally of tallies) expect(await getBoardTally(board, tally.city)).toEqual(tally);
  expect(await getBoardTally(board, "9999")).toBeUndefined();
});
