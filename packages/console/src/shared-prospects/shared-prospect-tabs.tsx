import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { TabNav } from "../shell/tab-nav.tsx";

/** What the park shares, and what is proposed to it. */
export function SharedProspectTabs() {
  const { t } = useWords();
  return (
    <TabNav label={t("sharedProspects.title")}>
      <NavLink to="/prospects" end>
        {t("sharedProspects.pool")}
      </NavLink>
      <NavLink to="/prospects/proposals">{t("sharedProspects.proposals")}</NavLink>
    </TabNav>
  );
}
