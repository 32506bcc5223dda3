import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openApiDocument } from "@shanhai/contract/openapi";
import type { Instant } from "@shanhai/contract/scalar";
import { createWebhook as endpoint } from "@shanhai/contract/webhook";
import { WEBHOOK_EVENT_TYPES, type WebhookEventType, webhookMessage } from "@shanhai/contract/webhook-event";
import type { WebhookDeliveryId, WebhookEventId, WebhookId } from "@shanhai/contract/webhook-id";
import { MOST_WEBHOOKS } from "@shanhai/contract/webhook-limit";
import { changeWebhook, createWebhook, healthAfter, rotateSecret, signingSecrets } from "@shanhai/domain/webhook";
import { afterAttempt, createDelivery, RETRY_AFTER_S, replayDelivery } from "@shanhai/domain/webhook-delivery";
import { eventsOf } from "@shanhai/domain/webhook-event";
import { newSecret, signedHeaders } from "@shanhai/functions/webhook/signature";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";

const T0 = "2026-03-01T00:00:00.000Z" as Instant;
const plus = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString() as Instant;
const HOUR = 60 * 60 * 1000;
const ulid = (letter: string) => letter.repeat(26);
const act = (at = T0) => ({ at, newId: <Id extends string>(prefix: string) => `${prefix}_${ulid("0")}` as Id });
const made = () => createWebhook(0, { url: "https://hr.example.cn/hook", types: ["order.opened"] }, "sealed-1", act());

describe("an address", () => {
  const takes = (url: string) => endpoint.body.safeParse({ url, types: ["order.opened"] }).success;
  test.each(["https://hr.example.cn/hook", "https://hr.example.cn:8443/hook?agency=1", "https://[2606:4700::1111]/"])(
    "%s may be one",
    (url) => expect(takes(url)).toBe(true),
  );
  test.each([
    "ftp://hr.example.cn/",
    "https://user:password@hr.example.cn/",
    "https://hr.example.cn:22/",
    "https://hr.example.cn/#part",
    "https://hr.example.cn/a b",
    "javascript:alert(1)",
    "hr.example.cn",
    `https://hr.example.cn/${"x".repeat(500)}`,
  ])("%s may not", (url) => expect(takes(url)).toBe(false));
});

describe("a webhook", () => {
  test("is one of ten at most", () => {
    expect(() => createWebhook(MOST_WEBHOOKS, made(), "s", act())).toThrow("webhook.many");
  });

  test("signs with both secrets for a day after a rotation, and with one before that never again", () => {
    const once = rotateSecret(made(), 1, "sealed-2", act());
    expect(signingSecrets(once, plus(T0, 24 * HOUR - 1))).toEqual(["sealed-2", "sealed-1"]);
    expect(signingSecrets(once, plus(T0, 24 * HOUR))).toEqual(["sealed-2"]);
    expect(signingSecrets(rotateSecret(once, 2, "sealed-3", act()), T0)).toEqual(["sealed-3", "sealed-2"]);
    expect(() => rotateSecret(once, 1, "sealed-3", act())).toThrow("stale");
  });

  test("is paused when nothing got through for five days, or by a 410, and not before", () => {
    const failing = { ...made(), failingSince: T0 };
    const failed = { delivered: false, status: 500 };
    expect(healthAfter(made(), failed, T0)).toEqual({ status: "active", failingSince: T0 });
    expect(healthAfter(failing, failed, plus(T0, 5 * 24 * HOUR - 1))).toBeUndefined();
    expect(healthAfter(failing, failed, plus(T0, 5 * 24 * HOUR))).toMatchObject({ pausedBecause: "failing" });
    expect(healthAfter(made(), { delivered: false, status: 410 }, T0)).toMatchObject({ pausedBecause: "gone" });
    expect(healthAfter(failing, { delivered: true, status: 200 }, T0)).toEqual({ status: "active" });
    expect(healthAfter(made(), { delivered: true, status: 200 }, T0)).toBeUndefined();
  });

  test("set going again, or given another address, begins afresh; a new description changes nothing of that", () => {
    const paused = { ...made(), status: "paused" as const, pausedBecause: "failing" as const, failingSince: T0 };
    const going = changeWebhook(paused, { version: 1, status: "active" }, act());
    expect(going).toMatchObject({ status: "active", version: 2 });
    expect(going).not.toHaveProperty("failingSince");
    expect(going).not.toHaveProperty("pausedBecause");
    const named = changeWebhook(paused, { version: 1, description: "考勤系统" }, act());
    expect(named).toMatchObject({ status: "paused", pausedBecause: "failing", failingSince: T0 });
    expect(changeWebhook(named, { version: 2, description: null }, act())).not.toHaveProperty("description");
    expect(changeWebhook(made(), { version: 1, status: "paused" }, act()).pausedBecause).toBe("owner");
  });
});

