import type { ProspectStatus } from "@shanhai/contract/prospect";
import { useWords } from "../messages/catalogue.ts";

const TONE = { open: "live", won: "good", closed: "quiet" } as const;

export function ProspectStatusTag({ status }: { status: ProspectStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONE[status]}>
      {t(`prospectStatus.${status}`)}
    </span>
  );
}
