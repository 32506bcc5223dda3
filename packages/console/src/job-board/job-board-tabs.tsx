import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { TabNav } from "../shell/tab-nav.tsx";

const PATHS = { board: "/job-board", cards: "/job-board/cards" } as const;
const TABS = ["board", "cards"] as const;

/** The pages of a park's board of jobs; what stands beside the jobs is its administrators' alone. */
export function JobBoardTabs() {
  const { t } = useWords();
  const { membership } = useSession();
  if (membership.role !== "administrator") return null;
  return (
    <TabNav label={t("jobBoard.title")}>
      {TABS.map((tab) => (
        <NavLink key={tab} to={PATHS[tab]} end>
          {t(`boardCode.tabs.${tab}`)}
        </NavLink>
      ))}
    </TabNav>
  );
}
