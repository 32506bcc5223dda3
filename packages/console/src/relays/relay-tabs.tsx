import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import "../shell/tabs.css";

/** A station's work: what it passes on, whom it writes down, who is there, and what came of it. */
export function RelayTabs() {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t("relays.title")}>
      <NavLink to="/relay" end>
        {t("relays.tabs.relay")}
      </NavLink>
      <NavLink to="/relay/collect">{t("relays.tabs.collect")}</NavLink>
      <NavLink to="/relay/supply">{t("relays.tabs.supply")}</NavLink>
      <NavLink to="/relay/figures">{t("relays.tabs.figures")}</NavLink>
    </nav>
  );
}
