import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { EnterpriseId, VisitId } from "@shanhai/contract/scalar";
import type { SurveyVisitFigures } from "@shanhai/contract/survey-visit";
import type { Visit, VisitStatus } from "@shanhai/contract/visit";
import type { Act } from "@shanhai/domain/act";
import { countVisits, noRhythm } from "@shanhai/domain/due-visit";
import { dayOf, surveyedName } from "@shanhai/domain/visit";
import type { OwnerScope, ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { getVisitRhythm, moveRhythm } from "./due-visit.ts";
import { useRecord } from "./in-use.ts";
import { surveyedKey, surveyVisitCountKey, surveyVisitCounts, visitKey, visitsOf } from "./keys/event.ts";
import { listEarliest, listNewest } from "./listing.ts";
import { getRecord, getRecords, queryItems, type Table } from "./table.ts";
import type { Write } from "./write.ts";

/** A visit on its way from one state to the next; none before when it is planned. */
export interface VisitChange {
  before?: Visit;
  after: Visit;
}

export async function getVisit(table: Table<OwnerScope>, id: VisitId): Promise<Visit | undefined> {
  return getRecord(table, visitKey(table.scope, id));
}

function putVisit(scope: OwnerScope, { before, after }: VisitChange): Write {
  const day = `${dayOf(after)}#${after.visitId}`;
  return {
    put: visitKey(scope, after.visitId),
    listing: {
      gsi1pk: visitsOf(scope, after.enterpriseId ?? after.division ?? ""),
      gsi1sk: day,
      gsi2pk: visitsOf(scope, after.status),
      gsi2sk: day,
    },
    record: after,
    condition: before ? { equals: { version: before.version } } : { absent: true },
  };
}

const planned = (visit: Visit | undefined) => (visit?.status === "planned" ? 1 : 0);

/** What follows for the client: how many visits it has planned, and when it was visited last. */
async function rhythmWrites(
  table: Table<TenantScope>,
  enterpriseId: EnterpriseId,
  changes: readonly VisitChange[],
): Promise<Write[]> {
  const [made] = changes.flatMap(({ after }) => (after.status === "done" ? (after.visitedOn ?? []) : []));
  const by = changes.reduce((sum, { before, after }) => sum + planned(after) - planned(before), 0);
  const wasMade = changes.some(({ before, after }) => after.status === "done" && before?.status !== "done");
  if (by === 0 && !wasMade) return [];
  const name = changes[0]?.after.name ?? "";
  const rhythm = (await getVisitRhythm(table, enterpriseId)) ?? noRhythm({ enterpriseId, name });
  return moveRhythm(table.scope, rhythm, countVisits(rhythm, { planned: by, made }));
}

/** What follows for the park's survey: who is to be asked, and the figures of the divisions. */
function surveyVisitWrites(scope: ParkScope, changes: readonly VisitChange[]): Write[] {
  const claims = new Map<string, { held: boolean; visitId?: VisitId }>();
  const counts = new Map<string, Record<string, number>>();
  const count = ({ division = "", status }: Visit, by: 1 | -1) => {
    const figures = counts.get(division) ?? {};
    figures[status] = (figures[status] ?? 0) + by;
    counts.set(division, figures);
  };
  for (const { before, after } of changes) {
    if (before) count(before, -1);
    count(after, 1);
    const name = surveyedName(after);
    const claim = claims.get(name) ?? { held: false };
    // A visit that is reported with its next one gives the claim from the one to the other.
    claims.set(name, {
      held: claim.held || planned(before) === 1,
      ...(planned(after) === 1 ? { visitId: after.visitId } : claim.visitId ? { visitId: claim.visitId } : {}),
    });
  }
  return [
    ...[...claims].flatMap(([name, { held, visitId }]): Write[] => {
      const key = surveyedKey(scope, name);
      if (!visitId) return held ? [{ remove: key }] : [];
      return [
        { put: key, record: { visitId, claimed: name }, ...(held ? {} : { condition: { absent: true as const } }) },
      ];
    }),
    ...[...counts].flatMap(([division, figures]): Write[] => {
      const moved = Object.fromEntries(Object.entries(figures).filter(([, by]) => by !== 0));
      return Object.keys(moved).length > 0 ? [{ update: surveyVisitCountKey(scope, division), count: moved }] : [];
    }),
  ];
}

/** At most so many writes a survey visit needs: itself, its claim, and its division's counter if it shares it with no other. */
export const SURVEY_WRITES = 3;

/**
 * Keeps visits of one client, or of a park's survey, with all that follows from them in one transaction. Throws `Refused`
 * when one of them, the client's rhythm, or the claim on whom a survey asks changed since it was read.
 */
export async function saveVisits<R>(
  table: Table<OwnerScope>,
  act: Act,
  changes: readonly VisitChange[],
  result: R,
): Promise<R> {
  const { scope } = table;
  const enterpriseId = changes[0]?.after.enterpriseId;
  const consequences =
    scope.kind === "park"
      ? surveyVisitWrites(scope, changes)
      : enterpriseId
        ? await rhythmWrites(table as Table<TenantScope>, enterpriseId, changes)
        : [];
  // Whoever is to be visited must not be taken out.
  const isNew = changes.some(({ before }) => before === undefined);
  const naming =
    scope.kind === "tenant" && enterpriseId && isNew ? [useRecord(scope as TenantScope, enterpriseId)] : [];
  return commit(table, act, {
    writes: [...changes.map((change) => putVisit(scope, change)), ...consequences, ...naming],
    records: [...changes.map(({ after }) => after.visitId), ...(enterpriseId ? [enterpriseId] : [])],
    result,
  });
}

/** Those of these names (see `surveyedName`) whom a visit is planned to. */
export async function surveyedAmong(table: Table<ParkScope>, names: readonly string[]): Promise<Set<string>> {
  const keys = [...new Set(names)].map((name) => surveyedKey(table.scope, name));
  const claims = await getRecords<{ claimed: string }>(table, keys);
  return new Set(claims.map(({ claimed }) => claimed));
}

/** Visits of one status: planned ones the earliest first, others the latest first; or all of one client or division. */
export async function listVisits(
  table: Table<OwnerScope>,
  { status = "planned", subject }: { status?: VisitStatus | undefined; subject?: string | undefined },
  page: PageQuery,
): Promise<Page<Visit>> {
  if (subject) {
    const partitions = [visitsOf(table.scope, subject)];
    return listNewest(table, { name: `visit:${subject}`, partitions, index: "listing" }, page);
  }
  const list = { name: `visit:${status}`, partitions: [visitsOf(table.scope, status)], index: "assigned" } as const;
  return status === "planned" ? listEarliest(table, { ...list, upTo: "~" }, page) : listNewest(table, list, page);
}

const MOST_DIVISIONS = 10_000;

/** The survey's figures: one query of its divisions, however many visits. */
export async function getSurveyVisitFigures(table: Table<ParkScope>): Promise<SurveyVisitFigures> {
  const query = { partition: surveyVisitCounts(table.scope), limit: MOST_DIVISIONS, ascending: true };
  const divisions = (await queryItems(table, query)).map((item) => {
    const { planned = 0, done = 0, cancelled = 0 } = item as Record<string, number>;
    return { division: String(item.sk), planned, done, cancelled };
  });
  const sum = { planned: 0, done: 0, cancelled: 0 };
  for (const one of divisions) {
    sum.planned += one.planned;
    sum.done += one.done;
    sum.cancelled += one.cancelled;
  }
  return { ...sum, divisions };
}
