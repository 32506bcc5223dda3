import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { TabNav } from "../shell/tab-nav.tsx";

/** A station's work: what it passes on, whom it writes down, who is there, and what came of it. */
export function RelayTabs() {
  const { t } = useWords();
  return (
    <TabNav label={t("relays.title")}>
      <NavLink to="/relays" end>
        {t("relays.tabs.relay")}
      </NavLink>
      <NavLink to="/relays/collect">{t("relays.tabs.collect")}</NavLink>
      <NavLink to="/relays/supply">{t("relays.tabs.supply")}</NavLink>
      <NavLink to="/relays/figures">{t("relays.tabs.figures")}</NavLink>
    </TabNav>
  );
}
