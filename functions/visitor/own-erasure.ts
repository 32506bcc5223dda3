import { ERASED_REASON } from "@shanhai/contract/erasure";
import { OWN_ERASURE_PATH, OWN_JOBS_PATH } from "@shanhai/contract/visitor-routes";
import type { ErasureReceipt, PendingPartnerErasure } from "@shanhai/domain/erasure";
import { type ErasureNotice, erasurePage, receiptPage } from "@shanhai/pages/own-erasure-page";
import {
  beginReceipt,
  finishReceipt,
  getErasureReceipt,
  noteAtPark,
  notePartners,
  notePending,
  removePending,
} from "@shanhai/store/erasure";
import { alertOf, getAlert, removeAlert, removeSmsLink } from "@shanhai/store/job-alert";
import { hashSeeker } from "@shanhai/store/one-time-code";
import { hashesAtPark } from "@shanhai/store/park-person";
import { listPartners } from "@shanhai/store/partner";
import { forgetTraces, listTraces } from "@shanhai/store/seeker-trace";
import { mintPartnerItemsScope, mintSharedScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { eraseCandidate } from "../erase-candidate.ts";
import { readNumber, writeNumber } from "./apply-number.ts";
import { failed } from "./job-board.ts";
import { findOwn, type OwnPerson } from "./own-applications.ts";
import { openOwn, type Proven } from "./own-jobs.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** A form and its receipt are of the phone that was proven, and of no other. */
const subjectOf = ({ park, phone }: Proven) => `erasure ${hashSeeker(park, phone)}`;
const receiptOf = (proven: Proven, request: string) => `${hashSeeker(proven.park, proven.phone)}-${request}`;
/** A form's number, without its signature. */
const FORM = /^[0-9a-z]{6,12}-[0-9A-Z]{12}$/;

const pathOf = (path: string, { param }: Visit) => path.replace("{token}", param("token"));

/** Who has something of the person. */
const known = (people: readonly OwnPerson[]) => people.filter(({ candidate }) => candidate);

async function ask(visit: Visit, proven: Proven, notice?: ErasureNotice): Promise<Page> {
  const { platform, language, act } = visit;
  const people = known(await findOwn(platform, proven.park, proven.phone));
  const html = erasurePage(language, {
    phone: proven.phone,
    agencies: people.map(({ agencyName }) => agencyName),
    request: writeNumber(proven.park.keys, subjectOf(proven), act),
    back: pathOf(OWN_JOBS_PATH, visit),
    notice,
  });
  return { status: notice ? 422 : 200, html };
}

/** What came of a form that was sent, as often as somebody looks; the question itself before that. */
async function show(visit: Visit): Promise<Page> {
  const proven = openOwn(visit);
  if ("html" in proven) return proven;
  const request = visit.query.get("receipt") ?? "";
  const receipt = FORM.test(request) ? await getErasureReceipt(proven.park, receiptOf(proven, request)) : undefined;
  if (!receipt) return ask(visit, proven);
  return { status: 200, html: receiptPage(visit.language, receipt) };
}

/** What the person asks for, before any of it is done: where they are known, and by which applications. */
function plan(people: readonly OwnPerson[], { newId, at }: Visit["act"]): ErasureReceipt {
  return {
    receiptId: newId<string>("ers"),
    at,
    agencies: known(people).flatMap(({ agencyId, agencyName, candidate, applications }) => {
      const applicationIds = applications.map(({ record }) => record.applicationId);
      return candidate ? [{ agencyId, agencyName, candidateId: candidate.candidateId, applicationIds }] : [];
    }),
  };
}

/** Where the clock is to look for somebody among the park's partners; nothing of them is read here. */
async function lookAt({ platform }: Visit, park: Proven["park"], phone: string) {
  const partners: PendingPartnerErasure["partners"] = [];
  let cursor: string | undefined;
  do {
    const page = await listPartners(park, undefined, { limit: 100, ...(cursor ? { cursor } : {}) });
    for (const { partnerId } of page.items) {
      const keys = platform.keys.of(mintPartnerItemsScope(partnerId));
      partners.push({ partnerId, phoneHash: keys.hash("phone", phone) });
    }
    cursor = page.cursor;
  } while (cursor);
  return partners;
}

/** Does what a receipt was begun for, from wherever it was cut off. */
async function carryOut(visit: Visit, { park, phone }: Proven, name: string, receipt: ErasureReceipt): Promise<void> {
  const { platform, language, act } = visit;
  const { receiptId, at } = receipt;
  await notePartners(park, { receiptId, at, partners: await lookAt(visit, park, phone) });
  const agencies: ErasureReceipt["agencies"] = [];
  for (const agency of receipt.agencies) {
    const { agencyId, candidateId, applicationIds } = agency;
    if (!candidateId) continue;
    const pending = { agencyId, candidateId, applicationIds, reason: ERASED_REASON[language], receiptId, at };
    await notePending(park, pending);
    const outcome = await eraseCandidate(platform.open(mintTenantScope(agencyId, park.scope.id)), act, pending);
    if (outcome !== "erased") await removePending(park, pending);
    agencies.push({ ...agency, outcome });
  }
  const staying = new Set(agencies.filter(({ outcome }) => outcome === "atWork").map(({ agencyId }) => agencyId));
  await noteAtPark(park, { receiptId, ...hashesAtPark(park, phone), at });
  const traces = await listTraces(park, phone);
  await forgetTraces(
    park,
    phone,
    traces.filter(({ agencyId }) => !staying.has(agencyId)),
  );
  const alertId = alertOf(park, phone);
  const alert = await getAlert(park, alertId);
  if (alert) await removeSmsLink(platform.open(mintSharedScope()), alert.link);
  await removeAlert(park, act, alertId);
  // What became of it is all that is kept: which records these were is told by none of the park's any more.
  const told = agencies.map(({ candidateId: _who, ...agency }) => agency);
  await finishReceipt(park, name, { ...receipt, agencies: told, doneAt: act.at });
}

async function submit(visit: Visit): Promise<Page> {
  const proven = openOwn(visit);
  if ("html" in proven) return proven;
  const { platform, form, act } = visit;
  const { park, phone } = proven;
  const number = readNumber(park.keys, subjectOf(proven), form.get("request") ?? "", act.at);
  if (!number) return ask(visit, proven, "again");
  const name = receiptOf(proven, number.request);
  const begun = await getErasureReceipt(park, name);
  if (!begun && number.late) return ask(visit, proven, "again");
  if (!begun && form.get("confirm") !== "yes") return ask(visit, proven, "confirm");
  const people = begun ? [] : await findOwn(platform, park, phone);
  const receipt = begun ?? (await beginReceipt(park, act, name, plan(people, act)));
  if (!receipt.doneAt) await carryOut(visit, proven, name, receipt);
  const location = `${pathOf(OWN_ERASURE_PATH, visit)}?receipt=${number.request}`;
  return { status: 303, html: "", headers: { location } };
}

/** Erasing what agencies and park have of somebody whose phone is proven. */
export const OWN_ERASURE_PAGES: VisitorPages = {
  [`GET ${OWN_ERASURE_PATH}`]: { action: "showErasure", answer: show, failed },
  [`POST ${OWN_ERASURE_PATH}`]: { action: "erasePerson", answer: submit, failed },
};
