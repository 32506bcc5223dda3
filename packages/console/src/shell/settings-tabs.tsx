import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { TabNav } from "./tab-nav.tsx";

const PAGES = {
  agency: [
    { name: "members", path: "/settings/members" },
    { name: "standing", path: "/settings/agency" },
    { name: "matching", path: "/settings/matching" },
    { name: "usage", path: "/settings/usage" },
    { name: "webhooks", path: "/settings/webhooks" },
    { name: "apiKeys", path: "/settings/api-keys" },
    { name: "audit", path: "/settings/audit" },
    { name: "personalData", path: "/settings/personal-data" },
  ],
  park: [
    { name: "members", path: "/members" },
    { name: "usage", path: "/members/usage" },
    { name: "apiKeys", path: "/members/api-keys" },
    { name: "audit", path: "/members/audit" },
    { name: "personalData", path: "/members/personal-data" },
  ],
  partner: [
    { name: "members", path: "/members" },
    { name: "audit", path: "/members/audit" },
    { name: "personalData", path: "/members/personal-data" },
  ],
} as const;

/** The pages of an organisation's settings: its people, what it took of the platform, its programs' keys, its audit. */
export function SettingsTabs({ current }: { current: (typeof PAGES)["agency"][number]["name"] }) {
  const { t } = useWords();
  const { membership } = useSession();
  return (
    <TabNav label={t("nav.settings")}>
      {PAGES[membership.kind].map(({ name, path }) => (
        <NavLink key={name} to={path} end aria-current={name === current ? "page" : undefined}>
          {t(`settings.${name}`)}
        </NavLink>
      ))}
    </TabNav>
  );
}
