import type { Assessment, Settlement, Sheet } from "@shanhai/contract/assessment";
import type { Programme } from "@shanhai/contract/programme";
import type { AgencyId, CalendarDate, Instant, MemberId, ProgrammeId, Quarter } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";
import { isEvaluators } from "./scorecard.ts";

export interface Evaluator {
  memberId: MemberId;
  name: string;
}

/** An agency in a programme as kept: two evaluators, their sheets, and what they agreed on. */
export interface AssessmentRecord {
  programmeId: ProgrammeId;
  programmeName: string;
  quarter: Quarter;
  deadline: CalendarDate;
  /** As the programme has it. */
  tolerance: number;
  agencyId: AgencyId;
  agencyName: string;
  evaluators: readonly Evaluator[];
  sheets: readonly Sheet[];
  settlements: readonly Settlement[];
  version: number;
  concludedAt?: Instant;
}

/** Who looks: an administrator sees everything, an evaluator his own sheet until both are in. */
export interface Viewer {
  memberId: MemberId;
  role: string;
}

type Pair = readonly [number, number];

/** What the two evaluators gave, by indicator; empty until both sheets are in. */
export function pairsOf({ sheets, evaluators }: Pick<AssessmentRecord, "sheets" | "evaluators">): Map<string, Pair> {
  const [first, second] = evaluators.map(({ memberId }) => sheets.find((sheet) => sheet.memberId === memberId));
  if (!first || !second) return new Map();
  const others = new Map(second.scores.map(({ indicatorId, score }) => [indicatorId, score]));
  return new Map(
    first.scores.map(({ indicatorId, score }) => [indicatorId, [score, others.get(indicatorId) ?? score] as const]),
  );
}

/** Indicators on which the two differ by more than the tolerance. */
function farApart(record: AssessmentRecord): string[] {
  return [...pairsOf(record)].filter(([, [a, b]]) => Math.abs(a - b) > record.tolerance).map(([id]) => id);
}

/** Of those, the ones not agreed on yet. */
function unsettled(record: AssessmentRecord): string[] {
  const settled = new Set(record.settlements.filter((one) => one.settled).map(({ indicatorId }) => indicatorId));
  return farApart(record).filter((id) => !settled.has(id));
}

const bothIn = (record: AssessmentRecord) => record.sheets.length === record.evaluators.length;

/** Whether a score can be computed: both sheets in, every difference agreed on. */
export const isReady = (record: AssessmentRecord) => bothIn(record) && unsettled(record).length === 0;

function statusOf(record: AssessmentRecord): Assessment["status"] {
  if (record.concludedAt) return "concluded";
  if (!bothIn(record)) return "scoring";
  return isReady(record) ? "ready" : "differing";
}

/** The assessment as this person may see it: nobody sees the other's scores before having given one's own. */
export function readAssessment(record: AssessmentRecord, viewer: Viewer): Assessment {
  const { tolerance: _tolerance, concludedAt: _at, evaluators, sheets, settlements, ...rest } = record;
  const blind = viewer.role === "evaluator" && !bothIn(record);
  return {
    ...rest,
    evaluators: evaluators.map((one) => ({
      ...one,
      submitted: sheets.some(({ memberId }) => memberId === one.memberId),
    })),
    sheets: sheets.filter(({ memberId }) => !blind || memberId === viewer.memberId),
    settlements: [...settlements],
    differing: unsettled(record),
    status: statusOf(record),
  };
}

/** Refuses an evaluator who was not assigned. Throws `evaluator.notAssigned`. */
export function mayLook(record: AssessmentRecord, viewer: Viewer): AssessmentRecord {
  const assigned = record.evaluators.some(({ memberId }) => memberId === viewer.memberId);
  if (viewer.role === "evaluator" && !assigned) throw new AppError("evaluator.notAssigned");
  return record;
}

/** Also refuses one who is a member of the agency, whatever was known when assigning. Throws `evaluator.conflictOfInterest`. */
function mayScore(record: AssessmentRecord, viewer: Viewer, interests: readonly string[]): AssessmentRecord {
  if (interests.includes(record.agencyId)) throw new AppError("evaluator.conflictOfInterest");
  return mayLook(record, viewer);
}

/** An agency taken into a programme. */
export function assess(
  programme: Programme,
  agency: { agencyId: AgencyId; name: string },
  evaluators: readonly Evaluator[],
): AssessmentRecord {
  const { programmeId, name: programmeName, quarter, deadline, tolerance } = programme;
  const of = { programmeId, programmeName, quarter, deadline, tolerance };
  const { agencyId, name: agencyName } = agency;
  return { ...of, agencyId, agencyName, evaluators, sheets: [], settlements: [], version: 1 };
}

type HasInterest = (evaluator: MemberId, agency: AgencyId) => boolean;

