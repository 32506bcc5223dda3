import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { moveApplications } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import type { Stage } from "@shanhai/contract/stage";
import { type Direct, startDirect } from "../direct.ts";
import { manyCandidates, orderWithSeats, recommendAll } from "../pipeline.ts";
import { type Cost, createRecorder } from "../tenancy/recorder.ts";
import { type Row, ratio, sideBySide } from "./row.ts";

const ROWS = 1000;

/** 1,000 raw writes of the same kind and size as a moved application, batched by 100. */
async function rawMoves({ table }: Direct, version: number): Promise<void> {
  for (let start = 0; start < ROWS; start += 100) {
    const TransactItems = Array.from({ length: 100 }, (_, index) => ({
      Update: {
        TableName: table.name,
        Key: { pk: `T#raw#application#${(start + index) % 64}`, sk: `app_${start + index}` },
        UpdateExpression: "SET stage = :s, version = :n, gsi1pk = :g, movedBy = :b, movedAt = :a, moveId = :m",
        ConditionExpression: "version = :v",
        ExpressionAttributeValues: {
          ":s": `stage${version}`,
          ":n": version + 1,
          ":v": version,
          ":g": `T#raw#application#position#stage${version}`,
          ":b": "owner",
          ":a": "2026-11-01T00:00:00.000Z",
          ":m": "mov_01M8559R8D0XES722P4MC9PERS",
        },
      },
    }));
    await table.client.send(new TransactWriteCommand({ TransactItems }));
  }
}

async function rawRows({ table }: Direct): Promise<void> {
  const filling = "候选人".repeat(60);
  for (let start = 0; start < ROWS; start += 100) {
    const TransactItems = Array.from({ length: 100 }, (_, index) => ({
      Put: {
        TableName: table.name,
        Item: {
          pk: `T#raw#application#${(start + index) % 64}`,
          sk: `app_${start + index}`,
          gsi1pk: "T#raw#application#position#stage",
          gsi1sk: `2026-11-01#app_${start + index}`,
          version: 1,
          filling,
        },
      },
    }));
    await table.client.send(new TransactWriteCommand({ TransactItems }));
  }
}

/** P7: moving 1,000 applications in one act, against 1,000 raw transactional writes batched by 100. */
async function movesBench(direct: Direct): Promise<Row> {
  const owner = direct.owner(1);
  const { orderId, positionId } = await orderWithSeats(owner, ROWS, 1);
  const ids = await recommendAll(owner, positionId, await manyCandidates(direct, ROWS, 1));
  await rawRows(direct);
  let version = 1;
  let round = 0;
  // Out and back again, so that each round moves the same rows.
  const stages: Stage[] = ["withdrawn", "recommended"];
  const [ours, raw] = await sideBySide(
    12,
    async () => {
      const start = performance.now();
      const to = stages[round % 2] as Stage;
      round += 1;
      const { results } = await owner.call(moveApplications, {
        params: { orderId },
        body: { applicationIds: ids, to, reason: "bench" },
      });
      if (results.some(({ outcome }) => outcome !== "moved")) throw new Error("A row was not moved");
      return performance.now() - start;
    },
    async () => {
      const start = performance.now();
      await rawMoves(direct, version);
      version += 1;
      return performance.now() - start;
    },
  );
  const value = `${ratio(ours / raw)} (${Math.round(ours)} / ${Math.round(raw)} ms)`;
  return {
    figure: "P7",
    what: "moving 1,000 applications / raw writes",
    value,
    goal: "≤ 1.30",
    pass: ours / raw <= 1.3,
  };
}

/** P5: what an order's page costs with 100 and with 10,000 applications. */
async function orderPageBench(direct: Direct, spent: () => Cost): Promise<Row> {
  const owner = direct.owner(2);
  const { orderId, positionId } = await orderWithSeats(owner, 20_000, 2);
  const people = await manyCandidates(direct, 10_000, 2);
  const page = async () => {
    const before = spent();
    const start = performance.now();
    for (let call = 0; call < 200; call += 1) await owner.call(getOrder, { params: { orderId } });
    const ms = (performance.now() - start) / 200;
    const after = spent();
    return { units: (after.read - before.read) / 200, requests: (after.requests - before.requests) / 200, ms };
  };
  await recommendAll(owner, positionId, people.slice(0, 100));
  const few = await page();
  await recommendAll(owner, positionId, people.slice(100));
  const many = await page();
  const value = `${ratio(many.units / few.units)} units, ${ratio(many.ms / few.ms)} time`;
  const pass = many.units === few.units && many.requests === few.requests && many.ms / few.ms <= 1.2;
  return { figure: "P5", what: "order page, 10,000 / 100 applications", value, goal: "1.00 units, ≤ 1.20 time", pass };
}

export async function storeBench(): Promise<Row[]> {
  const recorder = createRecorder();
  const plain = await startDirect();
  const counted = await startDirect({ documentClient: recorder.documentClient });
  const log = console.log;
  console.log = () => undefined;
  try {
    return [await orderPageBench(counted, recorder.spent), await movesBench(plain)];
  } finally {
    console.log = log;
    await plain.stop();
    await counted.stop();
  }
}
