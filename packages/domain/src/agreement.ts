import type * as contract from "@shanhai/contract/agreement";
import type { Agreement, AgreementStatus, Obligation } from "@shanhai/contract/agreement";
import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Partner } from "@shanhai/contract/partner";
import type { AgreementId, CalendarDate, ObligationId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, type Issue } from "./app-error.ts";
import { plusMonths } from "./calendar.ts";

type Content = ParsedOf<typeof contract.createAgreement>["body"];
type Promised = Omit<Obligation, "done" | "entries" | "met" | "overdue">;

/** What the fulfilment record says of one obligation. */
export interface Fulfilled {
  number: number;
  entries: number;
}

/** An agreement as kept: what was decided about it. Which state it is in follows from that and the date. */
export interface AgreementRecord extends Omit<Agreement, "status" | "obligations"> {
  state: "draft" | "active" | "revoked";
  obligations: readonly Promised[];
  fulfilled: Readonly<Record<ObligationId, Fulfilled>>;
  /** Counts up with whatever changes, the fulfilment record included: of two copies the later stands. */
  revision: number;
}

const LONGEST_TERM = 120;

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new AppError("invalid", { issues });
}

function checkTerm(
  { from, to }: Pick<Content, "from" | "to">,
  obligations: readonly Pick<Promised, "dueDate">[],
): void {
  refuse([
    ...(to > plusMonths(from, LONGEST_TERM) ? [{ field: "to", code: "term.long" as const }] : []),
    ...obligations.flatMap(({ dueDate }, index) =>
      dueDate && (dueDate < from || dueDate > to)
        ? [{ field: `obligations.${index}.dueDate`, code: "date.outsideTerm" as const }]
        : [],
    ),
  ]);
}

/** The parties that were named, as they are called. Throws `invalid` for one that is not the park's, or has ended. */
export function partiesOf(
  ids: Content["partnerIds"],
  partners: readonly Partner[],
): { partnerId: Partner["partnerId"]; name: string }[] {
  const known = new Map(partners.filter(({ status }) => status === "active").map((one) => [one.partnerId, one.name]));
  refuse(
    ids.flatMap((id, index) =>
      known.has(id) ? [] : [{ field: `partnerIds.${index}`, code: "partner.unknown" as const }],
    ),
  );
  return ids.map((partnerId) => ({ partnerId, name: known.get(partnerId) ?? "" }));
}

/** Obligations with ids of their own, and nothing done about them. */
function promise(obligations: readonly Omit<Promised, "obligationId">[], act: Pick<Act, "newId">) {
  const promised = obligations.map(({ kind, text, target, unit, dueDate }) => ({
    obligationId: act.newId<ObligationId>("obl"),
    kind,
    text,
    ...(target === undefined ? {} : { target }),
    ...(unit ? { unit } : {}),
    ...(dueDate ? { dueDate } : {}),
  }));
  const nothing = promised.map(({ obligationId }) => [obligationId, { number: 0, entries: 0 }]);
  return { obligations: promised, fulfilled: Object.fromEntries(nothing) as AgreementRecord["fulfilled"] };
}

function contentOf(input: Content, parties: AgreementRecord["partners"], act: Pick<Act, "newId">) {
  const { number, title, from, to, opens, note } = input;
  checkTerm(input, input.obligations);
  const content = { number, title, partners: parties, from, to, opens, ...promise(input.obligations, act) };
  return note ? { ...content, note } : content;
}

/** A draft, which opens nothing. Throws `invalid` for dates that do not fit the term. */
export function draftAgreement(
  input: Content,
  { parkName, parties }: { parkName: string; parties: AgreementRecord["partners"] },
  act: Pick<Act, "at" | "newId">,
): AgreementRecord {
  return {
    agreementId: act.newId<AgreementId>("agr"),
    parkName,
    ...contentOf(input, parties, act),
    state: "draft",
    term: 1,
    version: 1,
    revision: 1,
    createdAt: act.at,
  };
}

