import type { DueFilings, Filing, FilingCorrection } from "@shanhai/contract/filing";
import type { CalendarDate, CalendarMonth, Instant } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { laterMonth, monthOf } from "./calendar.ts";
import { applyChange } from "./change.ts";

export interface FilingInput {
  month: CalendarMonth;
  revenue: number;
  tax: number;
  note?: string | undefined;
}

/** A filing after an act, and what it was before, if it was there. */
export interface FiledChange {
  filing: Filing;
  correction?: FilingCorrection;
}

/** Account books are kept for ten years (税收征收管理法实施细则 第29条): nobody can prove an older month. */
const MONTHS_BACK = 120;
/** Day of the following month by which a month is to be filed. */
const DUE_DAY = "10";

/** The date by which a month is to be filed: the tenth of the next. */
export function dueDate(month: CalendarMonth): CalendarDate {
  return `${laterMonth(month, 1)}-${DUE_DAY}` as CalendarDate;
}

/** What is wrong with filing a month today, if anything: it has not begun, or is too long ago. */
export function monthIssue(month: CalendarMonth, today: CalendarDate): "month.future" | "month.old" | undefined {
  if (month > monthOf(today)) return "month.future";
  return month < laterMonth(monthOf(today), -MONTHS_BACK) ? "month.old" : undefined;
}

function trailOf(filing: Filing, reason: string | undefined, act: Pick<Act, "at" | "name">): FilingCorrection {
  const { month, version, revenue, tax, note, status } = filing;
  return {
    month,
    version,
    revenue,
    tax,
    ...(note === undefined ? {} : { note }),
    status,
    ...(reason === undefined ? {} : { reason }),
    at: act.at,
    by: act.name,
  };
}

/**
 * Files a month: once, or anew after it was withdrawn. Throws `invalid` for a month to come or long past, `filing.filed`
 * for one that only a correction can change.
 */
export function fileMonth(current: Filing | undefined, input: FilingInput, act: Act): FiledChange {
  const issue = monthIssue(input.month, act.today);
  if (issue) throw new AppError("invalid", { issues: [{ field: "month", code: issue }] });
  if (current?.status === "filed") throw new AppError("filing.filed", { month: input.month, current });
  const { month, revenue, tax, note } = input;
  const filing: Filing = {
    month,
    revenue,
    tax,
    ...(note === undefined ? {} : { note }),
    status: "filed",
    version: (current?.version ?? 0) + 1,
    filedAt: act.at,
    filedBy: act.name,
    updatedAt: act.at,
  };
  return current ? { filing, correction: trailOf(current, undefined, act) } : { filing };
}

function stillFiled(current: Filing): Filing {
  if (current.status === "withdrawn") throw new AppError("filing.withdrawn", { month: current.month });
  return current;
}

/** The filing with other figures, and what it was. Throws `stale`, `filing.withdrawn` or `filing.unchanged`. */
export function correctFiling(
  current: Filing,
  input: { version: number; revenue?: number; tax?: number; note?: string | null; reason: string },
  act: Act,
): FiledChange {
  sameVersion(stillFiled(current), input.version);
  const { version: _seen, reason, ...change } = input;
  const changed = applyChange(current, change);
  const names = ["revenue", "tax", "note"] as const;
  if (names.every((name) => changed[name] === current[name])) throw new AppError("filing.unchanged");
  const filing = { ...changed, version: current.version + 1, updatedAt: act.at };
  return { filing, correction: trailOf(current, reason, act) };
}

/** Takes a filing out of the figures; it stays in the list, with its trail. Throws `stale` or `filing.withdrawn`. */
export function withdrawFiling(current: Filing, input: { version: number; reason: string }, act: Act): FiledChange {
  sameVersion(stillFiled(current), input.version);
  const filing: Filing = { ...current, status: "withdrawn", version: current.version + 1, updatedAt: act.at };
  return { filing, correction: trailOf(current, input.reason, act) };
}

/**
 * A filing as it was before a file changed it, or withdrawn where the file had made it; the trail names the file. It has
 * the date it had, so that an earlier part of the same file knows it again.
 */
export function giveBackFiling(
  current: Filing,
  before: Filing | undefined,
  fileName: string,
  act: Pick<Act, "at" | "name">,
): FiledChange {
  const version = current.version + 1;
  const filing: Filing = before
    ? { ...before, version }
    : { ...current, status: "withdrawn", version, updatedAt: act.at };
  return { filing, correction: trailOf(current, fileName, act) };
}

/** Months over and not filed, from the one in which the agency joined; none while it has not been told yet that it has. */
export function dueFilings(
  joinedAt: Instant | undefined,
  filed: ReadonlySet<CalendarMonth>,
  today: CalendarDate,
): DueFilings {
  const items: DueFilings["items"] = [];
  if (joinedAt === undefined) return { items };
  const since = monthOf(joinedAt);
  const present = monthOf(today);
  const first = [since, laterMonth(present, -MONTHS_BACK)].sort().at(-1) ?? since;
  for (let month = first; month < present; month = laterMonth(month, 1))
    if (!filed.has(month)) items.push({ month, due: dueDate(month) });
  return since > present || filed.has(present) ? { items } : { items, next: { month: present, due: dueDate(present) } };
}
