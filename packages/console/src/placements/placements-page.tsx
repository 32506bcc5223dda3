import type { OrderId } from "@shanhai/contract/scalar";
import { ExportMenu } from "../exports/export-menu.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { PlacementsList } from "./placements-list.tsx";

export function PlacementsPage() {
  const { t } = useWords();
  const [orderId, setOrder] = useAddress("orderId");
  return (
    <>
      <PageHead title={t("placements.title")}>
        <ExportMenu wanted={{ list: "placements", ...(orderId ? { orderId: orderId as OrderId } : {}) }} />
        {orderId ? (
          <button type="button" className="button-plain" onClick={() => setOrder(undefined)}>
            {t("placements.ofOrder")} × {t("placements.all")}
          </button>
        ) : null}
      </PageHead>
      <PlacementsList orderId={orderId} />
    </>
  );
}
