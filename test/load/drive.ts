import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import { uscc } from "../laptop.ts";
import type { LoadedAgency } from "./agencies.ts";
import { dice } from "./dice.ts";
import { createMix, type Sent } from "./mix.ts";

/** One agency's part in a run: so many connections, each as fast as it is answered or so many requests a second. */
export interface Part {
  agency: LoadedAgency;
  connections: number;
  /** Requests a second of each connection, sent one after another when the second begins, as opening a page does. */
  rate?: number;
}

/** One answer. */
export interface Answer {
  agencyId: string;
  kind: string;
  status: number;
  ms: number;
}

export interface Run {
  answers: Answer[];
  seconds: number;
  /** Connections that broke, and requests that nobody answered within thirty seconds. */
  broken: number;
  /** Refusals for asking too often that did not say when to come back. */
  withoutRetryAfter: number;
  /** Answers that were neither a success, and the right one, nor such a refusal; the first of them in words. */
  wrong: number;
  told: string[];
}

let made = 0;
const newPhone = () => {
  made += 1;
  return `197${String(made).padStart(8, "0")}`;
};
const newUscc = () => {
  made += 1;
  return uscc(100_000 + made);
};

const TOLD = 5;
/** Libuv takes one new connection in a turn of its loop, so that of a busy process the last of sixty-four waits for seconds. */
const CONNECTING_SECONDS = 8;
/** So long API Gateway waits for an answer. */
const API_GATEWAY_SECONDS = 30;

/** What is wrong with a success, if anything. */
function learn(sent: Sent, body: string): string | undefined {
  try {
    sent.learn?.(body);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/**
 * Sends what these agencies ask for at once. What is answered in so many seconds counts, once all connections are made; what is wrong
 * counts from the first.
 */
export async function drive(origin: string, parts: readonly Part[], seconds: number, seed: number): Promise<Run> {
  const run: Run = { answers: [], seconds, broken: 0, withoutRetryAfter: 0, wrong: 0, told: [] };
  const connected = performance.now() + CONNECTING_SECONDS * 1000;
  const counts = (now: number) => now >= connected && now < connected + seconds * 1000;
  const one = async ({ agency, connections, rate }: Part, index: number) => {
    // Agencies do not begin their seconds together.
    await sleep((index / parts.length) * 1000);
    const headers = { authorization: `Bearer ${agency.token}`, "content-type": "application/json" };
    let client = 0;
    const instance = autocannon({
      url: origin,
      connections,
      duration: CONNECTING_SECONDS + seconds + 1,
      timeout: API_GATEWAY_SECONDS,
      ...(rate ? { connectionRate: rate, ignoreCoordinatedOmission: true } : {}),
      setupClient: (connection) => {
        client += 1;
        const next = createMix(agency, dice(seed * 7919 + index * 101 + client), { newPhone, newUscc });
        let sent: Sent;
        connection.setRequests([
          {
            headers,
            setupRequest: (request) => {
              sent = next();
              const { method, path, body } = sent;
              // Headers of its own: autocannon writes a body's length into them, and leaves it there for the next request.
              const own = { ...request, headers: { ...headers } };
              return { ...own, method, path: `/api/v1${path}`, body: body ? JSON.stringify(body) : "" };
            },
            onResponse: (status, body, _context, answered) => {
              const told = Object.keys(answered ?? {}).some((name) => name.toLowerCase() === "retry-after");
              if (status === 429 && !told) run.withoutRetryAfter += 1;
              if (status === 429) return;
              const wrong = status < 200 || status > 299 ? `${status} ${body}` : learn(sent, body);
              if (!wrong) return;
              run.wrong += 1;
              if (run.told.length < TOLD) run.told.push(`${sent.method} ${sent.path}: ${wrong.slice(0, 300)}`);
            },
          },
        ]);
        connection.on("response", (status, _bytes, ms) => {
          if (!counts(performance.now())) return;
          run.answers.push({ agencyId: agency.agencyId, kind: sent.kind, status, ms });
        });
      },
    });
    const { errors, timeouts } = await instance;
    run.broken += errors + timeouts;
  };
  await Promise.all(parts.map(one));
  return run;
}