describe("a delivery", () => {
  const ids = {
    webhookId: `whk_${ulid("0")}` as WebhookId,
    webhookDeliveryId: `whd_${ulid("0")}` as WebhookDeliveryId,
    eventId: `whe_${ulid("0")}` as WebhookEventId,
  };
  const fresh = () => createDelivery(ids, { type: "webhook.test", at: T0, data: { webhookId: ids.webhookId } });
  const failure = (at: string) => ({ at: at as Instant, took: 0, status: 503 });

  test("is tried again after 5 s, 5 min, 30 min … 24 h, ten times in all, then it has failed", () => {
    let record = fresh();
    let at: string = T0;
    const waits: number[] = [];
    while (record.status === "pending") {
      record = afterAttempt(record, failure(at), 0);
      if (record.nextAttemptAt) waits.push((Date.parse(record.nextAttemptAt) - Date.parse(at)) / 1000);
      at = record.nextAttemptAt ?? at;
    }
    expect(waits).toEqual([...RETRY_AFTER_S]);
    expect(record).toMatchObject({ status: "failed", failures: 10, round: 11 });
    expect(record.attempts).toHaveLength(10);
    expect(record).not.toHaveProperty("nextAttemptAt");
  });

  test("waits up to a tenth longer, so that what failed together does not come back together", () => {
    const { nextAttemptAt } = afterAttempt({ ...fresh(), failures: 1 }, failure(T0), 1);
    expect(nextAttemptAt).toBe(plus(T0, 330_000));
  });

  test("is delivered by any 2xx and by nothing else", () => {
    for (const status of [200, 204, 299]) {
      expect(afterAttempt(fresh(), { at: T0, took: 1, status }, 0).status).toBe("delivered");
    }
    for (const status of [199, 301, 304, 400, 500]) {
      expect(afterAttempt(fresh(), { at: T0, took: 1, status }, 0).status).toBe("pending");
    }
    expect(afterAttempt(fresh(), { at: T0, took: 1, status: 410 }, 0).status).toBe("failed");
    expect(afterAttempt(fresh(), { at: T0, took: 1, error: "timeout" }, 0).status).toBe("pending");
  });

  test("sent again begins with all tries anew and the same id and body; what waits hours for a try need not, what is being sent does", () => {
    const failed = { ...fresh(), status: "failed" as const, failures: 10, round: 11 };
    expect(replayDelivery(failed, act())).toMatchObject({
      ...ids,
      body: failed.body,
      status: "pending",
      failures: 0,
      round: 12,
    });
    expect(() => replayDelivery(fresh(), act())).toThrow("webhook.pending");
    const waiting = { ...fresh(), failures: 6, nextAttemptAt: plus(T0, 10 * HOUR) };
    const now = replayDelivery(waiting, act());
    expect(now).toMatchObject({ status: "pending", failures: 0, round: 2 });
    expect(now).not.toHaveProperty("nextAttemptAt");
    expect(() => replayDelivery(waiting, act(plus(T0, 10 * HOUR)))).toThrow("webhook.pending");
    // Nobody has sent it for a quarter of an hour: its message lies among the dead letters.
    expect(replayDelivery(waiting, act(plus(T0, 10.25 * HOUR))).round).toBe(2);
  });
});

