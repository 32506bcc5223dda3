import { ApplicationId } from "@shanhai/contract/scalar";
import {
  ALERT_PATH,
  JOBS_PATH,
  OWN_COPY_PATH,
  OWN_ERASURE_PATH,
  OWN_JOBS_PATH,
} from "@shanhai/contract/visitor-routes";
import { mayWithdraw } from "@shanhai/domain/application";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { type OwnJobsNotice, ownJobsPage } from "@shanhai/pages/own-jobs-page";
import { phoneAgain } from "@shanhai/pages/phone-again-page";
import { withdrawnReason } from "@shanhai/pages/progress-page";
import { getApplications } from "@shanhai/store/application";
import { alertOf, getAlert } from "@shanhai/store/job-alert";
import { withdrawSelfApplication } from "@shanhai/store/self-application";
import type { Table } from "@shanhai/store/table";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { progressPath } from "../progress-token.ts";
import { type ProvenPhone, readProvenPhone } from "../proven-phone.ts";
import { settle } from "../settle.ts";
import { failed } from "./job-board.ts";
import { findOwn, type OwnApplication, type OwnPerson } from "./own-applications.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Somebody whose phone is proven, and the park where it is. */
export interface Proven extends ProvenPhone {
  park: Table<ParkScope>;
}

/** Whose the page is; or the page that asks for a new code. */
export function openOwn({ platform, language, param, act }: Visit): Proven | Page {
  const proven = readProvenPhone(param("token"), act.at, (parkId) => platform.keys.of(mintParkScope(parkId)));
  if (!proven) return { status: 404, html: phoneAgain(language) };
  // Sealed with the park's key when the code that was sent to this phone had been typed.
  return { ...proven, park: platform.open(mintParkScope(proven.parkId)) };
}

const newestFirst = (one: OwnApplication, other: OwnApplication) =>
  one.record.createdAt < other.record.createdAt ? 1 : -1;

function shownApplication({ record, job }: OwnApplication, { table, agencyId, agencyName }: OwnPerson) {
  const { applicationId, stage, movedAt, request, applied } = record;
  const [agency, enterprise] = applied?.recipients ?? [];
  return {
    applicationId,
    title: job?.title ?? "",
    enterpriseName: enterprise ?? job?.enterpriseName ?? "",
    agencyName: agency ?? agencyName,
    stage,
    date: shanghaiDate(new Date(movedAt)),
    withdrawable: mayWithdraw(stage),
    // Somebody whom a colleague had recommended before they applied has no form, and so no link.
    progressPath: request && progressPath(table.keys, { agencyId, applicationId, request }),
  };
}

async function page(visit: Visit, proven: Proven, notice?: OwnJobsNotice): Promise<Page> {
  const { platform, language } = visit;
  const { park } = proven;
  const [people, alert] = await Promise.all([
    findOwn(platform, park, proven.phone),
    getAlert(park, alertOf(park, proven.phone)),
  ]);
  const applications = people.flatMap((person) => person.applications.map((application) => ({ person, application })));
  const html = ownJobsPage(language, {
    phone: proven.phone,
    boardPath: JOBS_PATH.replace("{token}", proven.board),
    applications: applications
      .sort((one, other) => newestFirst(one.application, other.application))
      .map(({ application, person }) => shownApplication(application, person)),
    alertPath: alert && alert.until >= visit.act.today ? ALERT_PATH.replace("{link}", alert.link) : undefined,
    copyPath: OWN_COPY_PATH.replace("{token}", visit.param("token")),
    erasurePath: OWN_ERASURE_PATH.replace("{token}", visit.param("token")),
    notice,
  });
  return { status: 200, html };
}

async function show(visit: Visit): Promise<Page> {
  const proven = openOwn(visit);
  if ("html" in proven) return proven;
  const notice = visit.query.get("done") === "withdrawn" ? "withdrawn" : undefined;
  return page(visit, proven, notice);
}

/** Withdraws one of the person's own applications; one that is out already, or that they work at, stays as it is. */
async function withdraw(visit: Visit, proven: Proven): Promise<boolean> {
  const { platform, language, form, act } = visit;
  const wanted = ApplicationId.safeParse(form.get("application"));
  const people = await findOwn(platform, proven.park, proven.phone);
  const own = people.find(({ applications }) =>
    applications.some(({ record }) => record.applicationId === wanted.data),
  );
  if (!own || !wanted.success) return false;
  const { table } = own;
  return settle(async () => {
    const record = (await getApplications(table, [wanted.data])).get(wanted.data);
    if (record?.stage === "withdrawn") return true;
    if (!record || !mayWithdraw(record.stage)) return false;
    await withdrawSelfApplication(table, act, record, withdrawnReason(language));
    return true;
  });
}

async function submit(visit: Visit): Promise<Page> {
  const proven = openOwn(visit);
  if ("html" in proven) return proven;
  if (!(await withdraw(visit, proven))) return { ...(await page(visit, proven, "notWithdrawn")), status: 422 };
  // Led on, so that going back and loading again sends nothing.
  return {
    status: 303,
    html: "",
    headers: { location: `${OWN_JOBS_PATH.replace("{token}", visit.param("token"))}?done=withdrawn` },
  };
}

/** What is somebody's own, once their phone is proven. */
export const OWN_JOBS_PAGES: VisitorPages = {
  [`GET ${OWN_JOBS_PATH}`]: { action: "showOwnJobs", answer: show, failed },
  [`POST ${OWN_JOBS_PATH}`]: { action: "withdrawApplication", answer: submit, failed },
};
