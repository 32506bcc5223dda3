import { isDeepStrictEqual } from "node:util";
import type { Endpoint } from "@shanhai/contract/endpoint";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { type Chance, chanceOf } from "../random.ts";
import type { World } from "../tenancy/world.ts";
import { type Actor, actorsOf, mayCall } from "./actor.ts";
import { nastyFile } from "./files.ts";
import type { Account, Ledger } from "./ledger.ts";
import type { Limits } from "./limits.ts";
import { Memory } from "./memory.ts";
import { requestFor, type Sent, TARGETS, type Target } from "./request.ts";

/** Something that no request may bring about, and the request that did. */
export interface Finding {
  what: string;
  seed: number;
  request: number;
  endpoint: string;
  actor: string;
  sent: string;
  said: string;
}

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

interface Upload {
  url: string;
  method: string;
  headers: Record<string, string>;
}

const MEGABYTE = 1024 * 1024;
const short = (text: string, most = 700) => (text.length > most ? `${text.slice(0, most)}… (${text.length})` : text);

/** Instants, versions and links that expire may be new where the same is made once more; ids and links that last may not. */
const lasting = (body: string) =>
  JSON.parse(body, (name, value) =>
    name === "version" || (typeof value === "string" && /^(https?:|\d{4}-\d\d-\d\dT)/.test(value)) ? null : value,
  );
const sameAnswer = (one: string, other: string) => isDeepStrictEqual(lasting(one), lasting(other));

/** A file that cannot be read is refused, and its job remembers why: the one refusal that says something to the table. */
const tellsItsJob = (body: string) => /"code":"file\./.test(body) && !body.includes('"file.missing"');

