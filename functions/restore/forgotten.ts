import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarMonth, CandidateId } from "@shanhai/contract/scalar";
import { laterMonth } from "@shanhai/domain/calendar";
import { redactApplication, redactPlacement } from "@shanhai/domain/erasure";
import { listPending } from "@shanhai/store/erasure";
import { auditKey } from "@shanhai/store/keys/owner";
import { erasureKey } from "@shanhai/store/keys/seeker";
import { queryItems, type Table } from "@shanhai/store/table";
import type { Item } from "@shanhai/store/walk";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { itemsIn, type TableExport } from "./export-files.ts";

/** Whom nothing may bring back: people who were erased, by every id they had, and what names them. */
export interface Forgotten {
  people: ReadonlySet<string>;
  applications: ReadonlySet<string>;
  placements: ReadonlySet<string>;
}

const monthIn = (at: Date) => at.toISOString().slice(0, 7) as CalendarMonth;

function monthsFrom(since: Date, now: Date): CalendarMonth[] {
  const months = [monthIn(since)];
  for (let month = months[0]; month && month < monthIn(now); months.push(month)) month = laterMonth(month, 1);
  return months;
}

const ALL = Number.MAX_SAFE_INTEGER;
/** Asked for by the person, and by the agency's owner for them. */
const ERASING: readonly unknown[] = ["erasePerson", "eraseCandidate"];

/**
 * Who was erased, or asked to be, by three witnesses: the agency's own records of it; its audit since the export, which nobody can
 * remove, should those be lost as well; and what their park has noted and is not done with.
 */
async function erasedPeople(table: Table<TenantScope>, park: Table<ParkScope>, since: Date, now: Date) {
  const { scope } = table;
  const records = await queryItems(table, { partition: erasureKey(scope, "" as CandidateId).pk, limit: ALL });
  const months = monthsFrom(since, now);
  const audit = await Promise.all(
    months.map((month) =>
      queryItems(table, { partition: auditKey(scope, month, "").pk, limit: ALL, only: ["action", "records"] }),
    ),
  );
  const entries = audit.flat().filter(({ action }) => ERASING.includes(action));
  const pending = (await listPending(park)).filter(({ agencyId }) => agencyId === scope.id);
  return new Set<string>([
    ...records.flatMap(({ candidateId, ids }) => [candidateId as string, ...((ids as string[] | undefined) ?? [])]),
    ...entries.flatMap(({ records: named }) => named as string[]),
    ...pending.map(({ candidateId }) => candidateId),
  ]);
}

/** Whom an agency's items of the export must not bring back. Reads the export once: it knows under which other ids somebody was kept. */
export async function readForgotten(
  table: Table<TenantScope>,
  park: Table<ParkScope>,
  from: TableExport,
  now: Date,
): Promise<Forgotten> {
  const people = await erasedPeople(table, park, from.at, now);
  const prefix = `T#${table.scope.id}#`;
  const naming: { noun: string; candidateId: string; id: string }[] = [];
  for (const file of from.files) {
    for await (const item of itemsIn(file)) {
      if (!item.pk.startsWith(prefix)) continue;
      const [, , noun = ""] = item.pk.split("#");
      if (noun === "candidate" && people.has(item.sk))
        for (const id of (item.mergedIds as string[] | undefined) ?? []) people.add(id);
      if (noun === "application" || noun === "placement")
        naming.push({ noun, candidateId: String(item.candidateId), id: item.sk });
    }
  }
  const own = naming.filter(({ candidateId }) => people.has(candidateId));
  const idsOf = (kind: string) => new Set(own.flatMap(({ noun, id }) => (noun === kind ? [id] : [])));
  return { people, applications: idsOf("application"), placements: idsOf("placement") };
}

function redacted(item: Item, { set, unset }: { set: Record<string, unknown>; unset: readonly string[] }): Item {
  const next: Item = structuredClone({ ...item, ...set });
  for (const path of unset) {
    const [name = "", inner] = path.split(".");
    if (inner === undefined) delete next[name];
    else delete (next[name] as Record<string, unknown> | undefined)?.[inner];
  }
  return next;
}

/** Nouns whose partition names a person, and what is theirs alone. */
const OF_PERSON: readonly string[] = ["timeline", "merge", "mergeSnapshot"];
const OF_APPLICATION: readonly string[] = ["message", "messageTries"];

/**
 * An item as it may come back: undefined where it is about somebody who was erased, without their name where it is a service
 * record, which the agency keeps.
 */
export function withoutForgotten(item: Item, { people, applications, placements }: Forgotten): Item | undefined {
  const [, , noun = "", about = ""] = item.pk.split("#");
  const record: unknown = item;
  if (OF_PERSON.includes(noun)) return people.has(about) ? undefined : item;
  if (OF_APPLICATION.includes(noun)) return applications.has(about) ? undefined : item;
  if (noun === "conversation") return applications.has(item.sk) ? undefined : item;
  if (noun === "careService") {
    const { note: _note, ...service } = item;
    return placements.has(about) ? (service as Item) : item;
  }
  const named = String(item.candidateId ?? "");
  if (noun === "application")
    return people.has(named) ? redacted(item, redactApplication(record as Application)) : item;
  if (noun === "placement") return people.has(named) ? redacted(item, redactPlacement(record as Placement)) : item;
  if (noun === "statementLine") return item;
  const pointsTo = item.sk.split("#").at(-1) ?? "";
  const isAbout = people.has(item.sk) || people.has(named) || placements.has(pointsTo);
  return isAbout && !KEPT.includes(noun) ? undefined : item;
}

/** Says that somebody was erased, and of whom: that must not be forgotten itself. */
const KEPT: readonly string[] = ["erasure"];
