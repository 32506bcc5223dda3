import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGateway, type GatewayFunctions } from "@shanhai/local/gateway";
import { createLanes } from "@shanhai/local/lane";
import { beforeEach, expect, test } from "vitest";

/* On a laptop all requests share one process: what one organisation asks for must not take the others' time. */

let [pauses, working, most] = [0, 0, 0];
let [goOn, finish] = [() => {}, () => {}];
let inLane: ReturnType<typeof createLanes>;
let finished: Promise<void>;

beforeEach(() => {
  [pauses, working, most] = [0, 0, 0];
  const paused = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  inLane = createLanes(() => {
    pauses += 1;
    return paused;
  });
});

const soon = () => new Promise((resolve) => setImmediate(resolve));
const answer = (organisation: string) => inLane(organisation, false, async () => "answered");
const work = () =>
  inLane("busy", false, async () => {
    working += 1;
    most = Math.max(most, working);
    await finished;
    working -= 1;
  });

test("who asks too often is refused after a pause, and nobody else waits for it", async () => {
  let refused: string | undefined;
  const told = inLane("often", true, async () => {
    refused = "429";
  });
  await soon();
  expect(await answer("calm")).toBe("answered");
  expect({ pauses, refused }).toEqual({ pauses: 1, refused: undefined });
  goOn();
  await told;
  expect(refused).toBe("429");
});

test("of one organisation six requests are worked on at once, of another the next; in the end all are answered", async () => {
  const all = Array.from({ length: 30 }, work);
  await soon();
  expect(working).toBe(6);
  expect(await answer("calm")).toBe("answered");
  expect(working).toBe(6);
  finish();
  goOn();
  await Promise.all(all);
  expect(most).toBe(6);
});

test("who sends more than its lane holds takes pauses while others are at work, and none when it is alone", async () => {
  finish();
  await Promise.all(Array.from({ length: 30 }, work));
  expect(pauses).toBe(0);

  await answer("calm");
  const crowd = Array.from({ length: 30 }, work);
  await soon();
  // One pause after the other.
  expect(pauses).toBe(1);
  goOn();
  await Promise.all(crowd);
  // Behind the last nobody waits.
  expect(pauses).toBe(29);

  await Promise.all(Array.from({ length: 6 }, work));
  expect(pauses).toBe(29);
});

test("each request comes into the lane of the organisation that its token speaks for", async () => {
  const functions = {
    // The token is the organisation's name.
    authorize: async ({ headers }: { headers: Record<string, string> }) => {
      const organisationId = headers.authorization?.slice("Bearer ".length);
      return {
        isAuthorized: true,
        context: { organisationId, ...(organisationId === "often" && { problem: "tooMany" }) },
      };
    },
    http: { agency: async () => ({ statusCode: 200 }) },
  } as unknown as GatewayFunctions;
  const came: [string, boolean][] = [];
  const handle = createGateway(functions, (organisationId, refused, run) => {
    came.push([organisationId, refused]);
    return run();
  });
  const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    for (const organisation of ["calm", "often"]) {
      const headers = { authorization: `Bearer ${organisation}`, connection: "close" };
      expect((await fetch(`http://127.0.0.1:${port}/api/v1/orders`, { headers })).status).toBe(200);
    }
    expect(came).toEqual([
      ["calm", false],
      ["often", true],
    ]);
  } finally {
    server.close();
  }
});
