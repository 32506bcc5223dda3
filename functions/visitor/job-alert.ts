import { filterFields } from "@shanhai/contract/job-filters";
import { ALERT_PATH, JOBS_PATH } from "@shanhai/contract/visitor-routes";
import { readBoardPosting } from "@shanhai/domain/board-posting";
import { type JobAlert, renewAlert } from "@shanhai/domain/job-alert";
import { fitsFilters } from "@shanhai/domain/job-filters";
import { type AlertNotice, alertOver, alertPage } from "@shanhai/pages/alert-page";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { listBoard } from "@shanhai/store/board-posting";
import { getAlert, getSmsLink, putSmsLink, removeAlert, type SmsLink, saveAlert } from "@shanhai/store/job-alert";
import type { Table } from "@shanhai/store/table";
import { mintParkScope, mintSharedScope } from "@shanhai/tenancy/mint";
import type { ParkScope, SharedScope } from "@shanhai/tenancy/scope";
import { boardPath } from "../job-link.ts";
import { settle } from "../settle.ts";
import { failed } from "./job-board.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Jobs that are shown at once. */
const SHOWN = 10;
/** Twelve letters, 60 bits: nobody finds one by trying. */
const LINK = /^[0-9A-HJKMNP-TV-Z]{12}$/;

interface Opened {
  shared: Table<SharedScope>;
  park: Table<ParkScope>;
  to: SmsLink;
  /** Undefined when it is over. */
  alert: JobAlert | undefined;
}

async function open({ platform, language, param, act }: Visit): Promise<Opened | Page> {
  const link = param("link");
  const shared = platform.open(mintSharedScope());
  const to = LINK.test(link) ? await getSmsLink(shared, link) : undefined;
  if (!to) return { status: 404, html: linkClosed(language) };
  // The short address was made for an alert of this park, and leads to nothing else.
  const park = platform.open(mintParkScope(to.parkId));
  const alert = await getAlert(park, to.alertId);
  return { shared, park, to, alert: alert?.link === link && alert.until >= act.today ? alert : undefined };
}

const NOTICES: readonly string[] = ["on", "renewed"] satisfies AlertNotice[];

/** What the alert is for, and what matches now. Opening it changes nothing: messages are opened by machines, too. */
async function show(visit: Visit): Promise<Page> {
  const opened = await open(visit);
  if ("html" in opened) return opened;
  const { park, to, alert } = opened;
  const { language, act, query } = visit;
  if (!alert) return { status: 200, html: alertOver(language, boardPath(park.keys, to.parkId, { kind: "board" })) };
  const { filters, divisionName, until, board } = alert;
  const path = JOBS_PATH.replace("{token}", board);
  const match = (job: Parameters<typeof fitsFilters>[0]) => fitsFilters(job, filters);
  const asked = { division: filters.division, today: act.today, match, filter: "alert" };
  const { items } = await listBoard(park, asked, { limit: SHOWN });
  const done = query.get("done") ?? "";
  const html = alertPage(language, {
    filters,
    divisionName,
    until,
    jobs: items.map(readBoardPosting),
    boardPath: path,
    listPath: `${path}?${new URLSearchParams(filterFields(filters))}`,
    notice: NOTICES.includes(done) ? (done as AlertNotice) : undefined,
  });
  return { status: 200, html };
}

/** Ends the alert, or lets it go on; once it is over there is nothing to do, however often it is sent. */
async function submit(visit: Visit): Promise<Page> {
  const opened = await open(visit);
  if ("html" in opened) return opened;
  const { shared, park, to } = opened;
  const { form, act, param } = visit;
  const path = ALERT_PATH.replace("{link}", param("link"));
  const renewing = form.get("act") === "renew";
  if (form.get("act") === "stop") await removeAlert(park, act, to.alertId);
  if (renewing) {
    await settle(async () => {
      const alert = await getAlert(park, to.alertId);
      if (!alert || alert.until < act.today) return;
      const renewed = renewAlert(alert, act);
      await putSmsLink(shared, renewed, to);
      // Renewed today already: pressed twice.
      if (renewed.until !== alert.until) await saveAlert(park, act, renewed);
    });
  }
  return { status: 303, html: "", headers: { location: renewing ? `${path}?done=renewed` : path } };
}

/** Where messages about new jobs lead. */
export const ALERT_PAGES: VisitorPages = {
  [`GET ${ALERT_PATH}`]: { action: "showJobAlert", answer: show, failed },
  [`POST ${ALERT_PATH}`]: { action: "changeJobAlert", answer: submit, failed },
};
