import { gzipSync } from "node:zlib";
import { AppError } from "@shanhai/domain/app-error";
import { createLog, type InvocationContext } from "@shanhai/http/log";
import { languageOf } from "@shanhai/http/problem";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { backgroundAct } from "../background-act.ts";
import { cameThroughFront } from "../came-through-front.ts";
import type { Platform } from "../platform.ts";
import { addressOf } from "./address.ts";
import type { Page, VisitorPages } from "./page.ts";

interface VisitorEvent {
  routeKey: string;
  headers: Record<string, string | undefined>;
  pathParameters?: Record<string, string | undefined>;
  rawQueryString?: string;
  body?: string;
  isBase64Encoded?: boolean;
  requestContext: { requestId: string; http?: { sourceIp?: string } };
}

/** Fields of a form as browsers send it. */
function formOf({ body = "", isBase64Encoded }: VisitorEvent): URLSearchParams {
  return new URLSearchParams(isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body);
}

/** Less than this is not worth packing. */
const SMALL = 1_000;

/** The answer as gzip for who takes it: CloudFront packs only what it may keep, and these are answers for one person. */
function packed(event: VisitorEvent, answer: { statusCode: number; headers: Record<string, string>; body: string }) {
  const { headers, body } = answer;
  if (body.length < SMALL || !/\bgzip\b/.test(event.headers["accept-encoding"] ?? "")) return answer;
  const vary = [headers.vary, "accept-encoding"].filter(Boolean).join(", ");
  return {
    ...answer,
    headers: { ...headers, vary, "content-encoding": "gzip" },
    body: gzipSync(body).toString("base64"),
    isBase64Encoded: true,
  };
}

async function answer(pages: VisitorPages, platform: Platform, event: VisitorEvent) {
  const language = languageOf(event.headers["accept-language"]);
  const asked = pages[event.routeKey];
  let page: Page = { status: 404, html: linkClosed(language) };
  let fault: unknown;
  if (asked && cameThroughFront(platform.identity.originSecret, event.headers)) {
    try {
      page = await asked.answer({
        platform,
        act: backgroundAct(platform, asked.action, event.requestContext.requestId),
        language,
        address: addressOf(event, Boolean(platform.identity.originSecret)),
        param: (name) => event.pathParameters?.[name] ?? "",
        query: new URLSearchParams(event.rawQueryString ?? ""),
        form: formOf(event),
      });
    } catch (error) {
      const code = error instanceof AppError ? error.code : "internal";
      fault = code === "internal" ? error : undefined;
      page = asked.failed(language, code);
    }
  }
  return { page, fault };
}

/**
 * Pages for people without an account: a signed link says whose and which one act; nothing else is reached. A route without
 * a page answers that there is nothing.
 */
export const servePages = (pages: VisitorPages) => (platform: Platform) => {
  const log = createLog(platform.log);
  return async (event: VisitorEvent, context?: InvocationContext) => {
    log.begin(event);
    const { page, fault } = await answer(pages, platform, event);
    const { requestId } = event.requestContext;
    log.end(event, context, { message: "request", requestId, route: event.routeKey, status: page.status, fault });
    const usual = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
    const headers: Record<string, string> = { ...usual, ...page.headers };
    if (headers.etag && event.headers["if-none-match"]?.includes(headers.etag)) {
      return { statusCode: 304, headers, body: "" };
    }
    return packed(event, { statusCode: page.status, headers, body: page.html });
  };
};
