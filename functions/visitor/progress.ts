import type { CalendarDate } from "@shanhai/contract/scalar";
import { PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { progressOf } from "@shanhai/domain/progress";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { progressPage } from "@shanhai/pages/progress-page";
import { getApplications, readApplication } from "@shanhai/store/application";
import { getProgress } from "@shanhai/store/progress";
import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import { readProgressToken } from "../progress-token.ts";
import { openedAt } from "./apply-number.ts";
import { failed } from "./job-board.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

const dayOf = (instant: string | number): CalendarDate => shanghaiDate(new Date(instant));

async function show({ platform, language, param }: Visit): Promise<Page> {
  const named = readProgressToken(param("token"), (agencyId) => platform.keys.of(mintTenantItemsScope(agencyId)));
  const closed = { status: 404, html: linkClosed(language) };
  if (!named) return closed;
  // The signature says that an application with this agency was made, or met, by the form of that number.
  const table = platform.open(mintTenantItemsScope(named.agencyId));
  const record = (await getApplications(table, [named.applicationId])).get(named.applicationId);
  if (!record) return closed;
  const application = readApplication(record);
  const { position, enterpriseName, agencyName, entries, invited, placement } = await getProgress(table, application);
  const of = { title: position?.title ?? "", enterpriseName, agencyName };
  // Who typed somebody's number for a job that they have applied for before sees what the first applicant saw, and no more.
  if (record.request !== named.request) {
    const steps = [{ stage: "recommended" as const, date: dayOf(openedAt(named.request)) }];
    return { status: 200, html: progressPage(language, { ...of, steps, interviews: [] }) };
  }
  const steps = progressOf(application, entries).map(({ stage, at }) => ({ stage, date: dayOf(at) }));
  const interviews = invited.flatMap(({ interview, interviewee: { slot, attendance } }) =>
    attendance === "cancelled" ? [] : [{ date: interview.date, at: slot, place: interview.place, attendance }],
  );
  const { arrivalDate, leftDate } = placement ?? {};
  return { status: 200, html: progressPage(language, { ...of, steps, interviews, arrivalDate, leftDate }) };
}

/** What became of an application that somebody made by a link. */
export const PROGRESS_PAGES: VisitorPages = {
  [`GET ${PROGRESS_PATH}`]: { action: "showProgress", answer: show, failed },
};
