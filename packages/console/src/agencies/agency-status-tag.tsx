import type { AgencyStatus } from "@shanhai/contract/agency";
import { useWords } from "../messages/catalogue.ts";

const TONE = { approved: "live", active: "good", suspended: "warn", left: "quiet" } as const;

export function AgencyStatusTag({ status }: { status: AgencyStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONE[status]}>
      {t(`agencyStatus.${status}`)}
    </span>
  );
}
