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
