import { createClient, ProblemError } from "@shanhai/client/client";
import { waitBefore } from "@shanhai/client/retry";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { createOrder } from "@shanhai/contract/order";
import { expect, test } from "vitest";

const body = { enterpriseId: `ent_${"0".repeat(26)}`, title: "t", deadline: "2030-01-01" };
const busy = () =>
  Response.json(
    { code: "busy", status: 503, detail: "", requestId: "r" },
    { status: 503, headers: { "retry-after": "0" } },
  );
const lost = () => {
  throw new TypeError("fetch failed");
};

/** A client whose server gives these answers, one a request; `sent` are the requests. */
function clientOf(answers: (() => Response)[], options: Parameters<typeof createClient>[0] = {}) {
  const sent: { url: string; headers: Headers }[] = [];
  const client = createClient({
    apiKey: "shk_x",
    fetch: async (url, init) => {
      sent.push({ url: String(url), headers: new Headers(init?.headers) });
      return (answers[sent.length - 1] ?? answers.at(-1) ?? busy)();
    },
    ...options,
  });
  return { client, sent };
}

test("a write that is tried again goes under one key, made up where none is given", async () => {
  const made = clientOf([busy, lost, () => Response.json({ orderId: "o" })]);
  expect(await made.client.call(createOrder, { body })).toEqual({ orderId: "o" });
  const keys = made.sent.map(({ headers }) => headers.get("idempotency-key"));
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toBeTruthy();
  const given = clientOf([busy, () => Response.json({})]);
  await given.client.call(createOrder, { body, idempotencyKey: "mine" });
  expect(given.sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["mine", "mine"]);
  expect(given.sent[0]?.headers.get("authorization")).toBe("Bearer shk_x");
});

test("it gives up after as many tries as told, and tries nothing again that would be refused again", async () => {
  const never = clientOf([busy], { retries: 2 });
  await expect(never.client.call(listEnterprises, { query: {} })).rejects.toMatchObject({ code: "busy" });
  expect(never.sent).toHaveLength(3);
  const refused = clientOf([() => Response.json({ code: "stale", status: 409, requestId: "r" }, { status: 409 })]);
  await expect(refused.client.call(createOrder, { body })).rejects.toBeInstanceOf(ProblemError);
  expect(refused.sent).toHaveLength(1);
  const once = clientOf([busy], { retries: 0 });
  await expect(once.client.call(createOrder, { body })).rejects.toBeInstanceOf(ProblemError);
  expect(once.sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual([null]);
});

test("who gives up waits no more", async () => {
  const giveUp = new AbortController();
  const { client, sent } = clientOf([
    () => {
      giveUp.abort(new Error("enough"));
      return busy();
    },
  ]);
  await expect(client.call(listEnterprises, { query: {}, signal: giveUp.signal })).rejects.toThrow();
  expect(sent).toHaveLength(1);
});

test("a try that takes too long is given up and tried again", async () => {
  const answers = [
    (signal: AbortSignal) =>
      new Promise<Response>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    async () => Response.json({ items: [] }),
  ];
  let tries = 0;
  const client = createClient({
    timeoutMs: 1,
    fetch: (_url, init) =>
      (answers[Math.min(tries++, 1)] as (signal: AbortSignal) => Promise<Response>)(init?.signal as AbortSignal),
  });
  // The second may be slower than a millisecond as well: it is tried again then.
  expect(await client.call(listEnterprises, { query: {} })).toEqual({ items: [] });
  expect(tries).toBeGreaterThan(1);
});

test("pages follow the cursor to the end with the same filters", async () => {
  const pages = [{ items: [1, 2], cursor: "a b" }, { items: [], cursor: "c" }, { items: [3] }];
  const { client, sent } = clientOf(pages.map((page) => () => Response.json(page)));
  const seen: unknown[] = [];
  for await (const { items } of client.pages(listEnterprises, { query: { limit: 2 } })) seen.push(...items);
  expect(seen).toEqual([1, 2, 3]);
  expect(sent.map(({ url }) => url.split("?")[1])).toEqual(["limit=2", "limit=2&cursor=a+b", "limit=2&cursor=c"]);
});

test("waiting is as long as asked, or a random part of a doubling time", () => {
  const problem = (status: number, retryAfterMs?: number) =>
    new ProblemError({ type: "", title: "", status, code: "busy", detail: "", requestId: "" }, retryAfterMs);
  expect(waitBefore(problem(429, 1500), 0, 0.5)).toBe(1500);
  expect(waitBefore(problem(429, 3_600_000), 0, 0.5)).toBeUndefined();
  expect([0, 1, 2, 9].map((attempt) => waitBefore(new TypeError(), attempt, 1))).toEqual([250, 500, 1000, 8000]);
  expect(waitBefore(problem(503), 2, 0.25)).toBe(250);
  expect([400, 401, 403, 404, 409, 422, 500].map((status) => waitBefore(problem(status), 0, 1))).toEqual(
    Array(7).fill(undefined),
  );
  expect(waitBefore(new DOMException("", "AbortError"), 0, 1)).toBeUndefined();
});
