import { ProblemError } from "@shanhai/client/client";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import "./candidates.css";

/** Who is in the way, when saving was refused because phone or ID number name somebody on file. */
function onFileId(error: unknown): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const { code, current } = error.problem;
  if (code !== "candidate.duplicate" && code !== "identity.conflict") return undefined;
  return (current as { candidateId?: string } | undefined)?.candidateId;
}

interface OnFileNoticeProps {
  error: unknown;
  /** The record being changed: it could be merged with the one on file. */
  candidateId?: string;
}

/** This person is on file already: leads to that record, or to merging the two. */
export function OnFileNotice({ error, candidateId }: OnFileNoticeProps) {
  const { t } = useWords();
  const onFile = onFileId(error);
  const duplicate = error instanceof ProblemError && error.problem.code === "candidate.duplicate";
  const place = useRef<HTMLDivElement>(null);
  // The answer comes after the field was left, often at the form's other end: what it says and offers must be seen.
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  return (
    <div ref={place} tabIndex={-1} className="on-file-notice">
      <ProblemPanel error={error} writing />
      {onFile ? (
        <p className="on-file">
          <Link to={`/candidates/${onFile}`}>{t("candidates.openOnFile")}</Link>
          {candidateId && duplicate ? (
            <Link to={`/candidates/${candidateId}?panel=merge&other=${onFile}`}>{t("merges.withOnFile")}</Link>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
