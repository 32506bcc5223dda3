import type { LeadStatus } from "@shanhai/contract/lead";
import { useWords } from "../messages/catalogue.ts";

const TONE = { new: "warn", assigned: "live", contacted: "live", converted: "good", lost: "quiet" } as const;

export function LeadStatusTag({ status }: { status: LeadStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONE[status]}>
      {t(`leadStatus.${status}`)}
    </span>
  );
}
