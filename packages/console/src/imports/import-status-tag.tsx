import type { ImportJob } from "@shanhai/contract/import-job";
import { useWords } from "../messages/catalogue.ts";

const TONES = {
  created: "warn",
  checking: "live",
  checked: "warn",
  queued: "live",
  running: "live",
  completed: "good",
  failed: "bad",
  cancelled: "quiet",
  reverting: "live",
  reverted: "quiet",
} as const;

export function ImportStatusTag({ status }: { status: ImportJob["status"] }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`imports.statuses.${status}`)}
    </span>
  );
}

/** True while an import goes on by itself. */
export function isUnderWay(job: ImportJob): boolean {
  return TONES[job.status] === "live";
}
