import type { Placement } from "@shanhai/contract/placement";
import { useWords } from "../messages/catalogue.ts";

/** On the job, or gone: with a replacement wanted, that is work. */
export function PlacementStatusTag({ placement }: { placement: Pick<Placement, "status" | "replacementWanted"> }) {
  const { t } = useWords();
  if (placement.status === "active") {
    return (
      <span className="tag" data-tone="good">
        {t("placements.active")}
      </span>
    );
  }
  return (
    <span className="tag" data-tone={placement.replacementWanted ? "warn" : undefined}>
      {t(placement.replacementWanted ? "placements.replacementWanted" : "placements.left")}
    </span>
  );
}
