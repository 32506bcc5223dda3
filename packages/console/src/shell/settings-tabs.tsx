import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { TabNav } from "./tab-nav.tsx";

const PAGES = {
  agency: [
    { name: "members", path: "/settings/members", word: "members.title" },
    { name: "standing", path: "/settings/agency", word: "standing.title" },
    { name: "matching", path: "/settings/matching", word: "matching.weights" },
    { name: "usage", path: "/settings/usage", word: "usage.title" },
    { name: "webhooks", path: "/settings/webhooks", word: "webhooks.title" },
    { name: "apiKeys", path: "/settings/api-keys", word: "apiKeys.title" },
    { name: "audit", path: "/settings/audit", word: "audit.title" },
    { name: "personalData", path: "/settings/personal-data", word: "personalData.title" },
  ],
  park: [
    { name: "members", path: "/members", word: "members.title" },
    { name: "usage", path: "/members/usage", word: "usage.title" },
    { name: "apiKeys", path: "/members/api-keys", word: "apiKeys.title" },
    { name: "audit", path: "/members/audit", word: "audit.title" },
    { name: "personalData", path: "/members/personal-data", word: "personalData.title" },
  ],
  partner: [
    { name: "members", path: "/members", word: "members.title" },
    { name: "audit", path: "/members/audit", word: "audit.title" },
    { name: "personalData", path: "/members/personal-data", word: "personalData.title" },
  ],
} as const;

/** The pages of an organisation's settings: its people, what it took of the platform, its programs' keys, its audit. */
export function SettingsTabs({ current }: { current: (typeof PAGES)["agency"][number]["name"] }) {
  const { t } = useWords();
  const { membership } = useSession();
  return (
    <TabNav label={t("nav.settings")}>
      {PAGES[membership.kind].map(({ name, path, word }) => (
        <NavLink key={name} to={path} end aria-current={name === current ? "page" : undefined}>
          {t(word)}
        </NavLink>
      ))}
    </TabNav>
  );
}
