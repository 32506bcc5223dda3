import { randomInt } from "node:crypto";
import { Phone } from "@shanhai/contract/identity";
import { PHONE_PATH } from "@shanhai/contract/visitor-routes";
import { type AlertForm, type PhoneNotice, type PhonePage, phonePage } from "@shanhai/pages/phone-page";
import { keepCode, tryCode } from "@shanhai/store/one-time-code";
import { getPark } from "@shanhai/store/park";
import { ownJobsPath } from "../proven-phone.ts";
import { readNumber, writeNumber } from "./apply-number.ts";
import { mayAsk, takeBack, typedTooOften } from "./code-throttle.ts";
import { failed, type OpenBoard, openBoard } from "./job-board.ts";
import { filtersOf } from "./job-filters.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";
import { nameOf, subscribe } from "./subscribe.ts";

/** What the numbers of these forms are about. */
const SUBJECT = "phone";
/** Leading zeros are digits too. */
const newCode = () => String(randomInt(1_000_000)).padStart(6, "0");

/** What the phone is proven for, besides seeing what is its own: the fields of the address, and then of every form. */
async function alertIn({ query, form }: Visit, { table }: OpenBoard): Promise<AlertForm | undefined> {
  const fields = form.has("for") ? form : query;
  if (fields.get("for") !== "alert") return undefined;
  const filters = filtersOf(fields);
  const [park, divisionName] = await Promise.all([getPark(table), nameOf(table, filters.division)]);
  return { filters, divisionName, parkName: park?.name ?? "", agreed: form.get("consent") === "yes" };
}

async function shown(
  visit: Visit,
  board: OpenBoard,
  page: Pick<PhonePage, "step"> & Partial<PhonePage>,
  status = 200,
): Promise<Page> {
  const request = writeNumber(board.table.keys, SUBJECT, visit.act);
  const alert = await alertIn(visit, board);
  return { status, html: phonePage(visit.language, { phone: "", request, boardPath: board.path, alert, ...page }) };
}

async function show(visit: Visit): Promise<Page> {
  const board = openBoard(visit);
  if ("html" in board) return board;
  const notice: PhoneNotice | undefined = visit.platform.sms.available() ? undefined : "off";
  return shown(visit, board, { step: "phone", notice });
}

/** Whether what is asked for takes a consent that was not given. */
const lacksConsent = ({ form }: Visit) => form.get("for") === "alert" && form.get("consent") !== "yes";

/**
 * Sends a code to the phone that was typed. Nobody is looked up: a phone that is known here and one that is not take the same
 * steps and get the same answer and message.
 */
async function send(visit: Visit, board: OpenBoard, typed: string): Promise<Page> {
  const { platform, form, address, act } = visit;
  const { table } = board;
  const number = readNumber(table.keys, SUBJECT, form.get("request") ?? "", act.at);
  const again = (notice: PhoneNotice, status: number) =>
    shown(visit, board, { step: "phone", phone: typed, notice }, status);
  const phone = Phone.safeParse(typed);
  if (!phone.success) return again("wrongPhone", 422);
  if (lacksConsent(visit)) return again("consent", 422);
  if (!number?.inTime || (form.get("website") ?? "") !== "") return again("again", 422);
  const asking = { phone: phone.data, address, at: act.at };
  const may = await mayAsk(table, asking);
  if (may === "tooMany") return { ...(await again("tooMany", 429)), headers: { "retry-after": "3600" } };
  if (may === "justSent") return shown(visit, board, { step: "code", phone: phone.data, notice: "justSent" });
  const code = newCode();
  await keepCode(table, phone.data, code, act.at);
  try {
    await platform.sms.send(phone.data, { kind: "code", code });
    platform.meter.addMessage(table.scope.id);
  } catch (error) {
    console.log(JSON.stringify({ level: "error", page: act.action, fault: String(error) }));
    await takeBack(table, asking);
    return again("notSent", 503);
  }
  return shown(visit, board, { step: "code", phone: phone.data });
}

/** Takes the code that was typed, and leads on to what is this phone's own. */
async function check(visit: Visit, board: OpenBoard, typed: string): Promise<Page> {
  const { form, param, address, act } = visit;
  const { table } = board;
  const phone = Phone.safeParse(typed);
  const number = readNumber(table.keys, SUBJECT, form.get("request") ?? "", act.at);
  const code = (form.get("code") ?? "").normalize("NFKC").replace(/\s/g, "");
  if (!phone.success || !number) return shown(visit, board, { step: "phone", phone: typed, notice: "again" }, 422);
  const wrong = (notice: PhoneNotice, status = 422, left = 0) =>
    shown(visit, board, { step: "code", phone: phone.data, notice, left }, status);
  // What is no code at all is not a try.
  if (!/^\d{6}$/.test(code)) return wrong("noCode");
  if (await typedTooOften(table, { address, at: act.at })) return wrong("tooMany", 429);
  const outcome = await tryCode(table, { phone: phone.data, code, request: number.request, at: act.at });
  if (!outcome.right) return wrong(outcome.left > 0 ? "wrongCode" : "codeOver", 422, outcome.left);
  if (form.get("for") === "alert") {
    if (lacksConsent(visit)) return wrong("consent");
    const path = await subscribe(visit, table, phone.data, filtersOf(form));
    return { status: 303, html: "", headers: { location: `${path}?done=on` } };
  }
  const location = ownJobsPath(table.keys, table.scope.id, { phone: phone.data, board: param("token") }, act.at);
  return { status: 303, html: "", headers: { location } };
}

async function submit(visit: Visit): Promise<Page> {
  const board = openBoard(visit);
  if ("html" in board) return board;
  if (!visit.platform.sms.available()) return shown(visit, board, { step: "phone", notice: "off" }, 503);
  const typed = (visit.form.get("phone") ?? "").trim().slice(0, 40);
  return visit.form.get("step") === "check" ? check(visit, board, typed) : send(visit, board, typed);
}

/** Proving a phone. */
export const PHONE_PAGES: VisitorPages = {
  [`GET ${PHONE_PATH}`]: { action: "askForPhone", answer: show, failed },
  [`POST ${PHONE_PATH}`]: { action: "provePhone", answer: submit, failed },
};
