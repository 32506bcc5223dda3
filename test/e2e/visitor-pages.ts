import { listEnterprises } from "@shanhai/contract/enterprise";
import { createEnterpriseLink } from "@shanhai/contract/enterprise-link";
import { getEventLinks, listEvents } from "@shanhai/contract/event";
import { getCheckInLink, listInterviewDays } from "@shanhai/contract/interview";
import { getOnboardingLink } from "@shanhai/contract/onboarding";
import { getJobBoardLink } from "@shanhai/contract/posting-source";
import { getBoardLink, listProgrammes } from "@shanhai/contract/programme";
import { getRelayHandout, listRelays, makeRelay } from "@shanhai/contract/relay";
import { getSurveyLink, listSurveys } from "@shanhai/contract/survey";
import {
  ALERT_PATH,
  APPLICATION_DOCUMENT_PATH,
  APPLICATION_PATH,
  APPLY_PATH,
  APPLY_SCRIPT,
  BOARD_PATH,
  CHECK_IN_PATH,
  CLIENT_ARRIVALS_PATH,
  CLIENT_PATH,
  CLIENT_POSITION_PATH,
  CLIENT_STATEMENT_PATH,
  EVENT_DOOR_PATH,
  EVENT_DOOR_SCRIPT,
  JOB_PATH,
  JOBS_PATH,
  LEAD_PATH,
  OWN_COPY_PATH,
  OWN_ERASURE_PATH,
  OWN_JOBS_PATH,
  OWN_MATCHING_PATH,
  OWN_REGISTRATION_PATH,
  PHONE_PATH,
  PROGRESS_PATH,
  REGISTER_PATH,
  RELAY_PATH,
  SURVEY_PATH,
} from "@shanhai/contract/visitor-routes";
import { everything } from "../everything.ts";
import { numberIn } from "../own.ts";
import type { Cast } from "./record-pages.ts";

/** What a visitor's address answers without being a page: scripts, and where a form leads on its way elsewhere. */
export const NO_PAGES: readonly string[] = [APPLY_SCRIPT, EVENT_DOOR_SCRIPT, APPLICATION_DOCUMENT_PATH];

/** Of people who have not been here before, whatever world this is. */
const somePhone = (last: number) => `1990${String(Date.now() % 1_000_000).padStart(6, "0")}${last}`;
/** Nobody types faster than this, and who does is no person. */
const TYPING_MS = 2_600;

/** Of an agency that has not applied before, whatever world this is. */
const someNumber = () => 10_000 + (Date.now() % 900_000);

type Fields = Record<string, string>;

/** Opens forms, waits as long as typing takes, sends them, and says where each led. */
async function fillIn(origin: string, forms: readonly { at: string; fields: Fields }[]): Promise<string[]> {
  const read = async (at: string) => numberIn(await (await fetch(`${origin}${at}`)).text());
  const opened = await Promise.all(forms.map(async ({ at, fields }) => ({ at, fields, request: await read(at) })));
  await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
  return Promise.all(
    opened.map(async ({ at, fields, request }) => {
      const body = new URLSearchParams({ request, website: "", consent: "yes", ...fields });
      const sent = await fetch(`${origin}${at}`, { method: "POST", body, redirect: "manual" });
      const location = sent.headers.get("location");
      if (!location && !sent.ok) throw new Error(`${at} was not taken: ${sent.status}`);
      return location ?? numberIn(await sent.text());
    }),
  );
}

/** Somebody at the park's board: applies to a job, proves the phone, subscribes to new jobs. */
async function seekerAddresses({ laptop, people }: Cast): Promise<Record<string, string>> {
  const { origin } = laptop;
  const { path } = await people.administrator.call(getJobBoardLink, { query: {} });
  const list = await (await fetch(`${origin}${path}`)).text();
  const job = /href="([^"]+\/pst_[^"?]+)/.exec(list)?.[1] ?? "";
  const phonePath = PHONE_PATH.replace("{token}", path.split("/").at(-1) ?? "");
  const [phone, another] = [somePhone(1), somePhone(2)];
  const alert = { for: "alert", division: "330800" };
  const [progress = "", own = "", asked = ""] = await fillIn(origin, [
    { at: job, fields: { name: "何小娜", phone } },
    { at: phonePath, fields: { step: "send", phone } },
    { at: phonePath, fields: { step: "send", phone: another, ...alert } },
  ]);
  const confirm = async (phone: string, request: string, more: Fields = {}) => {
    const code = laptop.platform.sms
      .sent(phone)
      .flatMap(({ message }) => (message.kind === "code" ? message.code : []));
    const body = new URLSearchParams({ request, step: "check", phone, code: code[0] ?? "", consent: "yes", ...more });
    const sent = await fetch(`${origin}${phonePath}`, { method: "POST", body, redirect: "manual" });
    return sent.headers.get("location") ?? "";
  };
  const ownPath = await confirm(phone, own);
  const alertPath = await confirm(another, asked, alert);
  return {
    [JOBS_PATH]: path,
    [JOB_PATH]: job,
    [PROGRESS_PATH]: progress,
    [OWN_MATCHING_PATH]: `${progress.split("?")[0]}/matching`,
    [PHONE_PATH]: phonePath,
    [OWN_JOBS_PATH]: ownPath,
    [OWN_ERASURE_PATH]: `${ownPath}/erasure`,
    [OWN_COPY_PATH]: `${ownPath}/copy`,
    [ALERT_PATH]: alertPath,
  };
}

