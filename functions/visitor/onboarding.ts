import { createHash } from "node:crypto";
import {
  MOST_ONBOARDING_BYTES,
  MOST_ONBOARDING_DOCUMENTS,
  ONBOARDING_DOCUMENTS,
  OnboardingDocumentKind,
  OnboardingInput,
} from "@shanhai/contract/onboarding";
import { type ErrorCode, errorText, isGeneralCode, type Language } from "@shanhai/contract/problem";
import { AGENCY_WORDS } from "@shanhai/contract/problems/agency";
import { LEAD_WORDS } from "@shanhai/contract/problems/lead";
import { ONBOARDING_WORDS } from "@shanhai/contract/problems/onboarding";
import { USCC_WORDS } from "@shanhai/contract/problems/uscc";
import { type EventId, type LeadId, OnboardingDocumentId, text } from "@shanhai/contract/scalar";
import { APPLICATION_DOCUMENT_PATH, APPLICATION_PATH, APPLY_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { isPending } from "@shanhai/domain/invitation";
import { convertLead, type LeadRecord } from "@shanhai/domain/lead";
import * as domain from "@shanhai/domain/onboarding";
import { type OnboardingRecord, readOnboarding } from "@shanhai/domain/onboarding";
import { documentType } from "@shanhai/domain/signing";
import { issuesOf } from "@shanhai/http/parse";
import {
  applicationPage,
  applyForm,
  type OnboardingClosed,
  onboardingClosed,
  type Shown,
  TRAP,
  type Typed,
  type Wrong,
} from "@shanhai/pages/onboarding-page";
import { getAgency } from "@shanhai/store/agency";
import { countFor } from "@shanhai/store/check-in";
import { getEvent } from "@shanhai/store/event";
import { getInvitation } from "@shanhai/store/invitation";
import { onboardingTriesKey } from "@shanhai/store/keys/park";
import { getLead, leadWrites } from "@shanhai/store/lead";
import * as store from "@shanhai/store/onboarding";
import { getPark } from "@shanhai/store/park";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { linkOf } from "../invite.ts";
import { documentFile } from "../onboarding-file.ts";
import { readApplyingToken, readOnboardingToken, writeOnboardingToken } from "../onboarding-token.ts";
import { settle } from "../settle.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Applications that one park is sent a minute: more than any fair brings, and no flood. */
const MOST_A_MINUTE = 60;

const closed = (language: Language, status: number, why: OnboardingClosed): Page => ({
  status,
  html: onboardingClosed(language, why),
});

/** Leads on, so that reloading does not send the form again. */
const seeOther = (location: string): Page => ({ status: 303, html: "", headers: { location } });

const typedOf = (form: URLSearchParams): Typed => Object.fromEntries(form);

/** What a form's fields come to, or what is wrong with them. An empty optional field was left out. */
function readForm(form: URLSearchParams): { input: OnboardingInput } | { wrong: Wrong } {
  const { note, ...fields } = typedOf(form);
  const parsed = OnboardingInput.safeParse(note?.trim() ? { ...fields, note } : fields, { reportInput: true });
  return parsed.success ? { input: parsed.data } : { wrong: { issues: issuesOf(parsed.error) } };
}

const WORDS = { ...AGENCY_WORDS, ...ONBOARDING_WORDS, ...LEAD_WORDS, ...USCC_WORDS };

/** What was wrong with the whole, in the reader's words; other errors are not the form's. */
function wrongOf(error: unknown, language: Language): Wrong {
  if (!(error instanceof AppError) || error.code === "busy") throw error;
  if (!isGeneralCode(error.code) && !Object.hasOwn(WORDS, error.code)) throw error;
  const { issues = [], ...details } = error.details;
  return { issues, sentence: errorText(error.code, language, details, WORDS) };
}

interface OpenPark {
  table: Table<ParkScope>;
  name: string;
  /** The settlement intent, or the event, that the link carries. */
  leadId?: LeadId | undefined;
  eventId?: EventId | undefined;
}

async function openPark({ platform, param }: Visit): Promise<OpenPark | undefined> {
  const named = readApplyingToken(param("token"), (id) => platform.keys.of(mintParkScope(id)));
  if (!named) return undefined;
  const table = platform.open(mintParkScope(named.parkId));
  const park = await getPark(table);
  return park && { table, name: park.name, leadId: named.leadId, eventId: named.eventId };
}

/** What the form begins with: what the lead said, if the link carries one that has not become an application. */
async function leadOf({ table, leadId }: OpenPark): Promise<LeadRecord | undefined> {
  const lead = leadId && (await getLead(table, leadId));
  return lead && !lead.mergedInto && lead.status !== "converted" ? lead : undefined;
}

/** The park's application form. */
async function showForm(visit: Visit): Promise<Page> {
  const park = await openPark(visit);
  if (!park) return closed(visit.language, 404, "link");
  const lead = await leadOf(park);
  const typed = lead && { name: lead.organisation ?? "", contactName: lead.contactName, phone: lead.phone };
  return { status: 200, html: applyForm(visit.language, park, visit.act.newId("onc"), typed) };
}

/** Keeps an application, and with it converts the lead that the link carries: both or neither. */
async function keep(park: OpenPark, act: Visit["act"], input: OnboardingInput): Promise<OnboardingRecord> {
  const { table, eventId } = park;
  const [lead, event] = await Promise.all([leadOf(park), eventId && getEvent(table, eventId)]);
  const source = lead ?? (event ? { eventId, eventTitle: event.title } : {});
  const record = domain.submitOnboarding(input, act, source);
  if (!lead) return store.insertOnboarding(table, act, record);
  const converted = convertLead(lead, { onboardingId: record.onboardingId }, act, record.name);
  return store.insertOnboarding(table, act, record, leadWrites(table.scope, lead, converted));
}

/** An application as it was sent. Sending the same form again leads to the same application. */
async function submit(visit: Visit): Promise<Page> {
  const { act, form, language } = visit;
  const park = await openPark(visit);
  if (!park) return closed(language, 404, "link");
  const { table } = park;
  const once = form.get("once") || act.newId<string>("onc");
  const again = (wrong: Wrong): Page => ({ status: 422, html: applyForm(language, park, once, typedOf(form), wrong) });
  const read = readForm(form);
  const unagreed = form.get("consent") === "yes" ? [] : [{ field: "consent", code: "consent" }];
  if ("wrong" in read) return again({ issues: [...read.wrong.issues, ...unagreed] });
  if (unagreed.length > 0) return again({ issues: unagreed });
  const many = await countFor(table, onboardingTriesKey(table.scope, act.at.slice(0, 16)), act.at, 1);
  if (many > MOST_A_MINUTE || form.get(TRAP)) return closed(language, 429, "slowDown");
  const hash = createHash("sha256").update(JSON.stringify(read.input)).digest("hex");
  try {
    const keyed = { ...act, idempotency: { key: once, hash } };
    return seeOther(pathOf(table, await settle(() => keep(park, keyed, read.input))));
  } catch (error) {
    return again(wrongOf(error, language));
  }
}

const pathOf = (table: Table<ParkScope>, { onboardingId }: OnboardingRecord) =>
  APPLICATION_PATH.replace("{token}", writeOnboardingToken(table.keys, table.scope.id, onboardingId));

interface Own {
  table: Table<ParkScope>;
  park: { name: string };
  record: OnboardingRecord;
}

/** The one application that a link names. */
async function openOwn({ platform, param }: Visit): Promise<Own | undefined> {
  const named = readOnboardingToken(param("token"), (id) => platform.keys.of(mintParkScope(id)));
  if (!named) return undefined;
  const table = platform.open(mintParkScope(named.parkId));
  const [park, record] = await Promise.all([getPark(table), store.getOnboarding(table, named.onboardingId)]);
  return park && record && { table, park, record };
}

async function invitationOf(
  table: Table<ParkScope>,
  { invitationId }: OnboardingRecord,
  act: Visit["act"],
): Promise<Shown["invitation"]> {
  const invitation = invitationId && (await getInvitation(table, invitationId));
  if (!invitation) return undefined;
  const { status, expiresAt, invitationId: id } = invitation;
  const standing = status === "pending" && !isPending(invitation, act) ? "expired" : status;
  return { status: standing, expiresAt, path: linkOf(table, id).path };
}

/** Forms that send papers straight to where files are kept, each to a place of its own. */
async function documentForms({ platform, act }: Visit, { table, record }: Own): Promise<Shown["forms"]> {
  if (!domain.isOpen(record) || record.documents.length >= MOST_ONBOARDING_DOCUMENTS) return [];
  return Promise.all(
    ONBOARDING_DOCUMENTS.map(async (kind) => {
      const id = act.newId<OnboardingDocumentId>("odc");
      const next = `${platform.origin()}${pathOf(table, record)}/documents/${kind}/${id}`;
      const file = documentFile(record.onboardingId, id);
      return { kind, ...(await platform.files.formTarget(table.scope, file, MOST_ONBOARDING_BYTES, next)) };
    }),
  );
}

const TAKEN_CODES = ["missing", "type", "many", "closed"] as const;

async function pageOf(visit: Visit, own: Own, editing?: { typed: Typed; wrong: Wrong }): Promise<Page> {
  const { language, act, query } = visit;
  const { table, park, record } = own;
  const [comments, forms, invitation, agency] = await Promise.all([
    store.listOnboardingComments(table, record.onboardingId),
    documentForms(visit, own),
    invitationOf(table, record, act),
    record.agencyId ? getAgency(table, record.agencyId) : undefined,
  ]);
  const shown: Shown = {
    comments: comments.filter(({ toApplicant }) => toApplicant),
    forms,
    invitation,
    agencyStatus: agency?.status,
    notTaken: TAKEN_CODES.find((code) => code === query.get("notTaken")),
  };
  const { name, uscc, licenceNumber, licenceExpiry, contactName, phone, email, note = "" } = record;
  const typed = { name, uscc, licenceNumber, licenceExpiry, contactName, phone, email, note };
  const html = applicationPage(language, park, readOnboarding(record), shown, editing ?? { typed });
  return { status: editing ? 422 : 200, html };
}

async function showOwn(visit: Visit): Promise<Page> {
  const own = await openOwn(visit);
  return own ? pageOf(visit, own) : closed(visit.language, 404, "link");
}

/** What the applicant sends from the own page: a correction, a message, or that it is withdrawn. */
async function change(visit: Visit): Promise<Page> {
  const { act, form, language } = visit;
  const own = await openOwn(visit);
  if (!own) return closed(language, 404, "link");
  const { table, record } = own;
  const onward = seeOther(pathOf(table, record));
  switch (form.get("act")) {
    case "withdraw":
      if (record.status !== "withdrawn") {
        await store.saveOnboarding(table, act, record, domain.withdrawOnboarding(record, act));
      }
      return onward;
    case "comment": {
      const said = text(1000, { lines: true }).safeParse(form.get("text")?.replaceAll("\r\n", "\n"));
      if (!said.success) return onward;
      const comment = domain.commentOnboarding({ text: said.data, toApplicant: true }, act);
      await store.insertOnboardingComment(table, act, record.onboardingId, comment);
      return onward;
    }
    case "correct": {
      const read = readForm(form);
      if ("wrong" in read) return pageOf(visit, own, { typed: typedOf(form), wrong: read.wrong });
      // Sent twice, or on a page that was open while the park decided.
      if (Number(form.get("version")) !== record.version) throw new AppError("stale");
      try {
        const after = domain.correctOnboarding(record, read.input, act);
        await store.saveOnboarding(table, act, record, after);
        return onward;
      } catch (error) {
        return pageOf(visit, own, { typed: typedOf(form), wrong: wrongOf(error, language) });
      }
    }
    default:
      return onward;
  }
}

/** Takes a document that a form has just sent; opened again, it changes nothing. */
async function takeDocument(visit: Visit): Promise<Page> {
  const { platform, act, language, param } = visit;
  const own = await openOwn(visit);
  const [kind, id] = [
    OnboardingDocumentKind.safeParse(param("kind")),
    OnboardingDocumentId.safeParse(param("documentId")),
  ];
  if (!own || !kind.success || !id.success) return closed(language, 404, "link");
  const { table, record } = own;
  const path = pathOf(table, record);
  const refused = (why: Shown["notTaken"]) => seeOther(`${path}?notTaken=${why}#documents`);
  const head = await platform.files.head(table.scope, documentFile(record.onboardingId, id.data));
  if (!head) return refused("missing");
  const type = documentType(head);
  if (!type) return refused("type");
  try {
    const document = { documentId: id.data, kind: kind.data, type, uploadedAt: act.at };
    const after = domain.addDocument(record, document, act);
    if (after !== record) await store.saveOnboarding(table, act, record, after);
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined;
    if (code === "onboarding.documents") return refused("many");
    if (code === "onboarding.closed") return refused("closed");
    throw error;
  }
  return seeOther(`${path}#documents`);
}

function failed(language: Language, code: ErrorCode): Page {
  if (code === "stale" || code === "onboarding.closed") return closed(language, 409, "stale");
  return closed(language, code === "internal" ? 500 : 503, "busy");
}

/** An agency's way into a park, without an account: the form, the applicant's own page, and its documents. */
export const ONBOARDING_PAGES: VisitorPages = {
  [`GET ${APPLY_PATH}`]: { action: "applyOnboarding", answer: showForm, failed },
  [`POST ${APPLY_PATH}`]: { action: "applyOnboarding", answer: submit, failed },
  [`GET ${APPLICATION_PATH}`]: { action: "changeOnboarding", answer: showOwn, failed },
  [`POST ${APPLICATION_PATH}`]: { action: "changeOnboarding", answer: change, failed },
  [`GET ${APPLICATION_DOCUMENT_PATH}`]: { action: "addOnboardingDocument", answer: takeDocument, failed },
};
