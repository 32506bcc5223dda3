import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { TabNav } from "../shell/tab-nav.tsx";

/** The park's pages of working together. */
export function PartnerTabs() {
  const { t } = useWords();
  return (
    <TabNav label={t("partners.title")}>
      <NavLink to="/partners" end>
        {t("partners.tabs.partners")}
      </NavLink>
      <NavLink to="/partners/agreements">{t("partners.tabs.agreements")}</NavLink>
      <NavLink to="/partners/two-places">{t("twoPlaces.title")}</NavLink>
      <NavLink to="/partners/stations">{t("relays.title")}</NavLink>
    </TabNav>
  );
}
