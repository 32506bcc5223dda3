import { OWN_MATCHING_PATH, PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import { type CandidateRecord, refuseMatching } from "@shanhai/domain/candidate";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { ownMatchingPage } from "@shanhai/pages/own-matching-page";
import { getApplications } from "@shanhai/store/application";
import { findPeople, saveCandidate } from "@shanhai/store/candidate";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import { mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { readProgressToken } from "../progress-token.ts";
import { settle } from "../settle.ts";
import { failed } from "./job-board.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

interface Opened {
  person: CandidateRecord;
  agencyName: string;
  parkId: string;
  table: Table<TenantItemsScope>;
}

/**
 * The person whom a link's application is of. Anybody may have typed a number: so no page says how it stands, and a link refuses alone.
 * Taking part again is told the agency.
 */
async function open({ platform, language, param }: Visit): Promise<Opened | Page> {
  const named = readProgressToken(param("token"), (agencyId) => platform.keys.of(mintTenantItemsScope(agencyId)));
  const closed = { status: 404, html: linkClosed(language) };
  if (!named) return closed;
  const table = platform.open(mintTenantItemsScope(named.agencyId));
  const application = (await getApplications(table, [named.applicationId])).get(named.applicationId);
  if (!application) return closed;
  const [people, standing] = await Promise.all([findPeople(table, [application.candidateId]), getStanding(table)]);
  const person = people.get(application.candidateId);
  return person && standing ? { person, agencyName: standing.name, parkId: standing.parkId, table } : closed;
}

const pageOf = (visit: Visit, { agencyName }: Opened, refused: boolean): Page => {
  const back = PROGRESS_PATH.replace("{token}", visit.param("token"));
  return { status: 200, html: ownMatchingPage(visit.language, { agencyName, refused, back }) };
};

async function show(visit: Visit): Promise<Page> {
  const opened = await open(visit);
  return "html" in opened ? opened : pageOf(visit, opened, false);
}

/** Refuses; pressed twice, nothing more happens. */
async function refuse(visit: Visit): Promise<Page> {
  const opened = await open(visit);
  if ("html" in opened) return opened;
  const table = visit.platform.open(mintTenantScope(opened.table.scope.id, opened.parkId));
  await settle(async () => {
    const current = (await findPeople(table, [opened.person.candidateId])).get(opened.person.candidateId);
    const next = current && refuseMatching(current, visit.act);
    if (current && next) await saveCandidate(table, visit.act, current, next);
  });
  return pageOf(visit, opened, true);
}

/** Where somebody who applied says that no program is to compare them with jobs (PIPL 24). */
export const OWN_MATCHING_PAGES: VisitorPages = {
  [`POST ${OWN_MATCHING_PATH}`]: { action: "refuseMatching", answer: refuse, failed },
  [`GET ${OWN_MATCHING_PATH}`]: { action: "showMatching", answer: show, failed },
};
