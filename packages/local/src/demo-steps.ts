import { join } from "node:path";
import { type Client, createClient } from "@shanhai/client/client";
import type { Platform } from "@shanhai/functions/platform";
import { readJson, writeWhole } from "./durable-file.ts";
import type { Provision } from "./functions.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

/** What making demo data needs: the laptop's own front door, and a place to remember how far it came. */
export interface Seed {
  origin: string;
  dataDir: string;
  provision: Provision;
  /** The same table at an earlier moment: for history, which the front door cannot write. */
  backdated: (at: Date) => Platform;
  /** What a night brings: some figures are computed then. */
  daily: () => Promise<void>;
  /** Aborted when the laptop stops; what is left is made at the next start. */
  signal: AbortSignal;
  say?: (line: string) => void;
}

/** Somebody who is signed in and calls the API like every program. */
export interface Actor {
  email: string;
  idToken: string;
  call: Client["call"];
}

/** Steps that are each made once, over as many starts as it takes. */
export function demoSteps(seed: Seed) {
  const path = join(seed.dataDir, "demo.json");
  const done = readJson<Record<string, unknown>>(path) ?? {};
  const signedIn = new Map<string, Promise<SignedIn>>();

  return {
    isDone: (name: string) => name in done,
    /** Makes a step unless it was made; `key` is the same in every attempt, so that a write repeated after a kill is one write. */
    async once<Result>(name: string, make: (key: string) => Promise<Result>): Promise<Result> {
      if (name in done) return done[name] as Result;
      seed.signal.throwIfAborted();
      const result = await make(`demo-${name}`);
      done[name] = result ?? null;
      writeWhole(path, JSON.stringify(done));
      return result;
    },
    async actor(email: string): Promise<Actor> {
      const session = signedIn.get(email) ?? signIn(seed.origin, email);
      signedIn.set(email, session);
      const { accessToken, idToken } = await session;
      const { call } = createClient({
        origin: seed.origin,
        token: () => accessToken,
        // A signal for each: fetch lets go of one only when memory is collected, and warns of one that 1,500 requests listen to.
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.any([seed.signal]) }),
        retries: 0,
        timeoutMs: 0,
      });
      return { email, idToken, call };
    },
  };
}
export type DemoSteps = ReturnType<typeof demoSteps>;
