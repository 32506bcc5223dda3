import type { StatementStatus } from "@shanhai/contract/statement";
import { statusText } from "@shanhai/contract/statement-words";
import { useWords } from "../messages/catalogue.ts";

const TONES = {
  drafting: "live",
  draft: "quiet",
  sent: "live",
  confirmed: "good",
  disputed: "bad",
  settled: "good",
  removing: "quiet",
} as const satisfies Record<StatementStatus, string>;

export function StatementStatusTag({ status }: { status: StatementStatus }) {
  const { language } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {statusText(status, language)}
    </span>
  );
}
