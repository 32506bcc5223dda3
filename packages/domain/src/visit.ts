import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Enterprise } from "@shanhai/contract/enterprise";
import type { Member } from "@shanhai/contract/member";
import type { CalendarDate, MemberId, VisitId } from "@shanhai/contract/scalar";
import type { Surveyed, SurveyVisitResult } from "@shanhai/contract/survey-visit";
import type { changeVisit as change, completeVisit as complete, Visit, VisitPurpose } from "@shanhai/contract/visit";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { applyChange } from "./change.ts";

/** Who goes. */
export type Visitor = Pick<Member, "memberId" | "name">;

/** To whom: one of an agency's clients, or whom a park's survey asks. */
type Subject = Pick<Visit, "name" | "enterpriseId" | "subject" | "uscc" | "division">;

/** What an agency's visit keeps of its client. */
export const clientOf = ({ enterpriseId, name, uscc }: Enterprise): Subject => ({ enterpriseId, name, uscc });

/** A visit to be made. Its day may be past: what was done without a plan is written down afterwards. */
export function planVisit(
  subject: Subject,
  { purpose, plannedDate }: { purpose: VisitPurpose; plannedDate: CalendarDate },
  { memberId, name: memberName }: Visitor,
  act: Pick<Act, "at" | "newId">,
): Visit {
  return {
    visitId: act.newId<VisitId>("vis"),
    purpose,
    ...subject,
    plannedDate,
    memberId,
    memberName,
    status: "planned",
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/** The day under which a visit stands in lists: when it was made, or is to be. */
export const dayOf = ({ visitedOn, plannedDate }: Pick<Visit, "visitedOn" | "plannedDate">): CalendarDate =>
  visitedOn ?? plannedDate;

function inState(visit: Visit, status: Visit["status"]): Visit {
  if (visit.status !== status) throw new AppError("visit.state");
  return visit;
}

const next = (before: Visit, changes: Partial<Visit>, act: Pick<Act, "at">): Visit => ({
  ...before,
  ...changes,
  version: before.version + 1,
  updatedAt: act.at,
});

type Change = ParsedOf<typeof change>["body"];

/**
 * Another day or person while it is planned; another wording of the report once it is done. Throws `stale`, or `visit.state`
 * for what its state does not allow.
 */
export function changeVisit(
  before: Visit,
  { version, memberId: _id, plannedDate, ...report }: Change,
  visitor: Visitor | undefined,
  act: Pick<Act, "at">,
): Visit {
  sameVersion(before, version);
  if (plannedDate !== undefined || visitor) inState(before, "planned");
  if (Object.keys(report).length > 0) inState(before, "done");
  const who = visitor ? { memberId: visitor.memberId, memberName: visitor.name } : {};
  const when = plannedDate === undefined ? {} : { plannedDate };
  return next(applyChange<Visit>(before, report as Partial<Visit>), { ...who, ...when }, act);
}

type Report = ParsedOf<typeof complete>["body"];

/**
 * A visit that was made, and the one that follows it where its day is given: with the same person unless another is named.
 * Throws `visit.state`, or `invalid` for a visit made after today and a next one before it.
 */
export function completeVisit(
  before: Visit,
  { next: following, ...report }: Report,
  visitor: Visitor | undefined,
  act: Pick<Act, "at" | "today" | "newId">,
): { done: Visit; following?: Visit } {
  inState(before, "planned");
  const issues = [
    ...(report.visitedOn > act.today ? [{ field: "visitedOn", code: "date.future" }] : []),
    ...(following && following.plannedDate < act.today ? [{ field: "next.plannedDate", code: "date.past" }] : []),
  ];
  if (issues.length > 0) throw new AppError("invalid", { issues });
  const done = next(before, { ...report, status: "done" }, act);
  if (!following) return { done };
  const { name, enterpriseId, subject, uscc, division, purpose } = before;
  const whom = Object.fromEntries(
    Object.entries({ enterpriseId, subject, uscc, division }).filter(([, value]) => value !== undefined),
  );
  const who = visitor ?? { memberId: before.memberId, name: before.memberName };
  const planned = planVisit({ name, ...whom }, { purpose, plannedDate: following.plannedDate }, who, act);
  return { done: { ...done, nextVisitId: planned.visitId }, following: planned };
}

/** A visit that is not made. Throws `visit.state` unless it is planned. */
export function cancelVisit(before: Visit, cancelReason: string, act: Pick<Act, "at">): Visit {
  return next(inState(before, "planned"), { status: "cancelled", cancelReason }, act);
}

/** Names one whom a survey asks: by USCC where there is one, else by what it is called in its division. */
export function surveyedName({ uscc, division, subject, name }: Pick<Visit, "uscc" | "division" | "subject" | "name">) {
  return uscc ?? `${division}|${subject}|${name.normalize("NFKC").replace(/\s/g, "")}`;
}

/** The visits of a list, without those that are planned already (`taken`, by `surveyedName`) or stand in it twice. */
export function planSurveyVisits(
  rows: readonly Surveyed[],
  taken: ReadonlySet<string>,
  visitorOf: (id: MemberId | undefined) => Visitor,
  act: Pick<Act, "at" | "newId">,
): { visits: Visit[]; results: SurveyVisitResult[] } {
  const known = new Set(taken);
  const visits: Visit[] = [];
  const results = rows.map(({ plannedDate, memberId, ...whom }): SurveyVisitResult => {
    const name = surveyedName(whom);
    if (known.has(name)) return { name: whom.name, outcome: "duplicate" };
    known.add(name);
    const visit = planVisit(whom, { purpose: "survey", plannedDate }, visitorOf(memberId), act);
    visits.push(visit);
    return { name: whom.name, outcome: "planned", visitId: visit.visitId };
  });
  return { visits, results };
}
