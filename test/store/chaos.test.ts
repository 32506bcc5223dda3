import { createCandidate } from "@shanhai/contract/candidate";
import { verifyTable } from "@shanhai/store/verify";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyStep } from "../chaos/order-step.ts";
import { streamScene } from "../chaos/stream-history.ts";
import { agencyId, startDirect } from "../direct.ts";
import { changeOf, itemsOf } from "../stream.ts";

/* The first histories of `npm run chaos` that a rough stream tells; `history.test.ts` has those that it does not. */

test("doubled, mixed up, poisoned and broken off, the stream leads to what the rows say", async () => {
  const scene = await streamScene();
  try {
    for (const seed of [1, 2]) {
      const [steps = []] = fc.sample(fc.array(anyStep, { minLength: 8, maxLength: 14 }), { seed, numRuns: 1 });
      await expect(scene.live(seed, steps, seed)).resolves.toBeUndefined();
    }
  } finally {
    await scene.stop();
  }
});

test("what stands before a change that nobody can read has reached every reader of the stream", async () => {
  const direct = await startDirect();
  try {
    const body = { name: "何娜", phone: "19900000001", consent: true as const };
    await direct.owner().call(createCandidate, { body });
    const people = (await itemsOf(direct)).map((item) => changeOf(undefined, item));
    const order = { pk: `T#${agencyId(999)}#order`, sk: "poisoned" };
    const numbered = [...people, changeOf(undefined, order)].map((record, index) => ({
      ...record,
      dynamodb: { ...record.dynamodb, SequenceNumber: String(index) },
    }));
    const { batchItemFailures } = await direct.functions.project({ Records: numbered } as never, {} as never);
    expect(batchItemFailures).toEqual([{ itemIdentifier: String(people.length) }]);
    const { findings } = await verifyTable(direct.table.client, direct.table.name, { followed: true });
    expect(findings).toEqual([]);
  } finally {
    await direct.stop();
  }
});
