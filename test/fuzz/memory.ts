import type { Chance } from "../random.ts";
import type { Known } from "./schema-value.ts";

const MOST_OF_A_NAME = 40;
const MOST_NODES = 5000;
const MOST_TEXT = 700_000;

/** What answers said, by the names under which they said it: the next requests are made of it, so that they get further. */
export class Memory implements Known {
  readonly #seen = new Map<string, unknown[]>();
  /** The latest version of what has an id. */
  readonly #versions = new Map<string, number>();

  constructor(private readonly chance: Chance) {}

  of(name: string): unknown {
    const seen = this.#seen.get(name);
    return seen && seen.length > 0 ? this.chance.of(seen) : undefined;
  }

  versionOf(ids: readonly string[]): number | undefined {
    for (const id of [...ids].reverse()) {
      const version = this.#versions.get(id);
      if (version !== undefined) return version;
    }
    return undefined;
  }

  learn(value: unknown, name = ""): void {
    const waiting: [string, unknown][] = [[name, value]];
    for (let nodes = 0; waiting.length > 0 && nodes < MOST_NODES; nodes += 1) {
      const [at, one] = waiting.pop() ?? ["", undefined];
      if (Array.isArray(one)) {
        const single = at.replace(/s$/, "");
        for (const inner of one.slice(0, 20)) waiting.push([single, inner]);
      } else if (typeof one === "object" && one !== null) {
        this.#learnVersion(one as Record<string, unknown>);
        for (const [inside, inner] of Object.entries(one)) waiting.push([inside, inner]);
      } else if (at !== "" && (typeof one === "number" || (typeof one === "string" && one.length < MOST_TEXT))) {
        this.#keep(at, one);
      }
    }
  }

  #learnVersion(one: Record<string, unknown>): void {
    if (typeof one.version !== "number") return;
    for (const [name, id] of Object.entries(one))
      if (name.endsWith("Id") && typeof id === "string") this.#versions.set(id, one.version);
  }

  #keep(name: string, value: unknown): void {
    const seen = this.#seen.get(name) ?? [];
    this.#seen.set(name, seen);
    if (seen.includes(value)) return;
    if (seen.length < MOST_OF_A_NAME) seen.push(value);
    else seen[this.chance.below(MOST_OF_A_NAME)] = value;
  }
}
