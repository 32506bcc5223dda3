import type { CohortStatus } from "@shanhai/contract/cohort";
import { useWords } from "../messages/catalogue.ts";

const TONES: Record<CohortStatus, string> = {
  draft: "quiet",
  proposed: "live",
  declined: "warn",
  running: "good",
  finished: "quiet",
  cancelled: "bad",
};

export function CohortStatusTag({ status }: { status: CohortStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`cohortStatus.${status}`)}
    </span>
  );
}
