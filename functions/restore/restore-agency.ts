import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { canonical } from "@shanhai/domain/canonical";
import { getAgency } from "@shanhai/store/agency";
import { visitRhythmKey } from "@shanhai/store/keys/event";
import { formerColleagueKey, inUseKey } from "@shanhai/store/keys/owner";
import { candidateKey, placementKey } from "@shanhai/store/keys/pipeline";
import { getItems, type Key, type Table, unlessRefused } from "@shanhai/store/table";
import { getWalked, type Item, putWalked } from "@shanhai/store/walk";
import { mintParkScope, mintTenantScope, mintWalkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, Scope, TenantScope } from "@shanhai/tenancy/scope";
import { itemsIn, openExport, type TableExport } from "./export-files.ts";
import { type Forgotten, readForgotten, withoutForgotten } from "./forgotten.ts";
import { asNext, isNewer, mayReplace, nounOf, pointsTo, seenOf, staysAway } from "./rules.ts";

/** What became, or would become, of an item of the export. */
type Fate =
  | "same"
  | "missing"
  | "newer"
  | "changed"
  | "restored"
  | "replaced"
  | "conflict"
  | "erased"
  | "gone"
  | "moved"
  | "expired"
  | "transient";

/** How many of each noun have which fate. */
export type Report = Record<string, Partial<Record<Fate, number>>>;

export interface Restoring {
  open: <S extends Scope>(scope: S) => Table<S>;
  /** Of the export: it holds `manifest-summary.json`. */
  folder: string;
  agencyId: string;
  /** Without it nothing is written: the report says what would be. */
  write: boolean;
  /** Also what the table has, where it differs. */
  overwrite: boolean;
  now: Date;
  say?: (line: string) => void;
}

const BATCH = 100;
const LANES = 16;

/** Refuses an agency that its park does not know, or that was erased: nothing of that may come back. */
async function refuseErased(park: Table<ParkScope>, { id: agencyId }: TenantScope): Promise<void> {
  const agency = await getAgency(park, agencyId);
  if (!agency) throw new Error(`${park.scope.id} has no agency ${agencyId}: restore the park first`);
  if (agency.erasing || agency.erasedAt) throw new Error(`${agencyId} was erased, or is about to be: it stays so`);
}

class Restore {
  readonly #options: Restoring;
  readonly #table: Table<TenantScope>;
  readonly #forgotten: Forgotten;
  readonly #versions: ReadonlyMap<string, unknown>;

  constructor(
    options: Restoring,
    table: Table<TenantScope>,
    forgotten: Forgotten,
    versions: ReadonlyMap<string, unknown>,
  ) {
    this.#options = options;
    this.#table = table;
    this.#forgotten = forgotten;
    this.#versions = versions;
  }

