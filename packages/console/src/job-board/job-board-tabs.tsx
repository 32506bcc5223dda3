import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import "../shell/tabs.css";

const PATHS = { cards: "/job-board" } as const;
const TABS = ["cards"] as const;

/** The pages of a park's board of jobs. */
export function JobBoardTabs() {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t("jobBoard.title")}>
      {TABS.map((tab) => (
        <NavLink key={tab} to={PATHS[tab]} end>
          {t(`jobBoard.tabs.${tab}`)}
        </NavLink>
      ))}
    </nav>
  );
}
