import { getOrderRetention } from "@shanhai/contract/retention";
import { RetentionChart } from "../retention/retention-chart.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { PlacementFilter } from "./placement-filter.tsx";
import { PlacementsList } from "./placements-list.tsx";

const SHOWN = ["all", "active", "left"] as const;

/** An order's people on the job, and how many of them stay. */
export function OrderPlacements({ orderId }: { orderId: string }) {
  const { words, change } = useAddressWords();
  const shown = SHOWN.find((one) => one === words.get("show")) ?? "all";
  return (
    <>
      <RetentionChart endpoint={getOrderRetention} params={{ orderId }} />
      <PlacementFilter
        options={SHOWN}
        shown={shown}
        onShow={(one) => change({ show: one === "all" ? undefined : one, "placements-cursor": undefined })}
      />
      <PlacementsList orderId={orderId} status={shown === "all" ? undefined : shown} />
    </>
  );
}