/** Refuses changing what was activated. Throws `agreement.state`. */
export function stillDraft(record: AgreementRecord): AgreementRecord {
  if (record.state !== "draft") throw new AppError("agreement.state");
  return record;
}

const next = (record: AgreementRecord) => ({ version: record.version + 1, revision: record.revision + 1 });

/** The draft written anew. Throws `agreement.state`, `invalid`. */
export function rewriteDraft(
  record: AgreementRecord,
  input: Content,
  parties: AgreementRecord["partners"],
  act: Pick<Act, "newId">,
): AgreementRecord {
  const { note: _note, ...kept } = stillDraft(record);
  return { ...kept, ...contentOf(input, parties, act), ...next(record) };
}

/**
 * The draft activated, before or within its term; or what was activated revoked, for good. Throws `agreement.state`,
 * `agreement.over`.
 */
export function transitAgreement(
  record: AgreementRecord,
  { to, reason = "" }: ParsedOf<typeof contract.transitAgreement>["body"],
  act: Pick<Act, "at" | "today">,
): AgreementRecord {
  if (to === "active") {
    stillDraft(record);
    if (record.to < act.today) throw new AppError("agreement.over");
    return { ...record, state: "active", activatedAt: act.at, ...next(record) };
  }
  if (record.state !== "active" || record.to < act.today) throw new AppError("agreement.state");
  return { ...record, state: "revoked", revocation: { on: act.today, reason }, ...next(record) };
}

/** Both sides of a renewal: what is renewed names its successor, a draft of the same content. Throws `agreement.state`, `.renewed`. */
export function renewAgreement(
  record: AgreementRecord,
  { number, from, to }: ParsedOf<typeof contract.renewAgreement>["body"],
  parties: AgreementRecord["partners"],
  act: Pick<Act, "at" | "newId">,
): { before: AgreementRecord; renewal: AgreementRecord } {
  if (record.state === "draft") throw new AppError("agreement.state");
  if (record.renewedBy) throw new AppError("agreement.renewed");
  const { title, opens, note, parkName, agreementId } = record;
  // Days of the old term mean nothing in the new one.
  const obligations = record.obligations.map(({ dueDate: _due, ...promised }) => promised);
  checkTerm({ from, to }, []);
  const renewal: AgreementRecord = {
    agreementId: act.newId<AgreementId>("agr"),
    parkName,
    number,
    title,
    partners: parties,
    from,
    to,
    opens,
    ...promise(obligations, act),
    ...(note ? { note } : {}),
    state: "draft",
    term: record.term + 1,
    renews: agreementId,
    version: 1,
    revision: 1,
    createdAt: act.at,
  };
  return { before: { ...record, renewedBy: renewal.agreementId, revision: record.revision + 1 }, renewal };
}

/** What an agreement is today. */
export function statusOf(
  { state, from, to }: Pick<AgreementRecord, "state" | "from" | "to">,
  { today }: Pick<Act, "today">,
): AgreementStatus {
  if (state !== "active") return state;
  if (today < from) return "upcoming";
  return today <= to ? "active" : "expired";
}

function readObligation(promised: Promised, record: AgreementRecord, status: AgreementStatus, today: CalendarDate) {
  const { number, entries } = record.fulfilled[promised.obligationId] ?? { number: 0, entries: 0 };
  const met = promised.target === undefined ? entries > 0 : number >= promised.target;
  const due = promised.dueDate ?? (promised.target === undefined ? undefined : record.to);
  const running = status === "active" || status === "expired";
  return { ...promised, done: number, entries, met, overdue: running && !met && due !== undefined && due < today };
}

/** The agreement as people see it today. */
export function readAgreement(record: AgreementRecord, { today }: Pick<Act, "today">): Agreement {
  const { state: _state, fulfilled: _fulfilled, revision: _revision, obligations, ...agreement } = record;
  const status = statusOf(record, { today });
  return {
    ...agreement,
    status,
    obligations: obligations.map((promised) => readObligation(promised, record, status, today)),
  };
}
