import { matchRoute } from "@shanhai/local/routes";
import type { Direct } from "./direct.ts";
import type { Answer } from "./jobs.ts";

/** A visitor's request by its path, as API Gateway hands it on. */
export async function visit(
  direct: Direct,
  path: string,
  form?: Record<string, string> | URLSearchParams,
  { address = "203.0.113.7", ...headers }: Record<string, string> = {},
): Promise<Answer> {
  const [at = "", rawQueryString = ""] = path.split("?");
  const match = matchRoute(form ? "POST" : "GET", at);
  if (match.kind !== "route") throw new Error(`No route for ${path}`);
  const { context, routeKey } = match.route;
  const handler = direct.functions.http[context] as unknown as (event: object) => Promise<Answer>;
  return handler({
    routeKey,
    headers: { "accept-language": "zh-CN", ...headers },
    pathParameters: match.pathParameters,
    rawQueryString,
    requestContext: { requestId: "visit", http: { sourceIp: address } },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
}

/** The number of the form in a page. */
export const numberIn = (html: string): string => /name="request" value="([^"]+)"/.exec(html)?.[1] ?? "";

/** Somebody at a park's board with a phone of their own; `wait` lets as much time pass as they need to type. */
export function seekerOf(direct: Direct, board: string, wait: () => void) {
  const token = board.split("/").at(-1) ?? "";
  const page = `/phone/${token}`;
  const codes = (phone: string) =>
    direct.platform.sms.sent(phone).flatMap(({ message }) => (message.kind === "code" ? [message.code] : []));

  /** Has a code sent: what is answered, and the code that arrived last. */
  async function ask(phone: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const { body } = await visit(direct, page);
    wait();
    const form = { request: numberIn(body), step: "send", phone, website: "", ...more };
    const answer = await visit(direct, page, form, headers);
    return { answer, code: codes(phone)[0] ?? "", request: numberIn(answer.body) };
  }

  const confirm = (phone: string, code: string, request: string, headers: Record<string, string> = {}) =>
    visit(direct, page, { request, step: "check", phone, code }, headers);

  /** Proves a phone: the address of what is its own. */
  async function prove(phone: string): Promise<string> {
    const { code, request } = await ask(phone);
    const { headers } = await confirm(phone, code, request);
    return headers.location ?? "";
  }

  /** Applies to a job of the board. */
  async function apply(postingId: string, phone: string, name = "汪小洋"): Promise<Answer> {
    const path = `${board}/${postingId}`;
    const { body } = await visit(direct, path);
    wait();
    return visit(direct, path, { request: numberIn(body), name, phone, website: "", consent: "yes" });
  }

  return { page, codes, ask, confirm, prove, apply };
}
