import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway, type GatewayFunctions } from "@shanhai/local/gateway";
import { afterAll, beforeAll, expect, test } from "vitest";

/* On a laptop all requests share one process: refusing who asks too often must not take the others' time. */

let [pauses, goOn] = [0, () => {}];
const paused = new Promise<void>((resolve) => {
  goOn = resolve;
});
const functions = {
  authorize: async ({ headers }: { headers?: Record<string, string | undefined> }) => ({
    isAuthorized: true,
    context: headers?.authorization === "Bearer busy" ? { problem: "tooMany", retryAfter: "3" } : {},
  }),
  http: {
    agency: async (event: { requestContext: { authorizer?: { lambda?: { problem?: string } } } }) => ({
      statusCode: event.requestContext.authorizer?.lambda?.problem ? 429 : 200,
    }),
  },
} as unknown as GatewayFunctions;
const handle = createGateway(functions, () => {
  pauses += 1;
  return paused;
});
const server = createServer((request, response) => void handle(request, response));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = async (token: string) => {
  const { port } = server.address() as AddressInfo;
  const headers = { authorization: `Bearer ${token}`, connection: "close" };
  return (await fetch(`http://127.0.0.1:${port}/api/v1/orders`, { headers })).status;
};

test("who asks too often is refused after a pause, and nobody else waits for it", async () => {
  let refused: number | undefined;
  const busy = ask("busy").then((status) => {
    refused = status;
  });
  expect(await ask("calm")).toBe(200);
  while (pauses === 0) expect(await ask("calm")).toBe(200);
  expect(refused).toBeUndefined();
  goOn();
  await busy;
  expect({ refused, pauses }).toEqual({ refused: 429, pauses: 1 });
});