  /** Items of the table that decide about those of a batch: themselves, and what says that they are out of date. */
  async #witnesses(items: readonly Item[]): Promise<Map<string, Item>> {
    const keys = items.flatMap((item): Key[] => [item, ...this.#marks(item), ...this.#record(item)]);
    const distinct = new Map(keys.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }]));
    const found = await getItems(this.#table, [...distinct.values()]);
    return new Map(found.map((item) => [`${item.pk} ${item.sk}`, item as Item]));
  }

  /** Where it is marked that a person, enterprise or colleague was taken out. */
  #marks(item: Item): Key[] {
    const { scope } = this.#table;
    const noun = nounOf(item);
    if (noun === "candidate" || noun === "enterprise") return [inUseKey(scope, item.sk as never)];
    if (noun === "identity") return [inUseKey(scope, item.candidateId as never)];
    return noun === "member" ? [formerColleagueKey(scope, item.sk as never)] : [];
  }

  /** The record that a pointer was made of. */
  #record(item: Item): Key[] {
    const { scope } = this.#table;
    const id = pointsTo(item) as never;
    switch (nounOf(item)) {
      case "identity":
        return [candidateKey(scope, id)];
      case "dueVisit":
        return [visitRhythmKey(scope, id)];
      case "check":
      case "leaver":
        return [placementKey(scope, id)];
    }
    return [];
  }

  async #fateOf(exported: Item, witnesses: ReadonlyMap<string, Item>): Promise<Fate> {
    const { now, write, overwrite } = this.#options;
    const away = staysAway(exported, now);
    if (away) return away;
    const item = withoutForgotten(exported, this.#forgotten);
    if (!item) return "erased";
    const at = ({ pk, sk }: Key) => witnesses.get(`${pk} ${sk}`);
    const [mark] = this.#marks(item);
    const out = mark && at(mark);
    if (out && out.gone !== 0) return "gone";
    const [place] = this.#record(item);
    const record = place && at(place);
    if (record && record.version !== this.#versions.get(record.sk)) return "moved";
    const live = at(item);
    if (!live) return write ? ((await this.#add(item)) ? "restored" : "conflict") : "missing";
    if (canonical(live) === canonical(item)) return "same";
    if (!overwrite || !write || !mayReplace(live)) return isNewer(live, item) ? "newer" : "changed";
    return (await this.#replace(item, live)) ? "replaced" : "conflict";
  }

  #add(Item: Item): Promise<boolean> {
    const { client, name: TableName } = this.#table;
    const ConditionExpression = "attribute_not_exists(pk)";
    return unlessRefused(() => client.send(new PutCommand({ TableName, Item, ConditionExpression })));
  }

  #replace(item: Item, live: Item): Promise<boolean> {
    const { client, name: TableName } = this.#table;
    const seen = seenOf(live);
    const conditions = ["attribute_exists(pk)", ...seen.map((_, index) => `#n${index} = :n${index}`)];
    const command = new PutCommand({
      TableName,
      Item: asNext(item, live),
      ConditionExpression: conditions.join(" AND "),
      ...(seen.length > 0
        ? {
            ExpressionAttributeNames: Object.fromEntries(seen.map((name, index) => [`#n${index}`, name])),
            ExpressionAttributeValues: Object.fromEntries(seen.map((name, index) => [`:n${index}`, live[name]])),
          }
        : {}),
    });
    return unlessRefused(() => client.send(command));
  }

  /** Takes a batch, and counts what became of it. */
  async take(items: readonly Item[], report: Report): Promise<void> {
    const witnesses = await this.#witnesses(items);
    const left = [...items];
    const lane = async () => {
      for (let item = left.shift(); item; item = left.shift()) {
        const fate = await this.#fateOf(item, witnesses);
        const noun = nounOf(item);
        report[noun] = { ...report[noun], [fate]: (report[noun]?.[fate] ?? 0) + 1 };
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}

/** The agency's park, and the versions that the export has of records which pointers are made of. */
async function readAhead(
  from: TableExport,
  agencyId: string,
): Promise<{ parkId: string; versions: Map<string, unknown> }> {
  const prefix = `T#${agencyId}#`;
  const versions = new Map<string, unknown>();
  let parkId: string | undefined;
  for (const file of from.files)
    for await (const item of itemsIn(file)) {
      if (item.pk === `${prefix}standing`) parkId = String(item.parkId);
      if (item.pk.startsWith(prefix) && ["candidate", "placement", "visitRhythm"].includes(nounOf(item)))
        versions.set(item.sk, item.version);
    }
  if (!parkId) throw new Error(`The export has no agency ${agencyId}`);
  return { parkId, versions };
}

const merge = (report: Report, more: Report): Report => {
  for (const [noun, fates] of Object.entries(more)) {
    const sums = { ...report[noun] };
    for (const [fate, count] of Object.entries(fates)) sums[fate as Fate] = (sums[fate as Fate] ?? 0) + count;
    report[noun] = sums;
  }
  return report;
};

/**
 * Restores one agency's items from an export of the whole table: those that are missing, and where it is asked for those that
 * differ. Nobody else's item is touched, and nobody who was erased comes back. Cut off, the same call goes on: how far it came in
 * each file is kept. Throws where the export is damaged, or the agency was erased.
 */
export async function restoreAgency(options: Restoring): Promise<Report> {
  const { open, folder, agencyId, write, overwrite, now, say } = options;
  const from = openExport(folder);
  const { parkId, versions } = await readAhead(from, agencyId);
  const table = open(mintTenantScope(agencyId, parkId));
  const park = open(mintParkScope(parkId));
  await refuseErased(park, table.scope);
  const [own, audit] = [`T#${agencyId}#`, `A#${agencyId}#`];
  const forgotten = await readForgotten(table, park, from, now);
  const restore = new Restore(options, table, forgotten, versions);
  const progress = open(mintWalkScope());
  const name = `restore-${from.id}-${agencyId}${overwrite ? "-overwrite" : ""}`;
  const total: Report = {};
  for (const [index, file] of from.files.entries()) {
    const kept = write ? await getWalked<{ items: number; report: Report }>(progress, name, index) : undefined;
    const report = kept?.report ?? {};
    let items = 0;
    let batch: Item[] = [];
    const flush = async () => {
      await restore.take(batch, report);
      batch = [];
      if (write) await putWalked(progress, name, index, { items, report });
    };
    for await (const item of itemsIn(file)) {
      items += 1;
      if (items <= (kept?.items ?? 0)) continue;
      if (item.pk.startsWith(own) || item.pk.startsWith(audit)) batch.push(item);
      if (batch.length === BATCH) await flush();
    }
    if (batch.length > 0) await flush();
    merge(total, report);
    say?.(`${index + 1}/${from.files.length}`);
  }
  // Asked again, it looks at everything again: what was lost since then as well.
  if (write) for (const index of from.files.keys()) await putWalked(progress, name, index, { items: 0, report: {} });
  return total;
}
