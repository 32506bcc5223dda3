import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Board, createProgramme, Programme, RaterAgreement } from "@shanhai/contract/programme";
import type { ProgrammeId } from "@shanhai/contract/scalar";
import type { Scorecard } from "@shanhai/contract/scorecard";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { type AssessmentRecord, isReady, pairsOf } from "./assessment.ts";
import { quarterEnd, quarterOf } from "./calendar.ts";
import { GRADES_UPWARDS, gradeOf } from "./evaluation.ts";
import { lastOutcome, type ServiceResultRecord } from "./service-result.ts";

/** A programme for a quarter that has begun, on a published scorecard. */
export function beginProgramme(
  input: ParsedOf<typeof createProgramme>["body"],
  card: Scorecard | undefined,
  act: Pick<Act, "at" | "today" | "newId">,
): Programme {
  const { quarter, name, scorecardVersion, tolerance, deadline } = input;
  if (quarter > quarterOf(act.today))
    throw new AppError("invalid", { issues: [{ field: "quarter", code: "date.future" }] });
  if (deadline < act.today) throw new AppError("invalid", { issues: [{ field: "deadline", code: "date.past" }] });
  if (card?.status !== "published")
    throw new AppError("invalid", { issues: [{ field: "scorecardVersion", code: "option" }] });
  return {
    programmeId: act.newId<ProgrammeId>("prg"),
    quarter,
    name,
    scorecardVersion,
    indicators: card.indicators,
    tolerance,
    deadline,
    status: "open",
    agencies: 0,
    version: 1,
    createdAt: act.at,
  };
}

/** Refuses work on a programme whose scores are computed. Throws `programme.state`. */
export function inWork(programme: Programme): Programme {
  if (programme.status !== "open") throw new AppError("programme.state");
  return programme;
}

/**
 * Refuses to conclude before the quarter is over, with an assessment that is not ready, or without any. Throws
 * `programme.state`, `stale`, `programme.early`, `programme.unready`.
 */
export function mayConclude(
  programme: Programme,
  assessments: readonly AssessmentRecord[],
  seen: number,
  act: Pick<Act, "today">,
): void {
  sameVersion(inWork(programme), seen);
  const end = quarterEnd(programme.quarter);
  if (act.today <= end) throw new AppError("programme.early", { end });
  const n = assessments.filter((one) => !one.concludedAt && !isReady(one)).length;
  if (n > 0 || assessments.length === 0) throw new AppError("programme.unready", { n });
}

export function conclude(programme: Programme, act: Pick<Act, "at">): Programme {
  return { ...programme, status: "concluded", concludedAt: act.at, version: programme.version + 1 };
}

/**
 * The programme as published with its board, highest score first; published again, the board is that of now. Throws
 * `programme.state` before it is concluded and `programme.appeals` while one is undecided.
 */
export function publishBoard(
  programme: Programme,
  results: readonly ServiceResultRecord[],
  seen: number,
  act: Pick<Act, "at">,
): { programme: Programme; board: Board } {
  sameVersion(programme, seen);
  if (programme.status === "open") throw new AppError("programme.state");
  const n = results.filter(({ byAgency, byPark }) => byAgency && !byPark.decision).length;
  if (n > 0) throw new AppError("programme.appeals", { n });
  const entries = results
    .map((result) => {
      const { score, grade } = lastOutcome(result);
      return { agencyName: result.byPark.agencyName, score, grade };
    })
    .sort((a, b) => b.score - a.score || (a.agencyName < b.agencyName ? -1 : 1));
  const { programmeId, quarter, name, version, publishedAt = act.at } = programme;
  return {
    programme: { ...programme, status: "published", publishedAt, version: version + 1 },
    board: { programmeId, quarter, name, entries, publishedAt: act.at, version: version + 1 },
  };
}

/** The programme with its board taken back; its results stay published, as agencies have seen them. Throws `stale`, `programme.state`. */
export function withdraw(programme: Programme, seen: number): Programme {
  sameVersion(programme, seen);
  return { ...inPublic(programme), status: "concluded", version: programme.version + 1 };
}

/** Refuses a programme whose board is not out. Throws `programme.state`. */
export function inPublic(programme: Programme): Programme {
  if (programme.status !== "published") throw new AppError("programme.state");
  return programme;
}

const bandOf = (score: number) => GRADES_UPWARDS.indexOf(gradeOf(score));

/**
 * Cohen's weighted kappa (1968) with quadratic weights, over the five grades that scores fall into: what two raters agree on
 * beyond chance, a neighbouring grade counting as less of a disagreement than a distant one.
 */
function kappaOf(pairs: readonly (readonly [number, number])[]): number | undefined {
  const n = GRADES_UPWARDS.length;
  const share = (side: 0 | 1) => {
    const counts = Array<number>(n).fill(0);
    for (const pair of pairs) counts[bandOf(pair[side])] = (counts[bandOf(pair[side])] ?? 0) + 1;
    return counts.map((count) => count / pairs.length);
  };
  const [first, second] = [share(0), share(1)];
  const weight = (i: number, j: number) => ((i - j) / (n - 1)) ** 2;
  const observed = pairs.reduce((sum, [a, b]) => sum + weight(bandOf(a), bandOf(b)), 0) / pairs.length;
  let expected = 0;
  for (const [i, p] of first.entries()) for (const [j, q] of second.entries()) expected += weight(i, j) * p * q;
  return expected === 0 ? undefined : Math.round((1 - observed / expected) * 100) / 100;
}

/** How far the two evaluators of each agency agree, by what they gave before they talked. */
export function agreementOf(
  programme: Pick<Programme, "tolerance">,
  assessments: readonly AssessmentRecord[],
): RaterAgreement {
  const pairs = assessments.flatMap((assessment) => [...pairsOf(assessment).values()]);
  if (pairs.length === 0) return { pairs: 0, within: 0 };
  const differences = pairs.map(([a, b]) => Math.abs(a - b));
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / pairs.length;
  const kappa = kappaOf(pairs);
  return {
    pairs: pairs.length,
    meanDifference: Math.round(mean * 10) / 10,
    within: differences.filter((difference) => difference <= programme.tolerance).length,
    ...(kappa === undefined ? {} : { kappa }),
  };
}
