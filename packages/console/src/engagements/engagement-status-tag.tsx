import type { EngagementStatus } from "@shanhai/contract/engagement";
import { useWords } from "../messages/catalogue.ts";

const TONES = { open: "live", completed: "good", stopped: "quiet" } as const;

export function EngagementStatusTag({ status }: { status: EngagementStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`engagementStatus.${status}`)}
    </span>
  );
}
