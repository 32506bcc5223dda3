import { type ErrorCode as Code, errorText } from "@shanhai/contract/problem";
import type { ErrorCode, Language, Problem } from "./contract.ts";

/** A problem document as an exception: `code` is stable, `problem.detail` is for people. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** How long the server asks to wait before the same is tried again, where it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, retryAfterMs?: number) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  get code(): ErrorCode {
    return this.problem.code as ErrorCode;
  }
}

/** What the gateway itself answers, without a problem document. */
const GATEWAY: Record<number, Code> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "notFound",
  413: "tooLarge",
  429: "busy",
};

function gatewayProblem(response: Response, language: Language): Problem {
  const code = GATEWAY[response.status] ?? "internal";
  return {
    type: `urn:shanhai:problem:${code}`,
    title: code,
    status: response.status,
    code,
    detail: errorText(code, language),
    requestId: response.headers.get("apigw-requestid") ?? response.headers.get("x-request-id") ?? "",
  };
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(response: Response, now: number): number | undefined {
  const text = response.headers.get("retry-after");
  if (!text) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** The error that an answer is, whoever on the way gave it. */
export function problemOf(response: Response, content: unknown, language: Language): ProblemError {
  const isProblem = typeof content === "object" && content !== null && "code" in content && "requestId" in content;
  const problem = isProblem ? (content as Problem) : gatewayProblem(response, language);
  return new ProblemError(problem, retryAfter(response, Date.now()));
}