describe("a signature", () => {
  // The example of the Standard Webhooks libraries' own tests.
  const example = {
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };

  test("is that of the published example", () => {
    expect(signedHeaders([example.secret], example)).toEqual({
      "webhook-id": example.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  test("is taken by the library of Standard Webhooks under either of two secrets, and not once the body was changed", () => {
    const secrets = ["a", "b"].map((text) => `whsec_${createHash("sha256").update(text).digest("base64")}`);
    const message = { ...example, at: new Date() };
    const headers = signedHeaders(secrets, message);
    for (const secret of secrets)
      expect(new Webhook(secret).verify(message.body, headers)).toEqual({ test: 2432232314 });
    expect(() => new Webhook(example.secret).verify(message.body, headers)).toThrow();
    expect(() => new Webhook(secrets[0] ?? "").verify(`${message.body} `, headers)).toThrow();
  });
});

test("the example of the README takes what is genuine, and nothing else", () => {
  const readme = readFileSync(new URL("../../packages/contract/README.md", import.meta.url), "utf8");
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "shanhai-example-"));
  const file = join(folder, "example.mjs");
  writeFileSync(file, example);
  const secret = newSecret();
  const message = { id: "whe_1", at: new Date(), body: '{"type":"webhook.test"}' };
  const headers = signedHeaders([newSecret(), secret], message);
  const old = signedHeaders([secret], { ...message, at: new Date(Date.now() - HOUR) });
  const ask = (...given: unknown[]) =>
    execFileSync(process.execPath, [
      "--input-type=module",
      "--eval",
      `import { isGenuine } from ${JSON.stringify(pathToFileURL(file).href)};
       process.stdout.write(String(isGenuine(...${JSON.stringify(given)})))`,
    ]).toString();
  expect(ask(secret, headers, message.body)).toBe("true");
  expect(ask(secret, headers, `${message.body} `)).toBe("false");
  expect(ask(newSecret(), headers, message.body)).toBe("false");
  expect(ask(secret, old, message.body)).toBe("false");
  rmSync(folder, { recursive: true });
});

describe("what happened", () => {
  const ids = {
    applicationId: `app_${ulid("1")}`,
    orderId: `ord_${ulid("1")}`,
    positionId: `pos_${ulid("1")}`,
    candidateId: `can_${ulid("1")}`,
    enterpriseId: `ent_${ulid("1")}`,
  };
  const stamps = { version: 3, createdAt: T0, updatedAt: T0, movedAt: T0 };
  const person = { candidateName: "何娜", candidatePhone: "199****0123", reason: "电话 19900000123" };
  const application = { ...ids, ...stamps, ...person, stage: "recommended" };
  const placement = {
    ...ids,
    ...stamps,
    candidateName: "何娜",
    placementId: `plc_${ulid("1")}`,
    arrivalDate: "2026-03-01",
    guaranteeUntil: "2026-03-30",
    status: "active",
  };
  const left = { ...placement, status: "left", leftDate: "2026-03-05", leftReason: "回老家", insideGuarantee: true };
  const order = {
    ...ids,
    ...stamps,
    title: "何娜的订单",
    deadline: "2026-05-01",
    headcount: 2,
    filled: 0,
    open: 2,
    status: "open",
    revision: 1,
  };
  const full = { ...order, filled: 2, open: 0, revision: 3 };
  const statement = {
    ...{ ...ids, ...stamps, statementId: `stm_${ulid("1")}`, from: "2026-02-01", to: "2026-02-28" },
    ...{ totals: { net: 100, vat: 6, gross: 106 }, status: "draft" },
  };
  const job = {
    importJobId: `imp_${ulid("1")}`,
    kind: "candidates",
    status: "running",
    created: 5,
    merged: 1,
    rejected: 2,
    updatedAt: T0,
  };
  const lead = {
    leadId: `led_${ulid("1")}`,
    kind: "service",
    contactName: "王芳",
    phone: "19900000001",
    origin: "park",
    assignment: 1,
    headcount: 10,
  };
  const posting = {
    ...ids,
    ...stamps,
    postingId: `pst_${ulid("1")}`,
    status: "published",
    division: "330800",
    validThrough: "2026-04-01",
    description: "联系 19900000001",
  };
  const evaluation = {
    evaluationId: `evl_${ulid("1")}`,
    orderId: ids.orderId,
    score: 91.5,
    grade: "AAAAA",
    comment: "王芳很好",
    createdAt: T0,
  };

  const CASES: [WebhookEventType, string, object, object | undefined][] = [
    ["application.created", "application", application, undefined],
    ["application.moved", "application", { ...application, stage: "screened" }, application],
    ["placement.arrived", "placement", placement, undefined],
    ["placement.left", "placement", left, placement],
    ["placement.returned", "placement", placement, left],
    ["order.opened", "order", order, undefined],
    ["order.opened", "order", order, { ...order, status: "draft" }],
    ["order.fulfilled", "order", full, order],
    ["order.reopened", "order", { ...order, filled: 1, open: 1, revision: 4 }, full],
    ["order.closed", "order", { ...order, status: "cancelled" }, order],
    ["statement.sent", "statement", { ...statement, status: "sent" }, statement],
    ["statement.confirmed", "statement", { ...statement, status: "confirmed" }, { ...statement, status: "sent" }],
    ["statement.disputed", "statement", { ...statement, status: "disputed" }, { ...statement, status: "sent" }],
    ["statement.settled", "statement", { ...statement, status: "settled" }, { ...statement, status: "confirmed" }],
    ["import.finished", "importJob", { ...job, status: "completed" }, job],
    ["lead.assigned", "lead", lead, undefined],
    ["lead.assigned", "lead", { ...lead, assignment: 3 }, { ...lead, takenBack: true, assignment: 2 }],
    ["posting.published", "posting", posting, { ...posting, status: "draft" }],
    ["posting.withdrawn", "posting", { ...posting, status: "withdrawn" }, posting],
    ["evaluation.received", "evaluation", evaluation, undefined],
  ];

  test.each(CASES)(
    "%s is told of a changed %s, as the catalogue says and without people",
    (type, noun, after, before) => {
      const events = eventsOf(noun, after as never, before as never, T0);
      expect(events.map((event) => event.type)).toEqual([type]);
      const [event] = events;
      const body = JSON.parse(JSON.stringify({ type, timestamp: event?.at, data: event?.data }));
      const schema = webhookMessage(type);
      expect(schema.parse(body)).toEqual(body);
      expect(JSON.stringify(body)).not.toMatch(/何娜|王芳|1990|199\*|回老家/);
    },
  );

  test("is nothing when what changed is no news", () => {
    expect(eventsOf("application", { ...application, unread: 1 }, application, T0)).toEqual([]);
    expect(eventsOf("order", { ...order, filled: 1, open: 1, revision: 2 }, order, T0)).toEqual([]);
    expect(eventsOf("order", { ...order, status: "draft" }, undefined, T0)).toEqual([]);
    expect(eventsOf("statement", statement, undefined, T0)).toEqual([]);
    expect(eventsOf("lead", { ...lead, origin: "own" }, undefined, T0)).toEqual([]);
    expect(eventsOf("lead", { ...lead, takenBack: true }, lead, T0)).toEqual([]);
    expect(eventsOf("candidate", application, undefined, T0)).toEqual([]);
  });

  test("covers the whole catalogue", () => {
    expect(new Set([...CASES.map(([type]) => type), "webhook.test"])).toEqual(new Set(WEBHOOK_EVENT_TYPES));
  });
});

describe("the API's description", () => {
  test("has every event with its headers and what its data are", () => {
    const { webhooks } = openApiDocument() as { webhooks: Record<string, { post: Record<string, unknown> }> };
    expect(Object.keys(webhooks)).toEqual(WEBHOOK_EVENT_TYPES);
    for (const { post } of Object.values(webhooks)) {
      expect((post.parameters as { name: string }[]).map(({ name }) => name)).toEqual([
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature",
      ]);
    }
    expect(JSON.stringify(webhooks["placement.arrived"]?.post.requestBody)).toContain("PlacementId");
  });
});
