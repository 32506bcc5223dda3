import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import "./tabs.css";

const PAGES = [
  { name: "members", path: "/settings/members", word: "members.title" },
  { name: "standing", path: "/settings/agency", word: "standing.title" },
  { name: "audit", path: "/settings/audit", word: "audit.title" },
] as const;

/** The pages of an agency's settings. */
export function SettingsTabs({ current }: { current: (typeof PAGES)[number]["name"] }) {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t("nav.settings")}>
      {PAGES.map(({ name, path, word }) => (
        <NavLink key={name} to={path} aria-current={name === current ? "page" : undefined}>
          {t(word)}
        </NavLink>
      ))}
    </nav>
  );
}
