import { isDeepStrictEqual } from "node:util";
import { registerAgency } from "@shanhai/contract/agency";
import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import type { DynamoDBRecord } from "aws-lambda";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";
import { type Chance, chanceOf } from "../random.ts";
import { faulty } from "../store/faults.ts";
import { changeOf, itemsOf } from "../stream.ts";
import { liveThrough, type Scene } from "./order-history.ts";
import type { Step } from "./order-step.ts";
import { quickClient } from "./quick-client.ts";

type Item = Record<string, unknown>;

/** How often a change may fail before it is put aside, as at an event source. */
const MOST_ATTEMPTS = 8;

/**
 * The stream of a table as it may come: the changes of one partition in their order, those of several in any, late, a batch
 * twice, a reader whose network breaks, and changes among them that nobody can read.
 */
class RoughStream {
  private known = new Map<string, Item>();
  private readonly waiting = new Map<string, DynamoDBRecord[]>();
  private sequence = 0;

  constructor(
    private readonly direct: Direct,
    private readonly faults: ReturnType<typeof faulty>,
    private readonly chance: Chance,
  ) {}

  private add(partition: string, record: DynamoDBRecord): void {
    this.sequence += 1;
    const numbered = { ...record, dynamodb: { ...record.dynamodb, SequenceNumber: String(this.sequence) } };
    this.waiting.set(partition, [...(this.waiting.get(partition) ?? []), numbered]);
  }

  /** Takes up what has changed since it was last looked. */
  async look(): Promise<void> {
    const now = new Map((await itemsOf(this.direct)).map((item) => [`${item.pk} ${item.sk}`, item]));
    for (const key of new Set([...this.known.keys(), ...now.keys()])) {
      const [before, after] = [this.known.get(key), now.get(key)];
      if (!isDeepStrictEqual(before, after)) this.add(String((after ?? before)?.pk), changeOf(before, after));
    }
    this.known = now;
  }

  /** A change of a record that says nothing of what such records say, of an owner that nobody is. */
  poison(): void {
    const places = [...this.known.values()].map(({ pk }) => String(pk));
    const [kind, , ...noun] = this.chance.of(places).split("#");
    const pk = [kind, agencyId(999), ...noun].join("#");
    this.add(pk, changeOf(undefined, { pk, sk: "poisoned", version: "x", poisoned: true }));
  }

  private next(most: number): DynamoDBRecord[] {
    const batch: DynamoDBRecord[] = [];
    while (batch.length < most && this.waiting.size > 0) {
      const partition = this.chance.of([...this.waiting.keys()]);
      const [first, ...rest] = this.waiting.get(partition) ?? [];
      if (first) batch.push(first);
      if (rest.length > 0) this.waiting.set(partition, rest);
      else this.waiting.delete(partition);
    }
    return batch;
  }

  private async offer(records: readonly DynamoDBRecord[]): Promise<number> {
    const { batchItemFailures } = await this.direct.functions.project({ Records: [...records] }, {} as never);
    const [failure] = batchItemFailures;
    if (!failure) return records.length;
    return records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failure.itemIdentifier);
  }

  private async hand(batch: readonly DynamoDBRecord[]): Promise<void> {
    let rest = batch;
    for (let attempts = 0; rest.length > 0; ) {
      const offered = attempts > 0 ? rest.slice(0, 1) : rest;
      const taken = await this.offer(offered);
      // Each writing is a change of its own, also where the next one would undo it.
      await this.look();
      this.faults.clear();
      rest = rest.slice(taken);
      attempts = taken === offered.length ? 0 : attempts + 1;
      if (attempts < MOST_ATTEMPTS) continue;
      const [aside] = rest;
      if (!aside?.dynamodb?.NewImage?.poisoned)
        throw new Error(`The stream stands still at ${JSON.stringify(aside?.dynamodb?.Keys)}`);
      rest = rest.slice(1);
      attempts = 0;
    }
  }

  /** Hands on a batch of what waits. */
  async deliver(most = 1 + this.chance.below(20)): Promise<void> {
    const batch = this.next(most);
    if (batch.length === 0) return;
    if (this.chance.often(25))
      this.faults.breakTransaction(1 + this.chance.below(4), this.chance.of(["before", "after"]));
    if (this.chance.often(15)) this.faults.leaveUnprocessed(3);
    if (this.chance.often(15))
      this.faults.conflictEvery(2 + this.chance.below(3), this.chance.of(["TransactionConflict", "ThrottlingError"]));
    if (this.chance.often(10)) this.faults.breakRead(1 + this.chance.below(8), "ThrottlingException");
    await this.hand(batch);
    if (this.chance.often(30)) await this.hand(batch);
  }

  async deliverAll(): Promise<void> {
    // What follows from a change is a change.
    for (await this.look(); this.waiting.size > 0; await this.look())
      while (this.waiting.size > 0) await this.deliver(100);
  }
}

/** A park with one agency on a table of their own: histories of the agency's orders, each told by a rough stream. */
export async function streamScene() {
  const faults = faulty(quickClient);
  const clock = { now: new Date("2026-03-01T04:00:00Z") };
  const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
  const direct = await startDirect({ documentClient, now: () => clock.now });
  const { parkId } = await direct.functions.provision({
    name: "园区",
    division: "330800",
    administratorEmail: "a@park.test",
  });
  const body = { name: "机构", uscc: uscc(1), licenceNumber: "1", licenceExpiry: "2030-01-01", homeDivision: "330100" };
  const registered = await direct.staff("administrator", parkId).call(registerAgency, { body });
  const scene: Scene = { owner: direct.ownerOf(registered.agencyId, parkId), faults, clock };

  return {
    stop: direct.stop,
    /** Lives through these steps while the stream comes as the seed has it; in the end every counter is what its rows say. */
    async live(number: number, steps: readonly Step[], seed: number): Promise<void> {
      const chance = chanceOf(seed);
      const stream = new RoughStream(direct, faults, chance);
      await stream.deliverAll();
      await liveThrough(scene, number, steps, async () => {
        if (!chance.often(40)) return;
        await stream.look();
        if (chance.often(10)) stream.poison();
        for (let left = chance.below(4); left > 0; left -= 1) await stream.deliver();
      });
      await stream.deliverAll();
      const { findings } = await verifyTable(direct.table.client, direct.table.name, { followed: true });
      if (findings.length > 0) throw new Error(`The table contradicts itself:\n${findings.slice(0, 10).join("\n")}`);
    },
  };
}
