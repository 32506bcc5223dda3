import { MessageText } from "@shanhai/contract/conversation";
import { PROGRESS_MESSAGES_PATH, PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { maySpeak, writeMessage } from "@shanhai/domain/conversation";
import type { MessageNotice } from "@shanhai/pages/conversation-section";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { countFor } from "@shanhai/store/check-in";
import { remember } from "@shanhai/store/commit";
import { saveConversation } from "@shanhai/store/conversation";
import { messageTriesKey } from "@shanhai/store/keys/seeker";
import { getStanding } from "@shanhai/store/standing";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { findConversation } from "../conversation.ts";
import { settle } from "../settle.ts";
import { failed } from "./job-board.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";
import { openProgress, showOpened } from "./progress.ts";

/** Messages that one application's link may send in a minute. */
const MOST_A_MINUTE = 6;
/** A form's number, as the page gave it out. */
const NUMBER = /^msg_[0-9A-Z]{26}$/;

const NOTICES: Partial<Record<AppError["code"], MessageNotice>> = {
  "conversation.unanswered": "unanswered",
  "conversation.full": "full",
  busy: "again",
};

/** Keeps a message of the person whose application it is; sent twice it is one. */
async function send(visit: Visit): Promise<Page> {
  const { platform, language, form, param } = visit;
  const opened = await openProgress(visit);
  if ("html" in opened) return opened;
  const { agencyId, applicationId, record, request } = opened;
  const standing = await getStanding(opened.table);
  // Who typed somebody's number for a job that they have applied for before neither reads nor writes here.
  if (record.request !== request || standing?.status !== "active") return { status: 404, html: linkClosed(language) };
  const table = platform.open(mintTenantScope(agencyId, standing.parkId));
  const typed = (form.get("text") ?? "").replaceAll("\r\n", "\n").slice(0, 2000);
  const number = form.get("request") ?? "";
  const act = { ...keyed(visit.act, number, typed, applicationId), name: record.candidateName };
  const done: Page = {
    status: 303,
    html: "",
    headers: { location: `${PROGRESS_PATH.replace("{token}", param("token"))}#talk` },
  };
  if (await remember(table, act)) return done;
  const again = (status: number, why: { issue?: string; notice?: MessageNotice }) =>
    showOpened(visit, opened, { typed, ...why }, status);
  if (!NUMBER.test(number)) return again(422, { notice: "again" });
  const read = MessageText.safeParse(typed);
  if (!read.success) return again(422, { issue: read.error.issues[0]?.message ?? "required" });
  const tries = messageTriesKey(table.scope, applicationId, act.at.slice(0, 16));
  if ((await countFor(table, tries, act.at, 1)) > MOST_A_MINUTE) {
    const page = await again(429, { notice: "slowDown" });
    return { ...page, headers: { "retry-after": "60" } };
  }
  try {
    const { before: kept } = await findConversation(table, applicationId);
    if (!maySpeak(record, kept)) return { status: 404, html: linkClosed(language) };
    await settle(async () => {
      const { before, current } = await findConversation(table, applicationId);
      const written = writeMessage(current, { from: "seeker", text: read.data }, act);
      // By the page's name: the audit is kept when the person is erased.
      await saveConversation(
        table,
        { ...act, name: visit.act.name },
        { before, after: written.conversation, message: written.message },
        {},
      );
    });
    return done;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Closed meanwhile: the page says so.
    if (error.code === "conversation.closed") return done;
    const notice = NOTICES[error.code];
    if (!notice) throw error;
    return again(notice === "again" ? 503 : 409, { notice });
  }
}

/** What somebody writes to the agency about their own application. */
export const MESSAGE_PAGES: VisitorPages = {
  [`POST ${PROGRESS_MESSAGES_PATH}`]: { action: "writeByLink", answer: send, failed },
};
