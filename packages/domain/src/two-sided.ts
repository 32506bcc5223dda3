import type { AgencyId } from "@shanhai/contract/scalar";
import { AppError } from "./app-error.ts";

/**
 * A record that a park and one of its agencies both keep. Each side writes its own half in its own partition, and the other
 * side's copy of that half follows by the stream: no transaction spans two owners, and no half overwrites the other.
 */
export interface TwoSided<ByPark, ByAgency> {
  agencyId: AgencyId;
  byPark: ByPark;
  /** Counts up with each change of that half. */
  parkVersion: number;
  byAgency?: ByAgency;
  agencyVersion: number;
}

/** The whole record's version as people see it: it rises with either half. */
export const versionOf = ({
  parkVersion,
  agencyVersion,
}: Pick<TwoSided<unknown, unknown>, "parkVersion" | "agencyVersion">) => parkVersion + agencyVersion;

/** Refuses an act on another version than the record's own; `read` shows the record as people see it. */
export function sameState<R extends TwoSided<unknown, unknown>>(
  record: R,
  seen: number,
  read: (record: R) => unknown,
): R {
  if (versionOf(record) !== seen) throw new AppError("stale", { current: read(record) });
  return record;
}

/** The record after the park's act. */
export function parkActs<R extends TwoSided<object, unknown>>(record: R, change: Partial<R["byPark"]>): R {
  return { ...record, byPark: { ...record.byPark, ...change }, parkVersion: record.parkVersion + 1 };
}

/** The record after the agency's act. */
export function agencyActs<R extends TwoSided<unknown, object>>(record: R, byAgency: NonNullable<R["byAgency"]>): R {
  return { ...record, byAgency, agencyVersion: record.agencyVersion + 1 };
}
