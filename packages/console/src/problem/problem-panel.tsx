import { ProblemError } from "@shanhai/client/client";
import { issueText } from "@shanhai/contract/problem";
import { useWords } from "../messages/catalogue.ts";
import { isUncertain } from "../session/api.ts";
import "./problem-panel.css";

interface ProblemPanelProps {
  error: unknown;
  /** What was tried: a write says whether anything was saved. */
  writing?: boolean;
  title?: string;
  help?: string;
  onRetry?: (() => void) | undefined;
}

/** What happened, what was and was not saved, what to do, and the request id to quote. */
export function ProblemPanel({ error, writing = false, title, help, onRetry }: ProblemPanelProps) {
  const { t, language } = useWords();
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const uncertain = isUncertain(error);
  const saved = !writing
    ? t("problem.readSafe")
    : uncertain || (problem?.status ?? 0) >= 500
      ? t("problem.maybeSaved")
      : t("problem.notSaved");
  return (
    <section className="problem" role="alert">
      <h2>{title ?? problem?.detail ?? (uncertain ? t("problem.network") : t("problem.title"))}</h2>
      {title && problem ? <p>{problem.detail}</p> : null}
      <p>
        {help ?? saved}
        {!help && !problem ? t("problem.networkHelp") : null}
      </p>
      {problem?.issues && problem.issues.length > 0 ? (
        <ul>
          {problem.issues.map((issue) => (
            <li key={issue.field + issue.code}>
              <code>{issue.field}</code> {issueText(issue.code, language)}
            </li>
          ))}
        </ul>
      ) : null}
      {problem?.requestId ? (
        <p className="problem-id">
          {t("problem.requestId")} <code>{problem.requestId}</code>
        </p>
      ) : null}
      {onRetry ? (
        <button type="button" className="button-plain" onClick={onRetry}>
          {t("act.retry")}
        </button>
      ) : null}
    </section>
  );
}
