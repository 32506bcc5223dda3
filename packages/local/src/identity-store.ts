import { join } from "node:path";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { readJson, writeWhole } from "./durable-file.ts";

interface Entry {
  payload: AdapterPayload;
  /** Milliseconds since 1970; absent for what never expires. */
  expiresAt?: number;
}

const WRITE_AFTER_MS = 200;

/**
 * Sessions, grants and refresh tokens in memory, copied to one file shortly after a change: a restart of the laptop keeps
 * people signed in. A kill within those 200 ms costs at most a new sign-in.
 */
export class IdentityStore {
  readonly #path: string;
  readonly #entries: Map<string, Entry>;
  #timer: NodeJS.Timeout | undefined;

  constructor(dataDir: string) {
    this.#path = join(dataDir, "identity", "sessions.json");
    this.#entries = new Map(Object.entries(readJson<Record<string, Entry>>(this.#path) ?? {}));
  }

  /** What oidc-provider stores one kind of thing with. */
  adapter(model: string): Adapter {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        const expiresAt = typeof expiresIn === "number" ? { expiresAt: Date.now() + expiresIn * 1000 } : {};
        this.#entries.set(key(id), { payload, ...expiresAt });
        this.#changed();
      },
      find: async (id) => this.#get(key(id)),
      findByUid: async (uid) => this.#search(model, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => this.#search(model, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = this.#get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
        this.#changed();
      },
      destroy: async (id) => {
        this.#entries.delete(key(id));
        this.#changed();
      },
      revokeByGrantId: async (grantId) => {
        for (const [name, entry] of this.#entries) {
          if (name.startsWith(`${model}:`) && entry.payload.grantId === grantId) this.#entries.delete(name);
        }
        this.#changed();
      },
    };
  }

  /** Writes what has not been written yet. */
  flush(): void {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = Date.now();
    for (const [name, entry] of this.#entries) {
      if ((entry.expiresAt ?? Number.POSITIVE_INFINITY) <= now) this.#entries.delete(name);
    }
    writeWhole(this.#path, JSON.stringify(Object.fromEntries(this.#entries)));
  }

  #get(name: string): AdapterPayload | undefined {
    const entry = this.#entries.get(name);
    return entry && (entry.expiresAt ?? Number.POSITIVE_INFINITY) > Date.now() ? entry.payload : undefined;
  }

  #search(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const name of this.#entries.keys()) {
      const payload = name.startsWith(`${model}:`) ? this.#get(name) : undefined;
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => this.flush(), WRITE_AFTER_MS);
  }
}
