import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway, type GatewayFunctions } from "@shanhai/local/gateway";
import { afterAll, beforeAll, expect, test } from "vitest";

/* On a laptop all requests share one process: what one organisation asks for must not take the others' time. */

let [pauses, working, most] = [0, 0, 0];
let [goOn, finish] = [() => {}, () => {}];
const paused = new Promise<void>((resolve) => {
  goOn = resolve;
});
const finished = new Promise<void>((resolve) => {
  finish = resolve;
});

type Event = { requestContext: { authorizer?: { lambda?: { problem?: string; organisationId?: string } } } };
const functions = {
  // The token is the organisation's name.
  authorize: async ({ headers }: { headers?: Record<string, string | undefined> }) => {
    const organisationId = headers?.authorization?.slice("Bearer ".length);
    const refused = organisationId === "refused" ? { problem: "tooMany", retryAfter: "3" } : {};
    return { isAuthorized: true, context: { organisationId, ...refused } };
  },
  http: {
    agency: async ({ requestContext: { authorizer } }: Event) => {
      const { problem, organisationId } = authorizer?.lambda ?? {};
      if (organisationId === "slow") {
        working += 1;
        most = Math.max(most, working);
        await finished;
        working -= 1;
      }
      return { statusCode: problem ? 429 : 200 };
    },
  },
} as unknown as GatewayFunctions;
const handle = createGateway(functions, () => {
  pauses += 1;
  return paused;
});
const server = createServer((request, response) => void handle(request, response));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = async (organisation: string) => {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: `Bearer ${organisation}`, connection: "close" };
  return (await fetch(`http://127.0.0.1:${port}/api/v1/orders`, { headers })).status;
};

test("who asks too often is refused after a pause, and nobody else waits for it", async () => {
  let refused: number | undefined;
  const busy = ask("refused").then((status) => {
    refused = status;
  });
  expect(await ask("calm")).toBe(200);
  while (pauses === 0) expect(await ask("calm")).toBe(200);
  expect(refused).toBeUndefined();
  goOn();
  await busy;
  expect({ refused, pauses }).toEqual({ refused: 429, pauses: 1 });
});

test("of one organisation eight requests are worked on at once, of another the next; in the end all are answered", async () => {
  const slow = Array.from({ length: 30 }, () => ask("slow"));
  while (working < 8) expect(await ask("calm")).toBe(200);
  for (let time = 0; time < 50; time += 1) expect(await ask("calm")).toBe(200);
  expect(working).toBe(8);
  finish();
  expect(await Promise.all(slow)).toEqual(slow.map(() => 200));
  expect(most).toBe(8);
});
