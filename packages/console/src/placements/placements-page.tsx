import { getRetention } from "@shanhai/contract/retention";
import type { OrderId } from "@shanhai/contract/scalar";
import { ExportMenu } from "../exports/export-menu.tsx";
import { useWords } from "../messages/catalogue.ts";
import { DueChecks } from "../placement-checks/due-checks.tsx";
import { RetentionChart } from "../retention/retention-chart.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { OrderPlacements } from "./order-placements.tsx";
import { PlacementFilter, type Shown } from "./placement-filter.tsx";
import { PlacementsList } from "./placements-list.tsx";

/** Who is at work is listed with each order: over all of them it would be nearly everybody. */
const SHOWN = ["all", "due", "left"] as const;

function OfAll({ shown, onShow }: { shown: (typeof SHOWN)[number]; onShow: (shown: Shown) => void }) {
  return (
    <>
      {shown === "due" ? null : <RetentionChart endpoint={getRetention} />}
      <PlacementFilter options={SHOWN} shown={shown} onShow={onShow} />
      {shown === "due" ? <DueChecks /> : <PlacementsList status={shown === "left" ? "left" : undefined} />}
    </>
  );
}

export function PlacementsPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const orderId = words.get("orderId") ?? undefined;
  const shown = SHOWN.find((one) => one === words.get("show")) ?? "all";
  return (
    <>
      <PageHead title={t("placements.title")}>
        <ExportMenu
          wanted={
            shown === "due" && !orderId
              ? { list: "dueChecks" }
              : {
                  list: "placements",
                  ...(orderId ? { orderId: orderId as OrderId } : {}),
                  ...(shown === "left" ? { placementStatus: "left" as const } : {}),
                }
          }
        />
        {orderId ? (
          <button
            type="button"
            className="button-plain"
            onClick={() => change({ orderId: undefined, show: undefined, "placements-cursor": undefined })}
          >
            {t("placements.ofOrder")} × {t("placements.all")}
          </button>
        ) : null}
      </PageHead>
      {orderId ? (
        <OrderPlacements orderId={orderId} />
      ) : (
        <OfAll
          shown={shown}
          onShow={(one) => change({ show: one === "all" ? undefined : one, cursor: undefined, panel: undefined })}
        />
      )}
    </>
  );
}
