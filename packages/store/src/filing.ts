import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Filing, FilingCorrection } from "@shanhai/contract/filing";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { FiledChange } from "@shanhai/domain/filing";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { filingCorrectionKey, filingKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, recordOf, type Table } from "./table.ts";
import { Refused, type Write } from "./write.ts";

/** The park travels with the stored filing, for the stream record to name it. */
export type StoredFiling = Filing & { parkId: string };

/** Corrections shown with a filing. */
const SHOWN = 100;
/** More months than anybody may owe. */
const ALL_MONTHS = 1000;

function present({ parkId: _park, ...filing }: StoredFiling): Filing {
  return filing;
}

/** The writes that keep a filed, corrected or withdrawn month, over the version it was decided on, and what it was before. */
export function putFiling(scope: TenantScope, { filing, correction }: FiledChange): Write[] {
  const stored: StoredFiling = { ...filing, parkId: scope.parkId };
  return [
    {
      put: filingKey(scope, filing.month),
      record: stored,
      condition: correction ? { equals: { version: correction.version } } : { absent: true },
    },
    ...(correction
      ? [{ put: filingCorrectionKey(scope, correction), record: correction, condition: { absent: true } as const }]
      : []),
  ];
}

/** Saves a change of one month. Throws `stale`, or `filing.filed` where it was to be the first, when somebody was faster. */
export async function saveFiling(table: Table<TenantScope>, act: Act, change: FiledChange): Promise<Filing> {
  const { filing, correction } = change;
  try {
    return await commit(table, act, {
      writes: putFiling(table.scope, change),
      records: [filing.month],
      result: filing,
      detail: {
        revenue: filing.revenue,
        tax: filing.tax,
        ...(correction?.reason ? { reason: correction.reason } : {}),
      },
    });
  } catch (error) {
    const refusal = error instanceof Refused ? error.at(0) : undefined;
    if (!refusal) throw error;
    const current = refusal.item ? present(recordOf<StoredFiling>(refusal.item)) : undefined;
    throw new AppError(correction ? "stale" : "filing.filed", { month: filing.month, current });
  }
}

export async function getFiling(table: Table<TenantScope>, month: CalendarMonth): Promise<Filing | undefined> {
  const stored = await getRecord<StoredFiling>(table, filingKey(table.scope, month));
  return stored && present(stored);
}

/** Filings of these months; those not filed are left out. */
export async function getFilings(table: Table<TenantScope>, months: readonly CalendarMonth[]): Promise<Filing[]> {
  const keys = months.map((month) => filingKey(table.scope, month));
  return (await getRecords<StoredFiling>(table, keys)).map(present);
}

/** What a month's filing was before, newest first, up to a hundred. */
export async function listCorrections(table: Table<TenantScope>, month: CalendarMonth): Promise<FilingCorrection[]> {
  const { pk } = filingCorrectionKey(table.scope, { month, version: 1 });
  return (await queryItems(table, { partition: pk, limit: SHOWN })).map((item) => recordOf<FilingCorrection>(item));
}

export async function listFilings(table: Table<TenantScope>, page: PageQuery): Promise<Page<Filing>> {
  const list = { name: "filing", partitions: [partition(table.scope, "filing")] };
  const found = await listNewest<StoredFiling>(table, list, page);
  return { ...found, items: found.items.map(present) };
}

/** Every filing of the agency. */
export async function allFilings(table: Table<TenantScope>): Promise<Filing[]> {
  const items = await queryItems(table, {
    partition: partition(table.scope, "filing"),
    limit: Number.MAX_SAFE_INTEGER,
  });
  return items.map((item) => present(recordOf<StoredFiling>(item)));
}

/** Months that are filed and not withdrawn. */
export async function filedMonths(table: Table<TenantScope>): Promise<Set<CalendarMonth>> {
  const only = ["month", "status"];
  const items = await queryItems(table, { partition: partition(table.scope, "filing"), limit: ALL_MONTHS, only });
  const filed = items.map((item) => recordOf<Filing>(item)).filter(({ status }) => status === "filed");
  return new Set(filed.map(({ month }) => month));
}
