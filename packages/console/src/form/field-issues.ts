import { isIssueCode } from "@shanhai/contract/problem";
import type * as z from "zod/mini";

/** Field → code of the first thing wrong with it, in the contract's words. */
export type FieldIssues = Readonly<Record<string, string>>;

function codeOf(issue: z.core.$ZodIssue): string {
  // Nothing typed is missing, whatever shape was wanted.
  if (issue.input === "" || (issue.code === "invalid_type" && issue.input === undefined)) return "required";
  if (isIssueCode(issue.message)) return issue.message;
  if (issue.code === "invalid_type") return "type";
  if (issue.code === "too_small") return "short";
  if (issue.code === "too_big") return "long";
  if (issue.code === "invalid_value") return "option";
  return "format";
}

/** What the contract finds wrong with a body, by field. */
export function issuesOf(schema: z.ZodMiniType, body: unknown): FieldIssues {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return {};
  const issues: Record<string, string> = {};
  for (const issue of parsed.error.issues) issues[issue.path.join(".")] ??= codeOf(issue);
  return issues;
}
