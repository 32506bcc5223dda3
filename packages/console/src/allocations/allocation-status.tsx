import type { Allocation } from "@shanhai/contract/allocation";
import { useWords } from "../messages/catalogue.ts";

const TONES = {
  queued: "live",
  running: "live",
  ready: "live",
  applying: "live",
  applied: "good",
  undoing: "live",
  undone: "quiet",
  cancelled: "quiet",
  failed: "bad",
} as const satisfies Record<Allocation["status"], string>;

export const isUnderWay = ({ status }: Pick<Allocation, "status">) =>
  status === "queued" || status === "running" || status === "applying" || status === "undoing";

export function AllocationStatus({ status }: Pick<Allocation, "status">) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`allocations.statuses.${status}`)}
    </span>
  );
}
