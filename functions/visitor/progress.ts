import { filterFields } from "@shanhai/contract/job-filters";
import type { CalendarDate } from "@shanhai/contract/scalar";
import {
  OWN_MATCHING_PATH,
  PHONE_PATH,
  PROGRESS_BY_PEOPLE_PATH,
  PROGRESS_MESSAGES_PATH,
  PROGRESS_PATH,
} from "@shanhai/contract/visitor-routes";
import { mayWithdraw } from "@shanhai/domain/application";
import { shanghaiDate, shanghaiMoment } from "@shanhai/domain/calendar";
import { maySpeak } from "@shanhai/domain/conversation";
import { progressOf } from "@shanhai/domain/progress";
import type { ShownConversation } from "@shanhai/pages/conversation-section";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { progressPage, type ShownAssessment, withdrawnReason } from "@shanhai/pages/progress-page";
import { getApplications, readApplication, type StoredApplication } from "@shanhai/store/application";
import { getConversation, listMessages } from "@shanhai/store/conversation";
import { getProgress } from "@shanhai/store/progress";
import { getAssistantSetting, getByPeople, getByPeopleForm } from "@shanhai/store/score-draft";
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

/** Messages that the page shows; older ones are the agency's to look up. */
const MOST_SHOWN = 50;

/** What stands there while nobody may write yet. */
const EARLY: ShownConversation = { messages: [], more: false, early: true };

/** What somebody typed that was not sent, and why. */
type Unsent = Omit<NonNullable<ShownConversation["form"]>, "action" | "request">;

/** What was written about the application, and a form while its agency reads what is sent. */
async function conversationOf(
  { act, param }: Visit,
  { table, applicationId, record }: Opened,
  unsent: Unsent,
  active: boolean,
): Promise<ShownConversation> {
  const [conversation, { items, cursor }] = await Promise.all([
    getConversation(table, applicationId),
    listMessages(table, applicationId, { limit: MOST_SHOWN }),
  ]);
  if (!maySpeak(record, conversation)) return EARLY;
  const messages = items.toReversed().map(({ from, text, at }) => ({ from, text, when: shanghaiMoment(new Date(at)) }));
  const shown = { messages, more: cursor !== undefined };
  if (!active || conversation?.status === "closed") return shown;
  const action = PROGRESS_MESSAGES_PATH.replace("{token}", param("token"));
  return { ...shown, form: { action, request: act.newId<string>("msg"), ...unsent } };
}

/**
 * What the person is told of the assistant, and may decide: nothing while it is off and nobody asked. A later form's link tells what was
 * asked by it alone, so that it looks like that of a number which is new.
 */
async function assessedBy(
  { param }: Visit,
  { table, applicationId, record, request }: Opened,
): Promise<ShownAssessment | undefined> {
  const [{ enabled }, byPeople] = await Promise.all([
    getAssistantSetting(table),
    record.request === request ? getByPeople(table, applicationId) : getByPeopleForm(table, request),
  ]);
  if (byPeople) return { byPeopleSince: dayOf(byPeople.at) };
  return enabled ? { action: PROGRESS_BY_PEOPLE_PATH.replace("{token}", param("token")) } : undefined;
}

/** The application that a link names, or the page that says that it opens nothing. */
export async function openProgress({ platform, language, param }: Visit): Promise<Opened | Page> {
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

/** Whether a form's link shows the application itself: the first one's all of it, a later one's what came since it took it up again. */
const isOf = ({ request, renewal }: StoredApplication, form: string): boolean =>
  request === form || renewal?.request === form;

/** The page of an application that was opened: how it stands, and what was written about it. */
export async function showOpened(visit: Visit, opened: Opened, unsent: Unsent, status: number): Promise<Page> {
  const { language } = visit;
  const { record, table, request } = opened;
  const application = readApplication(record);
  const { position, enterpriseName, agencyName, parkId, active, entries, invited, placement } = await getProgress(
    table,
    application,
  );
  const board = parkId && boardPath(visit.platform.keys.of(mintParkScope(parkId)), parkId, { kind: "board" });
  const path = status === 200 ? undefined : PROGRESS_PATH.replace("{token}", visit.param("token"));
  const of = {
    ...{ title: position?.title ?? "", enterpriseName, agencyName, boardPath: board, path },
    matchingPath: OWN_MATCHING_PATH.replace("{token}", visit.param("token")),
    alertPath: board && visit.platform.sms.available() ? alertPath(board, position?.occupation) : undefined,
  };
  // Who typed somebody's number for a job that they have applied for before sees what the first applicant saw, and no more.
  if (!isOf(record, request)) {
    const ended = await getEndedForm(table, request);
    const steps = [
      { stage: "recommended" as const, date: dayOf(openedAt(request)) },
      ...(ended ? [{ stage: "withdrawn" as const, date: dayOf(ended.endedAt) }] : []),
    ];
    const assessed = ended ? undefined : await assessedBy(visit, opened);
    const shown = { steps, interviews: [], withdrawable: !ended, conversation: EARLY, assessed };
    return { status, html: progressPage(language, { ...of, ...shown }) };
  }
  // Interviews and what was written are the first form's link's alone, and the proven phone's: anybody may type a number.
  const { renewal } = record;
  const since = renewal && record.request !== request ? renewal.at : undefined;
  const told = since ? entries.filter(({ at }) => at > since) : entries;
  const steps = progressOf(since ? { ...application, createdAt: since } : application, told).map(({ stage, at }) => ({
    stage,
    date: dayOf(at),
  }));
  const interviews = invited.flatMap(({ interview, interviewee: { slot, attendance } }) =>
    attendance === "cancelled" || since ? [] : [{ date: interview.date, at: slot, place: interview.place, attendance }],
  );
  const { arrivalDate, leftDate } = placement ?? {};
  const withdrawable = mayWithdraw(application.stage);
  const assessed = withdrawable ? await assessedBy(visit, opened) : undefined;
  const conversation = since ? EARLY : await conversationOf(visit, opened, unsent, active);
  const shown = { ...of, steps, interviews, arrivalDate, leftDate, withdrawable, conversation, assessed };
  return { status, html: progressPage(language, shown) };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openProgress(visit);
  return "html" in opened ? opened : showOpened(visit, opened, {}, 200);
}

/** Takes the application back, and shows how it stands: pressed twice, or when it is over anyway, nothing more happens. */
async function withdraw(visit: Visit): Promise<Page> {
  const { platform, language, param } = visit;
  const opened = await openProgress(visit);
  if ("html" in opened) return opened;
  const { agencyId, applicationId, request, table } = opened;
  const standing = await getStanding(table);
  const tenant = standing && platform.open(mintTenantScope(agencyId, standing.parkId));
  if (tenant && !isOf(opened.record, request)) await endForm(tenant, visit.act, request);
  else if (tenant) {
    await settle(async () => {
      const record = (await getApplications(tenant, [applicationId])).get(applicationId);
      if (!record || !isOf(record, request) || !mayWithdraw(record.stage)) return;
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
