import { createEnterprise } from "@shanhai/contract/enterprise";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import * as contract from "@shanhai/contract/webhook";
import * as deliveryContract from "@shanhai/contract/webhook-delivery";
import { MOST_WEBHOOKS } from "@shanhai/contract/webhook-limit";
import { create as createStream } from "@shanhai/functions/projections/supply-stream";
import { create as createWorker } from "@shanhai/functions/webhook/worker";
import type { WebhookMessage, WebhookPlatform } from "@shanhai/functions/webhook-platform";
import { putOrganisation } from "@shanhai/store/standing";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import type { DynamoDBRecord, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { type Person, uscc } from "../laptop.ts";
import { manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { type Receiver, startReceiver, verified } from "../receiver.ts";
import { changeOf, itemsOf } from "../stream.ts";

/* From what an agency does to what its receiver gets: once, signed, tried again, and nobody else's. */

const HOUR = 60 * 60 * 1000;
let direct: Direct;
let receiver: Receiver;
let clock = Date.now();
let sent: { message: WebhookMessage; group: string; delaySeconds: number }[] = [];
let platform: WebhookPlatform;

beforeAll(async () => {
  direct = await startDirect({ webhooksLocal: true, now: () => new Date(clock) });
  platform = {
    ...direct.platform,
    webhooks: { send: async (message, post) => void sent.push({ message, ...post }) },
  };
});
afterAll(() => direct?.stop());

beforeEach(async () => {
  receiver = await startReceiver();
  sent = [];
  return () => receiver.stop();
});

type Item = Record<string, unknown>;
const byKey = (items: readonly Item[]) => new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
let known: Item[] = [];

/** Tells the stream's reader what has changed since the last time, and answers with the records that it told. */
async function stream(times = 1, order = (records: DynamoDBRecord[]) => records): Promise<DynamoDBRecord[]> {
  const now = await itemsOf(direct);
  const [before, after] = [byKey(known), byKey(now)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => key.startsWith("T#") && JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
  known = now;
  const records = order(changed.map((key) => changeOf(before.get(key), after.get(key))));
  for (let time = 0; time < times; time += 1) await tell(records);
  return records;
}

async function tell(Records: DynamoDBRecord[]): Promise<void> {
  expect(await createStream(platform)({ Records })).toEqual({ batchItemFailures: [] });
}

const events = (messages: readonly WebhookMessage[]) =>
  ({
    Records: messages.map((message, index) => ({ messageId: `m${index}`, body: JSON.stringify(message) })),
  }) as unknown as SQSEvent;

/** Hands the worker all that waits, and forgets it. */
async function work(worker = createWorker(platform)): Promise<void> {
  const messages = sent.map(({ message }) => message);
  sent = [];
  expect(await worker(events(messages))).toEqual({ batchItemFailures: [] });
}

/** Stream and worker until nothing is due any more. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await stream();
    await work();
  }
}

async function webhook(owner: Person, types: string[] = ["order.opened"]) {
  const body = { url: receiver.url, types: types as never };
  return owner.call(contract.createWebhook, { body });
}

async function openOrder(owner: Person, number: number, title = "一线操作工") {
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: `企业${number}`, uscc: uscc(number) } });
  return owner.call(createOrder, { body: { enterpriseId, title, deadline: "2030-12-31" } });
}

const deliveriesOf = async (owner: Person, webhookId: string, query = {}) =>
  (await owner.call(deliveryContract.listWebhookDeliveries, { params: { webhookId }, query })).items;

test("an order that opens is told once, signed, by its own agency's webhook alone", async () => {
  const [owner, other] = [direct.owner(1), direct.owner(2)];
  const { webhook: made, secret } = await webhook(owner);
  const elsewhere = await webhook(other);
  await webhook(owner, ["order.closed"]);
  await stream();
  const { orderId } = await openOrder(owner, 11);
  const records = await stream(3, (told) => [...told].reverse());
  await stream(2);
  expect(sent.every(({ group }) => group === agencyId(1))).toBe(true);
  await Promise.all([work(), work()]);
  await tell(records);
  await settle();
  expect(receiver.received).toHaveLength(1);
  const [received] = receiver.received;
  expect(verified(received as never, secret)).toMatchObject({
    type: "order.opened",
    data: { orderId, status: "open" },
  });
  expect(received?.body).not.toContain("一线操作工");
  const [delivery, ...more] = await deliveriesOf(owner, made.webhookId);
  expect(more).toEqual([]);
  expect(delivery).toMatchObject({ status: "delivered", type: "order.opened", attempts: [{ status: 204 }] });
  expect(delivery?.eventId).toBe(received?.headers["webhook-id"]);
  expect(await deliveriesOf(other, elsewhere.webhook.webhookId)).toEqual([]);
});

test("a bulk move tells of each of its rows once, a retried batch too", async () => {
  const owner = direct.owner(3);
  const { webhook: made } = await webhook(owner, ["application.moved"]);
  const { orderId, positionId } = await orderWithSeats(owner, 30, 3);
  const applications = await recommendAll(owner, positionId, await manyCandidates(direct, 30, 3));
  await stream();
  await move(owner, orderId, applications, "screened");
  await stream(2);
  await work();
  await settle();
  expect(receiver.received).toHaveLength(30);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(30);
  expect(await deliveriesOf(owner, made.webhookId, { limit: 100 })).toHaveLength(30);
});

test("an agency without webhooks costs one read a batch, and one that is being erased tells nobody", async () => {
  const owner = direct.owner(4);
  await openOrder(owner, 41);
  await openOrder(owner, 42);
  const reads = vi.fn();
  const counting: WebhookPlatform = {
    ...platform,
    open: (scope) => {
      const table = platform.open(scope);
      const client = new Proxy(table.client, {
        get: (target, name) =>
          name === "send"
            ? (command: object) => {
                reads(command.constructor.name);
                return target.send(command as never);
              }
            : Reflect.get(target, name),
      });
      return { ...table, client };
    },
  };
  const now = await itemsOf(direct);
  const orders = now.filter(({ pk }) => String(pk) === `T#${agencyId(4)}#order`);
  expect(orders).toHaveLength(2);
  const Records = orders.map((order) => changeOf(undefined, order));
  await createStream(counting)({ Records });
  // One more reads where the agency stands, for the talent map.
  expect(reads.mock.calls).toEqual([["GetCommand"], ["QueryCommand"]]);

  const { webhook: made } = await webhook(owner);
  const erasing = { agencyId: agencyId(4) as never, status: "left" as const, version: 9, erasing: true as const };
  await putOrganisation(direct.platform.open(mintMemberScope()), erasing);
  await tell(Records);
  expect(await deliveriesOf(owner, made.webhookId)).toEqual([]);
  known = await itemsOf(direct);
});

test("what a receiver refuses is tried again when it is due, goes round the queue until then, and is delivered with the same id", async () => {
  const owner = direct.owner(5);
  const { webhook: made, secret } = await webhook(owner);
  await openOrder(owner, 51);
  await stream();
  await stream();
  receiver.answer = 503;
  await work();
  await stream();
  expect(sent).toMatchObject([{ delaySeconds: expect.any(Number) }]);
  expect(sent[0]?.delaySeconds).toBeGreaterThanOrEqual(5);
  expect(sent[0]?.delaySeconds).toBeLessThanOrEqual(6);
  // Too early: it waits on, and nobody is asked.
  await work();
  expect([sent.length, receiver.received.length]).toEqual([1, 1]);
  clock += 10_000;
  await work();
  await stream();
  // The second failure waits five minutes, the fourth two hours: longer than a queue holds a message.
  for (const wait of [6, 34]) {
    clock += wait * 60_000;
    await work();
    await stream();
  }
  expect(sent).toMatchObject([{ delaySeconds: 900 }]);
  const { webhookId } = made;
  expect(await owner.call(contract.getWebhook, { params: { webhookId } })).toHaveProperty("failingSince");
  clock += 3 * HOUR;
  receiver.answer = 200;
  await work();
  await stream();
  const [delivery] = await deliveriesOf(owner, webhookId);
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 503, 503, 503, 200]);
  expect(delivery).toMatchObject({ status: "delivered" });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  // The library refuses what is more than five minutes from its own clock, and this one's has moved on.
  vi.useFakeTimers({ now: clock, toFake: ["Date"] });
  try {
    expect(verified(receiver.received.at(-1) as never, secret).type).toBe("order.opened");
  } finally {
    vi.useRealTimers();
  }
  expect(await owner.call(contract.getWebhook, { params: { webhookId } })).not.toHaveProperty("failingSince");
});

test("after five days without an answer a webhook is paused, its owner sees why, and what failed is sent again at once", async () => {
  const owner = direct.owner(6);
  const { webhook: made } = await webhook(owner);
  const { webhookId } = made;
  const params = { webhookId };
  // Of an order the moment is the stream's, which tests put there.
  const since = "2026-01-01T00:00:00.000Z";
  receiver.answer = 500;
  await openOrder(owner, 61);
  await settle();
  clock += 5 * 24 * HOUR;
  await openOrder(owner, 62);
  await stream();
  await stream();
  await work();
  await settle();
  const paused = await owner.call(contract.getWebhook, { params });
  expect(paused).toMatchObject({ status: "paused", pausedBecause: "failing", version: 2 });
  const tries = receiver.received.length;
  // What was on its way is given up without a try; what happens meanwhile is not kept.
  await openOrder(owner, 63);
  clock += HOUR;
  await settle();
  expect(receiver.received).toHaveLength(tries);
  expect((await deliveriesOf(owner, webhookId)).map(({ status }) => status)).toEqual(["failed", "failed"]);
  const body = { since };
  await expect(owner.call(deliveryContract.replayWebhookDeliveries, { params, body })).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "webhook.paused" }) }),
  );
  // A test goes to a paused webhook too.
  receiver.answer = 200;
  await owner.call(deliveryContract.testWebhook, { params });
  await settle();
  expect(JSON.parse(receiver.received.at(-1)?.body ?? "")).toMatchObject({ type: "webhook.test", data: params });

  await owner.call(contract.updateWebhook, { params, body: { version: 2, status: "active" } });
  const idempotencyKey = "again";
  const again = await owner.call(deliveryContract.replayWebhookDeliveries, { params, body, idempotencyKey });
  expect(again).toEqual({ replayed: 2, more: false });
  expect(await owner.call(deliveryContract.replayWebhookDeliveries, { params, body, idempotencyKey })).toEqual(again);
  expect(await owner.call(deliveryContract.replayWebhookDeliveries, { params, body })).toMatchObject({ replayed: 0 });
  await settle();
  expect((await deliveriesOf(owner, webhookId)).map(({ status }) => status)).toEqual([
    "delivered",
    "delivered",
    "delivered",
  ]);
  expect(await deliveriesOf(owner, webhookId, { status: "failed" })).toEqual([]);
});

test("one delivery is sent again on request, but not while it waits anyway", async () => {
  const owner = direct.owner(7);
  const { webhook: made } = await webhook(owner);
  await owner.call(deliveryContract.testWebhook, { params: made });
  await stream();
  const [waiting] = await deliveriesOf(owner, made.webhookId);
  const params = { webhookId: made.webhookId, webhookDeliveryId: waiting?.webhookDeliveryId ?? "" };
  await expect(owner.call(deliveryContract.replayWebhookDelivery, { params })).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "webhook.pending" }) }),
  );
  await settle();
  await owner.call(deliveryContract.replayWebhookDelivery, { params });
  await settle();
  expect(receiver.received).toHaveLength(2);
  expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
  const detail = await owner.call(deliveryContract.getWebhookDelivery, { params });
  expect(detail.body).toBe(receiver.received[0]?.body);
  expect(detail.attempts).toHaveLength(2);
});

test("a secret is shown once, to a retry the same, signs along for a day after it was replaced, and lies nowhere in clear text", async () => {
  const owner = direct.owner(8);
  const body = { url: receiver.url, types: ["order.opened" as const] };
  const idempotencyKey = "first";
  const first = await owner.call(contract.createWebhook, { body, idempotencyKey });
  expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(await owner.call(contract.createWebhook, { body, idempotencyKey })).toEqual(first);
  const { webhookId } = first.webhook;
  const params = { webhookId };
  const rotation = { params, body: { version: 1 }, idempotencyKey: "second" };
  const second = await owner.call(contract.rotateWebhookSecret, rotation);
  expect(await owner.call(contract.rotateWebhookSecret, rotation)).toEqual(second);
  expect(second.secret).not.toBe(first.secret);
  await expect(owner.call(contract.rotateWebhookSecret, { params, body: { version: 1 } })).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "stale" }) }),
  );
  clock = Date.now();
  await owner.call(deliveryContract.testWebhook, { params });
  await settle();
  for (const secret of [first.secret, second.secret]) {
    expect(verified(receiver.received[0] as never, secret).type).toBe("webhook.test");
  }
  expect(receiver.received[0]?.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  const everything = JSON.stringify(await itemsOf(direct));
  for (const secret of [first.secret, second.secret]) expect(everything).not.toContain(secret.slice(6));
});

test("an agency has ten at most, also when two are made at once; one removed makes room, and what was on its way is not sent", async () => {
  const owner = direct.owner(9);
  await Promise.all(Array.from({ length: MOST_WEBHOOKS - 1 }, () => webhook(owner).catch(() => undefined)));
  for (;;) {
    const { items } = await owner.call(contract.listWebhooks, { query: {} });
    if (items.length === MOST_WEBHOOKS) break;
    await webhook(owner);
  }
  await expect(webhook(owner)).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "webhook.many" }) }),
  );
  await stream();
  await openOrder(owner, 91);
  await stream();
  await stream();
  const { items } = await owner.call(contract.listWebhooks, { query: {} });
  for (const { webhookId } of items) await owner.call(contract.removeWebhook, { params: { webhookId } });
  await work();
  expect(receiver.received).toEqual([]);
  await webhook(owner);
});

test("a private address is refused when it is named, and http but for this machine's own", async () => {
  const owner = direct.owner(10);
  for (const url of ["https://10.0.0.1/", "https://169.254.169.254/latest/meta-data", "http://hr.example.cn/"]) {
    const making = owner.call(contract.createWebhook, { body: { url, types: ["order.opened"] } });
    const refused = platform.receivers.accepts(url);
    if (url.startsWith("http:")) expect(refused).toBe(true);
    else {
      await expect(making).rejects.toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: "webhook.address" }) }),
      );
    }
    await making.catch(() => undefined);
  }
  const made = await owner.call(contract.createWebhook, {
    body: { url: "https://hr.example.cn/", types: ["order.opened"] },
  });
  const change = { params: made.webhook, body: { version: 1, url: "https://192.168.1.1/" } };
  await expect(owner.call(contract.updateWebhook, change)).rejects.toThrow();
});

test("one slow receiver holds up neither its own batch's others nor another agency's", async () => {
  const [slowOwner, owner] = [direct.owner(11), direct.owner(12)];
  let release: () => void = () => undefined;
  const slow = await startReceiver({
    handle: (_, response) => {
      release = () => response.writeHead(200).end();
    },
  });
  await slowOwner.call(contract.createWebhook, { body: { url: slow.url, types: ["order.opened"] } });
  await webhook(owner);
  await stream();
  await openOrder(slowOwner, 111);
  await openOrder(owner, 121);
  await stream();
  await stream();
  expect(sent).toHaveLength(2);
  const working = work();
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  release();
  await working;
  await slow.stop();
});

test("a message that makes no sense stays with the queue and goes to its dead letters, alone", async () => {
  const owner = direct.owner(13);
  await webhook(owner);
  await openOrder(owner, 131);
  await stream();
  await stream();
  const batch = events([{ tenantId: "nobody" } as never, ...sent.map(({ message }) => message)]);
  expect(await createWorker(platform)(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
  expect(receiver.received).toHaveLength(1);
});

test("nothing of an order that closes is told to who chose openings only", async () => {
  const owner = direct.owner(14);
  const { webhook: made } = await webhook(owner, ["order.closed"]);
  const { orderId, version } = await openOrder(owner, 141);
  await settle();
  expect(receiver.received).toEqual([]);
  await owner.call(updateOrder, { params: { orderId }, body: { version, status: "closed" } });
  await settle();
  expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "order.closed", data: { orderId } });
  expect(await deliveriesOf(owner, made.webhookId)).toHaveLength(1);
});
