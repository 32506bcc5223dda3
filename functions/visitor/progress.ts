import { filterFields } from "@shanhai/contract/job-filters";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { PHONE_PATH, PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import { mayWithdraw } from "@shanhai/domain/application";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { progressOf } from "@shanhai/domain/progress";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { progressPage, withdrawnReason } from "@shanhai/pages/progress-page";
import { getApplications, readApplication, type StoredApplication } from "@shanhai/store/application";
import { getProgress } from "@shanhai/store/progress";
import { endForm, getEndedForm, withdrawSelfApplication } from "@shanhai/store/self-application";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import { mintParkScope, mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { boardPath } from "../job-link.ts";
import { readProgressToken } from "../progress-token.ts";
import { settle } from "../settle.ts";
import { openedAt } from "./apply-number.ts";
import { failed } from "./job-board.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

const dayOf = (instant: string | number): CalendarDate => shanghaiDate(new Date(instant));

type Opened = NonNullable<ReturnType<typeof readProgressToken>> & {
  record: StoredApplication;
  table: Table<TenantItemsScope>;
};

/** The application that a link names, or the page that says that it opens nothing. */
async function open({ platform, language, param }: Visit): Promise<Opened | Page> {
  const named = readProgressToken(param("token"), (agencyId) => platform.keys.of(mintTenantItemsScope(agencyId)));
  const closed = { status: 404, html: linkClosed(language) };
  if (!named) return closed;
  // The signature says that an application with this agency was made, or met, by the form of that number.
  const table = platform.open(mintTenantItemsScope(named.agencyId));
  const record = (await getApplications(table, [named.applicationId])).get(named.applicationId);
  return record ? { ...named, record, table } : closed;
}

/** Where somebody who applied has more jobs of this kind sent to their phone. */
function alertPath(board: string, occupation: string | undefined): string {
  const path = PHONE_PATH.replace("{token}", board.split("/").at(-1) ?? "");
  const filters = { ...(occupation ? { occupation } : {}), benefits: [] };
  return `${path}?${new URLSearchParams([["for", "alert"], ...filterFields(filters)])}`;
}

async function show(visit: Visit): Promise<Page> {
  const { language } = visit;
  const opened = await open(visit);
  if ("html" in opened) return opened;
  const { record, table, request } = opened;
  const application = readApplication(record);
  const { position, enterpriseName, agencyName, parkId, entries, invited, placement } = await getProgress(
    table,
    application,
  );
  const board = parkId && boardPath(visit.platform.keys.of(mintParkScope(parkId)), parkId, { kind: "board" });
  const of = {
    ...{ title: position?.title ?? "", enterpriseName, agencyName, boardPath: board },
    alertPath: board && visit.platform.sms.available() ? alertPath(board, position?.occupation) : undefined,
  };
  // Who typed somebody's number for a job that they have applied for before sees what the first applicant saw, and no more.
  if (record.request !== request) {
    const ended = await getEndedForm(table, request);
    const steps = [
      { stage: "recommended" as const, date: dayOf(openedAt(request)) },
      ...(ended ? [{ stage: "withdrawn" as const, date: dayOf(ended.endedAt) }] : []),
    ];
    return { status: 200, html: progressPage(language, { ...of, steps, interviews: [], withdrawable: !ended }) };
  }
  const steps = progressOf(application, entries).map(({ stage, at }) => ({ stage, date: dayOf(at) }));
  const interviews = invited.flatMap(({ interview, interviewee: { slot, attendance } }) =>
    attendance === "cancelled" ? [] : [{ date: interview.date, at: slot, place: interview.place, attendance }],
  );
  const { arrivalDate, leftDate } = placement ?? {};
  const withdrawable = mayWithdraw(application.stage);
  return {
    status: 200,
    html: progressPage(language, { ...of, steps, interviews, arrivalDate, leftDate, withdrawable }),
  };
}

/** Takes the application back, and shows how it stands: pressed twice, or when it is over anyway, nothing more happens. */
async function withdraw(visit: Visit): Promise<Page> {
  const { platform, language, param } = visit;
  const opened = await open(visit);
  if ("html" in opened) return opened;
  const { agencyId, applicationId, request, table } = opened;
  const standing = await getStanding(table);
  const tenant = standing && platform.open(mintTenantScope(agencyId, standing.parkId));
  if (tenant && opened.record.request !== request) await endForm(tenant, visit.act, request);
  else if (tenant) {
    await settle(async () => {
      const record = (await getApplications(tenant, [applicationId])).get(applicationId);
      if (!record || !mayWithdraw(record.stage)) return;
      await withdrawSelfApplication(tenant, visit.act, record, withdrawnReason(language));
    });
  }
  return { status: 303, html: "", headers: { location: PROGRESS_PATH.replace("{token}", param("token")) } };
}

/** What became of an application that somebody made by a link, and taking it back. */
export const PROGRESS_PAGES: VisitorPages = {
  [`POST ${PROGRESS_PATH}`]: { action: "withdrawApplication", answer: withdraw, failed },
  [`GET ${PROGRESS_PATH}`]: { action: "showProgress", answer: show, failed },
};