/** What a client's contact opens: of all clients' homes, those that lead to a position and to a statement. */
async function clientAddresses({ laptop, people }: Cast): Promise<Record<string, string>> {
  const addresses: Record<string, string> = {};
  for (const { enterpriseId } of await everything(people.owner, listEnterprises, {})) {
    const body = { holder: "用工负责人", statements: true };
    const { path = "" } = await people.owner.call(createEnterpriseLink, { params: { enterpriseId }, body });
    const home = await (await fetch(`${laptop.origin}${path}`)).text();
    const position = /href="([^"]+\/positions\/[^"]+)"/.exec(home)?.[1];
    const statement = /href="([^"]+\/statements\/[^"]+)"/.exec(home)?.[1];
    if (position) Object.assign(addresses, { [CLIENT_POSITION_PATH]: position, [CLIENT_PATH]: path });
    if (statement) addresses[CLIENT_STATEMENT_PATH] = statement;
    addresses[CLIENT_ARRIVALS_PATH] ??= `${path}/arrivals`;
    if (addresses[CLIENT_PATH] && addresses[CLIENT_STATEMENT_PATH]) break;
  }
  return addresses;
}

/** A guest of the park's latest open event. */
async function guestAddresses({ laptop, people }: Cast): Promise<Record<string, string>> {
  const events = await everything(people.administrator, listEvents, {});
  const open = events.find(({ status }) => status === "open") ?? events[0];
  const links = await people.administrator.call(getEventLinks, { params: { eventId: open?.eventId as never } });
  const fields = { kind: "person", contactName: "何小娜", phone: somePhone(3), people: "1" };
  const [registration = ""] = await fillIn(laptop.origin, [{ at: links.register, fields }]);
  return {
    [REGISTER_PATH]: links.register,
    [EVENT_DOOR_PATH]: links.door,
    [LEAD_PATH]: links.lead,
    [OWN_REGISTRATION_PATH]: registration,
  };
}

async function otherAddresses({ laptop, people }: Cast): Promise<Record<string, string>> {
  const { administrator, owner, station } = people;
  const interviews = await everything(owner, listInterviewDays, {});
  const planned = interviews.find(({ status }) => status === "planned");
  const { path: checkIn } = await owner.call(getCheckInLink, { params: planned as never });
  const [survey] = await everything(administrator, listSurveys, {});
  const programmes = await everything(administrator, listProgrammes, {});
  const published = programmes.find(({ status }) => status === "published");
  const { relayId } = (await station.call(listRelays, { query: {} })).items[0] ?? (await station.call(makeRelay, {}));
  return {
    [CHECK_IN_PATH]: checkIn,
    [SURVEY_PATH]: (await administrator.call(getSurveyLink, { params: survey as never })).path,
    [BOARD_PATH]: (await administrator.call(getBoardLink, { params: published as never })).path,
    [RELAY_PATH]: (await station.call(getRelayHandout, { params: { relayId }, query: {} })).path,
    [APPLY_PATH]: (await administrator.call(getOnboardingLink, {})).path,
    [APPLICATION_PATH]: new URL((await laptop.apply(administrator, someNumber())).page).pathname,
  };
}

/** The addresses of visitors' pages by their routes; what a page needs is filled in as a visitor does. */
export async function visitorAddresses(cast: Cast): Promise<Record<string, string>> {
  const parts = [seekerAddresses, clientAddresses, guestAddresses, otherAddresses];
  return Object.assign({}, ...(await Promise.all(parts.map((part) => part(cast)))));
}
