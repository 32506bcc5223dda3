import {
  CONTEST_CRITERIA,
  type ContestEntry,
  type CriterionId,
  type createContestEntry,
} from "@shanhai/contract/contest-entry";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { ParkEvent } from "@shanhai/contract/event";
import type { ContestEntryId, Instant } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { weightedScore } from "./evaluation.ts";
import { takesPlace } from "./event.ts";

/** Entries of one contest: all of them are read to rank them. */
export const MOST_ENTRIES = 100;

/** An entry as kept: the sum of the judges' scores in tenths, so that adding them up stays exact. */
export interface ContestEntryRecord extends Omit<ContestEntry, "score" | "rank" | "own"> {
  tenths: number;
  /** Set by every score. */
  updatedAt?: Instant;
}

/** What one judge gave one entry. */
export interface ContestScore {
  entryId: ContestEntryId;
  scores: Record<CriterionId, number>;
  tenths: number;
}

function contest<E extends ParkEvent>(event: E): E {
  if (event.kind !== "contest") throw new AppError("event.notContest");
  return takesPlace(event);
}

/** A new entry. Throws `event.notContest`, `event.cancelled`, `event.entriesFull`. */
export function enterContest(
  event: ParkEvent,
  known: number,
  { title, team, agencyId, contact, summary }: ParsedOf<typeof createContestEntry>["body"],
  act: Pick<Act, "at" | "newId">,
): ContestEntryRecord {
  const { eventId } = contest(event);
  if (known >= MOST_ENTRIES) throw new AppError("event.entriesFull", { max: MOST_ENTRIES });
  return {
    entryId: act.newId<ContestEntryId>("cte"),
    eventId,
    title,
    team,
    ...(agencyId ? { agencyId } : {}),
    ...(contact ? { contact } : {}),
    summary,
    judges: 0,
    tenths: 0,
    createdAt: act.at,
  };
}

/**
 * A judge's scores. Throws `evaluator.conflictOfInterest` when the judge belongs to the entry's agency, `event.notOpen` once the
 * contest was held, `invalid` for a criterion that is missing or unknown.
 */
export function scoreEntry(
  event: ParkEvent,
  entry: ContestEntryRecord,
  scores: Readonly<Record<string, number>>,
  judge: { agencies: readonly string[] },
): ContestScore {
  const { status } = contest(event);
  if (status === "held" || status === "draft") throw new AppError("event.notOpen");
  if (entry.agencyId && judge.agencies.includes(entry.agencyId)) throw new AppError("evaluator.conflictOfInterest");
  const asked = CONTEST_CRITERIA.map(({ criterionId }) => criterionId as string);
  const issues = [
    ...asked
      .filter((one) => !Object.hasOwn(scores, one))
      .map((one) => ({ field: `scores.${one}`, code: "scores.incomplete" })),
    ...Object.keys(scores)
      .filter((one) => !asked.includes(one))
      .map((one) => ({ field: `scores.${one}`, code: "option" })),
  ];
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const given = CONTEST_CRITERIA.map(({ criterionId, weight }) => ({
    criterionId,
    weight,
    score: scores[criterionId] ?? 0,
  }));
  return {
    entryId: entry.entryId,
    scores: Object.fromEntries(given.map(({ criterionId, score }) => [criterionId, score])) as ContestScore["scores"],
    tenths: Math.round(weightedScore(given) * 10),
  };
}

/** Throws `contestEntry.scored` for an entry that a judge has scored. */
export function removableEntry(entry: ContestEntryRecord): ContestEntryRecord {
  if (entry.judges > 0) throw new AppError("contestEntry.scored");
  return entry;
}

const meanOf = ({ tenths, judges }: ContestEntryRecord) => Math.round(tenths / judges) / 10;

/** An entry as it reads without its place: with the asking judge's own scores, if there are any. */
export function readEntry(
  { tenths: _tenths, updatedAt: _at, ...entry }: ContestEntryRecord,
  own?: ContestScore,
): ContestEntry {
  return own ? { ...entry, own: own.scores } : entry;
}

/**
 * Entries as somebody may see them. An administrator sees them by place; judges see places once the contest was held, and
 * before that their own scores alone.
 */
export function readEntries(
  event: ParkEvent,
  entries: readonly ContestEntryRecord[],
  own: ReadonlyMap<ContestEntryId, ContestScore>,
  role: string,
): ContestEntry[] {
  const read = (entry: ContestEntryRecord) => readEntry(entry, own.get(entry.entryId));
  if (role !== "administrator" && event.status !== "held") return entries.map(read);
  const scored = entries.filter(({ judges }) => judges > 0).toSorted((a, b) => meanOf(b) - meanOf(a));
  const rankOf = (entry: ContestEntryRecord) => 1 + scored.filter((other) => meanOf(other) > meanOf(entry)).length;
  return [
    ...scored.map((entry) => ({ ...read(entry), score: meanOf(entry), rank: rankOf(entry) })),
    ...entries.filter(({ judges }) => judges === 0).map(read),
  ];
}
