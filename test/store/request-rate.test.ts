import { REQUESTS_A_MINUTE, requestRate } from "@shanhai/domain/request-rate";
import { chargeRequests } from "@shanhai/store/request-rate";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createThrottle } from "../../functions/authorizer/throttle.ts";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { createRecorder } from "../tenancy/recorder.ts";

const recorder = createRecorder();
let direct: Direct;
let clock = Date.parse("2026-11-26T02:00:00Z");
const RATE = 3000;
const { block, blockMs, aheadMs } = requestRate(RATE);

beforeAll(async () => {
  direct = await startDirect({ now: () => new Date(clock), documentClient: recorder.documentClient });
});
afterAll(() => direct.stop());

/** How many of so many requests were let through, in turn by these processes. */
async function letThrough(
  processes: ReturnType<typeof createThrottle>[],
  id: string,
  requests: number,
): Promise<number> {
  let count = 0;
  for (let sent = 0; sent < requests; sent += 1) {
    const seconds = await processes[sent % processes.length]?.(id, RATE);
    if (seconds === undefined) count += 1;
  }
  return count;
}

test("a block is a second's worth, costs at most a write in 50 requests, and at least two fit into what may come at once", () => {
  expect(requestRate()).toEqual({ block: 200, blockMs: 1000, aheadMs: 10_000 });
  expect(REQUESTS_A_MINUTE).toBe(12_000);
  for (const rate of [300, 600, 6000, 12_000, 600_000]) {
    const { block: size, blockMs: ms, aheadMs: ahead } = requestRate(rate);
    expect(size).toBeGreaterThanOrEqual(50);
    expect(ahead).toBeGreaterThanOrEqual(2 * ms);
    expect((size / ms) * 60_000).toBeLessThanOrEqual(rate);
  }
});

test("processes share the bucket: together they are ahead of it by a block each, and never more", async () => {
  const processes = [createThrottle(direct.platform), createThrottle(direct.platform), createThrottle(direct.platform)];
  const inBucket = (aheadMs / blockMs) * block;
  expect(await letThrough(processes, agencyId(1), 1000)).toBe(inBucket + processes.length * block);
  clock += 2 * blockMs;
  expect(await letThrough(processes, agencyId(1), 1000)).toBe(2 * block);
  // One who was away for an hour has what may come at once, not an hour's worth; what a block still held counts besides.
  clock += 3_600_000;
  expect(await letThrough(processes, agencyId(1), 1000)).toBe(inBucket);
});

test("a block costs one write, and who asks for little costs none", async () => {
  const before = recorder.spent();
  const calm = createThrottle(direct.platform);
  expect(await letThrough([calm], agencyId(2), block)).toBe(block);
  expect(recorder.spent()).toEqual(before);
  expect(await letThrough([calm], agencyId(2), block)).toBe(block);
  expect(recorder.spent()).toMatchObject({ requests: before.requests + 1, write: before.write + 1 });
});

test("another process's charge is found by the one that knew nothing of it", async () => {
  const table = direct.platform.open(mintMemberScope());
  const charge = (paidUntil?: number) =>
    chargeRequests(table, agencyId(3), requestRate(RATE), { now: clock, paidUntil });
  expect(await charge()).toEqual({ paidUntil: clock + blockMs });
  expect(await charge()).toEqual({ paidUntil: clock + 2 * blockMs });
  // What it remembers may be long past.
  expect(await charge(clock - 1)).toEqual({ paidUntil: clock + 3 * blockMs });
  clock += 60_000;
  expect(await charge(clock + 1)).toEqual({ paidUntil: clock + blockMs });
});

test("a bucket that cannot be reached refuses nobody", async () => {
  const gone = createThrottle({
    ...direct.platform,
    open() {
      throw new Error("no table");
    },
  });
  expect(await letThrough([gone], agencyId(4), 5 * block)).toBe(5 * block);
});
