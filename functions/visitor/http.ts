import { CHECK_IN_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { logRequest } from "@shanhai/http/log";
import { languageOf } from "@shanhai/http/problem";
import { checkInClosed } from "@shanhai/pages/check-in-page";
import { backgroundAct } from "../background-act.ts";
import { cameThroughFront } from "../came-through-front.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { type Page, show, submit } from "./check-in.ts";

interface VisitorEvent {
  routeKey: string;
  headers: Record<string, string | undefined>;
  pathParameters?: Record<string, string | undefined>;
  body?: string;
  isBase64Encoded?: boolean;
  requestContext: { requestId: string };
}

/** Fields of a form as browsers send it. */
function formOf({ body = "", isBase64Encoded }: VisitorEvent): URLSearchParams {
  return new URLSearchParams(isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body);
}

async function answer(platform: Platform, event: VisitorEvent): Promise<Page> {
  const language = languageOf(event.headers["accept-language"]);
  if (!cameThroughFront(platform.identity.originSecret, event.headers)) {
    return { status: 404, html: checkInClosed(language, "link") };
  }
  const act = backgroundAct(platform, "checkIn", event.requestContext.requestId);
  const token = event.pathParameters?.token ?? "";
  return event.routeKey === `POST ${CHECK_IN_PATH}`
    ? submit(platform, token, formOf(event).get("phone") ?? "", act, language)
    : show(platform, token, act, language);
}

/** Pages for people without an account: a signed link says which agency and which one act; nothing else is reached. */
export function create(platform: Platform) {
  return async (event: VisitorEvent) => {
    let page: Page;
    let fault: unknown;
    try {
      page = await answer(platform, event);
    } catch (error) {
      const code = error instanceof AppError ? error.code : "internal";
      fault = code === "internal" ? error : undefined;
      const language = languageOf(event.headers["accept-language"]);
      page =
        code === "interview.cancelled"
          ? { status: 410, html: checkInClosed(language, "cancelled") }
          : { status: code === "internal" ? 500 : 503, html: checkInClosed(language, "busy") };
    }
    logRequest(event, page.status, fault);
    const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
    return { statusCode: page.status, headers, body: page.html };
  };
}

export const handler = create(awsPlatform());