/** The two that were named. Throws `invalid` for who is no evaluator of the park, `evaluator.conflictOfInterest`. */
function chosenFor(
  agency: AgencyId,
  ids: readonly MemberId[],
  evaluators: readonly Evaluator[],
  hasInterest: HasInterest,
): Evaluator[] {
  return ids.map((id) => {
    const known = evaluators.find(({ memberId }) => memberId === id);
    if (!known) throw new AppError("invalid", { issues: [{ field: "evaluatorIds", code: "evaluator.unknown" }] });
    if (hasInterest(id, agency)) throw new AppError("evaluator.conflictOfInterest");
    return known;
  });
}

/**
 * Two evaluators for each agency: those named, or else the two who have got the fewest in this act; nobody with an interest
 * in the agency. Throws as above, and `evaluators.few` where fewer than two are free of one.
 */
export function assignEach(
  assignments: readonly { agencyId: AgencyId; evaluatorIds?: readonly MemberId[] | undefined }[],
  evaluators: readonly Evaluator[],
  hasInterest: HasInterest,
): Map<AgencyId, Evaluator[]> {
  const given = new Map<MemberId, number>();
  const loadOf = ({ memberId }: Evaluator) => given.get(memberId) ?? 0;
  return new Map(
    assignments.map(({ agencyId, evaluatorIds }) => {
      const free = () => evaluators.filter(({ memberId }) => !hasInterest(memberId, agencyId));
      const chosen = evaluatorIds
        ? chosenFor(agencyId, evaluatorIds, evaluators, hasInterest)
        : free()
            .toSorted((a, b) => loadOf(a) - loadOf(b))
            .slice(0, 2);
      if (chosen.length < 2) throw new AppError("evaluators.few");
      for (const one of chosen) given.set(one.memberId, loadOf(one) + 1);
      return [agencyId, chosen] as const;
    }),
  );
}

/** Other evaluators: sheets of those who stay are kept; what was agreed between the two before is not. */
export function reassign(record: AssessmentRecord, evaluators: readonly Evaluator[]): AssessmentRecord {
  const stays = (sheet: Sheet) => evaluators.some(({ memberId }) => memberId === sheet.memberId);
  return { ...record, evaluators, sheets: record.sheets.filter(stays), settlements: [], version: record.version + 1 };
}

/**
 * The assessment with an evaluator's sheet. Every evaluator's indicator needs a score and its evidence. Throws
 * `evaluator.notAssigned`, `evaluator.conflictOfInterest`, `assessment.locked` once both are in, `invalid`.
 */
export function fillSheet(
  record: AssessmentRecord,
  indicators: Programme["indicators"],
  input: { scores: Record<string, number>; evidence: Record<string, string> },
  viewer: Viewer,
  interests: readonly string[],
  act: Pick<Act, "at">,
): AssessmentRecord {
  mayScore(record, viewer, interests);
  if (bothIn(record)) throw new AppError("assessment.locked");
  const asked = indicators.filter(isEvaluators).map(({ indicatorId }) => indicatorId);
  const issues: Issue[] = [
    ...asked
      .filter((id) => !Object.hasOwn(input.scores, id))
      .map((id) => ({ field: `scores.${id}`, code: "scores.incomplete" })),
    ...asked
      .filter((id) => !Object.hasOwn(input.evidence, id))
      .map((id) => ({ field: `evidence.${id}`, code: "evidence.missing" })),
    ...Object.keys(input.scores)
      .filter((id) => !asked.includes(id))
      .map((id) => ({ field: `scores.${id}`, code: "option" })),
  ];
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const scores = asked.map((indicatorId) => ({
    indicatorId,
    score: input.scores[indicatorId] ?? 0,
    evidence: input.evidence[indicatorId] ?? "",
  }));
  const sheet: Sheet = { memberId: viewer.memberId, scores, submittedAt: act.at };
  const others = record.sheets.filter(({ memberId }) => memberId !== viewer.memberId);
  return { ...record, sheets: [...others, sheet], version: record.version + 1 };
}

/**
 * The assessment with one score in the place of two that differ too much: decided by an administrator, or agreed when the
 * second evaluator proposes what the first has. Throws `assessment.agreed` where the two do not differ.
 */
export function settleDifference(
  record: AssessmentRecord,
  input: { indicatorId: string; score: number; reason: string },
  viewer: Viewer & { name: string },
  interests: readonly string[],
  act: Pick<Act, "at">,
): AssessmentRecord {
  mayScore(record, viewer, interests);
  const { indicatorId, score, reason } = input;
  if (!unsettled(record).includes(indicatorId)) throw new AppError("assessment.agreed");
  const me = { memberId: viewer.memberId, name: viewer.name };
  const proposed = record.settlements.find((one) => one.indicatorId === indicatorId);
  const agreed = proposed?.score === score && proposed.by.every(({ memberId }) => memberId !== me.memberId);
  const settlement: Settlement = {
    indicatorId,
    score,
    reason,
    by: agreed && proposed ? [...proposed.by, me] : [me],
    settled: agreed || viewer.role === "administrator",
    at: act.at,
  };
  const others = record.settlements.filter((one) => one.indicatorId !== indicatorId);
  return { ...record, settlements: [...others, settlement], version: record.version + 1 };
}
