import { type ErrorCode, errorText, type FieldIssue, issueText, type Problem } from "@shanhai/contract/problem";
import { statusOf } from "@shanhai/http/errors";
import { languageOf } from "@shanhai/http/problem";

/** What the edge itself may refuse a request for, before any function has seen it. */
export type EdgeCode = Extract<
  ErrorCode,
  "invalid" | "notFound" | "methodNotAllowed" | "tooLarge" | "forbidden" | "busy" | "internal"
>;

export interface EdgeAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A problem document as the functions write them (RFC 9457). */
export function edgeProblem(
  code: EdgeCode,
  request: {
    requestId: string;
    acceptLanguage: string | undefined;
    fields?: readonly { field: string; code: string }[];
    allow?: string;
  },
): EdgeAnswer {
  const language = languageOf(request.acceptLanguage);
  const issues: FieldIssue[] | undefined = request.fields?.map(({ field, code: issue }) => ({
    field,
    code: issue,
    message: issueText(issue, language),
  }));
  const status = statusOf(code);
  const problem: Problem = {
    type: `urn:shanhai:problem:${code}`,
    title: code,
    status,
    code,
    detail: errorText(code, language),
    requestId: request.requestId,
    ...(issues ? { issues } : {}),
  };
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language === "en" ? "en" : "zh-CN",
      "cache-control": "no-store",
      "apigw-requestid": request.requestId,
      ...(request.allow ? { allow: request.allow } : {}),
    },
    body: JSON.stringify(problem),
  };
}
