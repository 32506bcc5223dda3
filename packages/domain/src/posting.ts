import type { ParsedOf } from "@shanhai/contract/endpoint";
import type {
  createPosting as createEndpoint,
  Posting,
  PostingCheck,
  PostingFinding,
  PostingState,
  transitPosting as transitEndpoint,
  updatePosting as updateEndpoint,
} from "@shanhai/contract/posting";
import type { CalendarDate, ParkId, PartnerId, PostingId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, found } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";
import { findingsOf, isValidThrough, type PostingFacts, wordFindings } from "./posting-check.ts";

/** A posting as its agency keeps it: its own words, and of its position only what names it should the position be gone. */
export interface PostingRecord extends Omit<Posting, "state" | "headcount" | "open"> {
  parkId: ParkId;
  /** The city of its division. */
  cityName: string;
}

/** A division with the names that were looked up for it. */
export interface DivisionNames {
  division: string;
  divisionName: string;
  cityName: string;
}

/** Who may see a posting: everybody, or one partner's people. */
export interface Audience {
  partnerId?: PartnerId;
  partnerName?: string;
}

/** Whether a posting is on the board, and what keeps it off. */
export function postingState(
  { status, validThrough, description }: PostingRecord,
  { position, order, standing }: PostingFacts,
  today: CalendarDate,
): PostingState {
  if (status !== "published") return status;
  if (validThrough < today) return "expired";
  if (standing?.status !== "active") return "suspended";
  if (standing.licenceExpiry < today) return "licence";
  if (!position || order?.status !== "open") return "closed";
  if (position.open <= 0) return "full";
  const barred = findingsOf({ description }, { position, order, standing }, today).some(({ level }) => level === "bar");
  return barred ? "barred" : "shown";
}

/** The posting as its agency sees it today. */
export function readPosting(record: PostingRecord, facts: PostingFacts, today: CalendarDate): Posting {
  const { parkId: _park, cityName: _city, ...posting } = record;
  const { position, order } = facts;
  return {
    ...posting,
    title: position?.title ?? posting.title,
    enterpriseName: order?.enterpriseName ?? posting.enterpriseName,
    headcount: position?.headcount ?? 0,
    open: position?.open ?? 0,
    state: postingState(record, facts, today),
  };
}

/** What was found goes along as it is, so that a caller need not ask again. */
function refuse(code: "posting.barred" | "posting.unread", findings: readonly PostingFinding[]): void {
  if (findings.length === 0) return;
  const issues = findings.map(({ check, field }) => ({ field: field ?? check, code }));
  throw new AppError(code, { count: findings.length, issues, current: { findings } });
}

/** Refuses what must not be published, and what was not read yet. Throws `posting.barred`, `posting.unread`. */
function passes(findings: readonly PostingFinding[], read: readonly PostingCheck[] = []): void {
  refuse(
    "posting.barred",
    findings.filter(({ level }) => level === "bar"),
  );
  refuse(
    "posting.unread",
    findings.filter(({ level, check }) => level === "warn" && !read.includes(check)),
  );
}

function validDay(day: CalendarDate | undefined, today: CalendarDate): void {
  if (day === undefined || isValidThrough(day, today)) return;
  const code = day < today ? "date.past" : "posting.days";
  throw new AppError("invalid", { issues: [{ field: "validThrough", code }] });
}

function seen(record: PostingRecord, facts: PostingFacts, version: number, act: Pick<Act, "today">): void {
  if (record.version !== version) throw new AppError("stale", { current: readPosting(record, facts, act.today) });
}

/** The record on the board from now on, in front of all others. Throws `posting.barred`, `posting.unread`. */
function publish(record: PostingRecord, facts: PostingFacts, read: readonly PostingCheck[] | undefined, act: Act) {
  passes(findingsOf(record, facts, act.today), read);
  return { ...record, status: "published" as const, publishedAt: record.publishedAt ?? act.at, refreshedAt: act.at };
}

/** A posting of a position, as a draft or published. Throws `notFound`, `order.closed`, `posting.barred`, `posting.unread`. */
export function createPosting(
  input: ParsedOf<typeof createEndpoint>["body"],
  facts: PostingFacts,
  of: DivisionNames & Audience & { parkId: ParkId },
  act: Act,
): PostingRecord {
  const [position, order] = [found(facts.position), found(facts.order)];
  if (order.status === "closed" || order.status === "cancelled") throw new AppError("order.closed");
  validDay(input.validThrough, act.today);
  const { description, validThrough } = input;
  const record: PostingRecord = {
    postingId: act.newId<PostingId>("pst"),
    positionId: position.positionId,
    orderId: position.orderId,
    title: position.title,
    enterpriseName: order.enterpriseName,
    status: "draft",
    ...of,
    ...(description ? { description } : {}),
    validThrough,
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
  return input.publish ? publish(record, facts, input.read, act) : record;
}

/**
 * The posting with another place, words or last day; what is published is looked at again, as far as words go: whether it can
 * be shown at the moment is another matter. Throws `stale`, `posting.barred`, `posting.unread`.
 */
export function updatePosting(
  record: PostingRecord,
  { version, division: _division, read, ...change }: ParsedOf<typeof updateEndpoint>["body"],
  facts: PostingFacts,
  names: DivisionNames | undefined,
  act: Act,
): PostingRecord {
  seen(record, facts, version, act);
  validDay(change.validThrough, act.today);
  const changed = applyChange(record, change as Change<PostingRecord>);
  const next = { ...changed, ...names, version: version + 1, updatedAt: act.at };
  if (next.status === "published") passes(wordFindings(next, facts.position), read);
  return next;
}

/**
 * Publishes a posting, puts a published one first again, or takes it off the board.
 * Throws `stale`, `posting.transition`, `posting.barred`, `posting.unread`.
 */
export function transitPosting(
  record: PostingRecord,
  { version, to, validThrough, read }: ParsedOf<typeof transitEndpoint>["body"],
  facts: PostingFacts,
  act: Act,
): PostingRecord {
  seen(record, facts, version, act);
  const names = readPosting(record, facts, act.today);
  const next = {
    ...record,
    title: names.title,
    enterpriseName: names.enterpriseName,
    version: version + 1,
    updatedAt: act.at,
  };
  if (to === "published") {
    validDay(validThrough, act.today);
    return publish({ ...next, ...(validThrough ? { validThrough } : {}) }, facts, read, act);
  }
  if (record.status !== "published") throw new AppError("posting.transition");
  return { ...next, status: "withdrawn" };
}
