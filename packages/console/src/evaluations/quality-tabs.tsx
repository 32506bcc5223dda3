import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { TabNav } from "../shell/tab-nav.tsx";

const PATHS = {
  evaluations: "/evaluations",
  own: "/evaluations/own",
  programmes: "/evaluations/programmes",
  results: "/evaluations/results",
  boards: "/evaluations/boards",
  complaints: "/evaluations/complaints",
  rectifications: "/evaluations/rectifications",
  surveys: "/evaluations/surveys",
  scorecards: "/evaluations/scorecards",
} as const;
type Tab = keyof typeof PATHS;

/** The section opens on the first. */
const TABS: Record<string, readonly Tab[]> = {
  administrator: ["evaluations", "programmes", "complaints", "rectifications", "surveys", "boards", "scorecards"],
  evaluator: ["evaluations", "own", "complaints", "rectifications", "boards"],
  agency: ["evaluations", "results", "complaints", "rectifications", "boards"],
};

/** The pages of service quality that this person has. */
export function QualityTabs() {
  const { t } = useWords();
  const { membership } = useSession();
  const tabs = TABS[membership.kind === "agency" ? "agency" : membership.role] ?? [];
  return (
    <TabNav label={t("nav.evaluations")}>
      {tabs.map((tab) => (
        <NavLink key={tab} to={PATHS[tab]} end={tab === "evaluations"}>
          {t(`quality.tabs.${tab}`)}
        </NavLink>
      ))}
    </TabNav>
  );
}