function wrongWith(endpoint: Endpoint, { statusCode, headers, body }: Answer, { writes, faults }: Account): string[] {
  const wrong: string[] = [];
  if (statusCode >= 500) wrong.push(`answered ${statusCode}`);
  else if (faults.length > 0) wrong.push("answered a code that the endpoint does not name");
  if (/node_modules|file:\/\/|\bat \w+ \(/.test(body)) wrong.push("shows its insides");
  if (statusCode >= 400) {
    if (!headers["content-type"]?.includes("problem+json")) wrong.push("refused without a problem document");
    if (writes.length > 0 && !tellsItsJob(body)) wrong.push("refused, and written all the same");
    return wrong;
  }
  const { success, error } = endpoint.result.safeParse(JSON.parse(body));
  if (!success)
    wrong.push(
      `answered what its contract does not say: ${error?.issues[0]?.path.join(".")} ${error?.issues[0]?.code}`,
    );
  return wrong;
}

/** Files that requests may carry. */
const FILES = 12;

/** Sends random requests to the functions of a world, each told from the seed, and keeps what should not have come of them. */
export class Fuzzer {
  readonly findings = new Map<string, { finding: Finding; times: number }>();
  readonly statuses = new Map<number, number>();
  /** Endpoints that were ever answered with success, and all that were asked. */
  readonly reached = new Set<string>();
  requests = 0;
  /** A retry is a request of its own, with an id of its own. */
  private sent = 0;
  private readonly memory: Memory;
  private most = process.resourceUsage().maxRSS * 1024;

  private constructor(
    private readonly world: World,
    private readonly ledger: Ledger,
    private readonly chance: Chance,
    private readonly actors: readonly Actor[],
    private readonly targets: readonly Target[],
    private readonly limits: Limits | undefined,
  ) {
    this.memory = new Memory(chance);
  }

  /** Limits are left out where the machine may be busy with something else. */
  static async begin(
    world: World,
    ledger: Ledger,
    { seed, endpoint, limits }: { seed: number; endpoint?: string | undefined; limits?: Limits },
  ): Promise<Fuzzer> {
    const targets = endpoint ? TARGETS.filter((one) => one.endpoint.id === endpoint) : TARGETS;
    if (targets.length === 0) throw new Error(`No endpoint is called ${endpoint}`);
    const fuzzer = new Fuzzer(world, ledger, chanceOf(seed), await actorsOf(world), targets, limits);
    for (let left = FILES; left > 0; left -= 1) {
      const file = Buffer.from(await nastyFile(fuzzer.chance));
      if (file.length < 500_000) fuzzer.memory.learn({ content: file.toString("base64"), size: file.length });
    }
    return fuzzer;
  }

  private actorFor(endpoint: Endpoint): Actor {
    const welcome = this.chance.often(90) ? this.actors.filter(({ caller }) => mayCall(endpoint, caller)) : [];
    // Those named first have what the world names.
    const own = welcome.slice(0, 2);
    return this.chance.of(own.length > 0 && this.chance.often(80) ? own : welcome.length > 0 ? welcome : this.actors);
  }

  private async send({ context }: Target, sent: Sent, actor: Actor): Promise<Answer> {
    const handler = this.world.laptop.functions.http[context] as unknown as (
      event: object,
      context: object,
    ) => Promise<Answer>;
    this.sent += 1;
    const requestContext = { requestId: `fuzz-${this.sent}`, authorizer: { lambda: actor.caller } };
    return handler({ ...sent, requestContext }, { getRemainingTimeInMillis: () => 28_000 });
  }

  private note(what: string, target: Target, actor: Actor, sent: Sent, said: string): void {
    const { endpoint } = target;
    const key = `${endpoint.id}: ${what}`;
    const known = this.findings.get(key);
    if (known) {
      known.times += 1;
      return;
    }
    const { routeKey: _, ...rest } = sent;
    const finding = { what, seed: this.chance.seed, request: this.requests, endpoint: endpoint.id, actor: actor.name };
    this.findings.set(key, {
      times: 1,
      finding: { ...finding, sent: short(JSON.stringify(rest)), said: short(said, 1500) },
    });
  }

  /** One request, and its retry where it has a key: answered alike. */
  async step(target = this.chance.of(this.targets)): Promise<void> {
    this.requests += 1;
    const { endpoint } = target;
    const actor = this.actorFor(endpoint);
    const sent = requestFor(target, actor, this.memory, this.chance);
    const before = process.cpuUsage();
    const { result, account } = await this.ledger.during(() =>
      this.send(target, sent, actor).catch((error: unknown) => error as Error),
    );
    const { user, system } = process.cpuUsage(before);
    if (result instanceof Error) {
      this.note("threw", target, actor, sent, String(result.stack));
      return;
    }
    this.statuses.set(result.statusCode, (this.statuses.get(result.statusCode) ?? 0) + 1);
    const said = [result.body, ...account.faults, ...account.writes].join("\n");
    for (const what of wrongWith(endpoint, result, account)) this.note(what, target, actor, sent, said);
    this.weigh((user + system) / 1000, target, actor, sent);
    if (result.statusCode >= 300) return;
    this.reached.add(endpoint.id);
    this.memory.learn(JSON.parse(result.body));
    await this.follow(result.body);
    if (sent.headers["idempotency-key"] && account.writes.length > 0 && this.chance.often(50)) {
      const again = await this.send(target, sent, actor);
      if (again.statusCode !== result.statusCode || !sameAnswer(again.body, result.body))
        this.note("answered its retry differently", target, actor, sent, `${short(result.body)}\n${short(again.body)}`);
    }
  }

  /** Where an answer asks for a file, it gets one, of the size that was announced. */
  private async follow(body: string): Promise<void> {
    const { upload, size = 0 } = JSON.parse(body) as { upload?: Upload; size?: number };
    if (!upload?.url || size > 2 ** 21) return;
    const file = Buffer.alloc(size, 10);
    file.set((await nastyFile(this.chance)).subarray(0, size));
    await fetch(upload.url, { method: upload.method, headers: upload.headers, body: file });
  }

  private weigh(cpuMs: number, target: Target, actor: Actor, sent: Sent): void {
    if (!this.limits) return;
    if (cpuMs > this.limits.cpuMs)
      this.note(`took more than ${this.limits.cpuMs} ms`, target, actor, sent, `${cpuMs} ms`);
    const most = process.resourceUsage().maxRSS * 1024;
    if (most - this.most > this.limits.bytes)
      this.note("took more memory than it may", target, actor, sent, `${Math.round((most - this.most) / MEGABYTE)} MB`);
    this.most = most;
  }

  /** Every list and record once, as it now is: what was let in must be able to come out. */
  async readAll(): Promise<void> {
    for (const target of this.targets) if (target.endpoint.method === "GET") await this.step(target);
  }

  /** What follows has followed, and every counter is what its rows say. */
  async verify(): Promise<string[]> {
    await this.world.laptop.drain();
    const client = embeddedDocumentClient(this.world.laptop.endpoint);
    try {
      return (await verifyTable(client, TABLE_NAME, { followed: true })).findings;
    } finally {
      client.destroy();
    }
  }
}
