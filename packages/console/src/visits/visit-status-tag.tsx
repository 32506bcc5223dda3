import type { VisitStatus } from "@shanhai/contract/visit";
import { useWords } from "../messages/catalogue.ts";

const TONES = { planned: "live", done: "good", cancelled: "quiet" } as const;

export function VisitStatusTag({ status }: { status: VisitStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`visitStatus.${status}`)}
    </span>
  );
}
