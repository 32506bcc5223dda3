import MenuOutlined from "@ant-design/icons/es/icons/MenuOutlined";
import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import { useEffect, useRef, useState } from "react";
import { NavLink, useLocation, useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession, useUser } from "../session/session.tsx";
import { signOut } from "../session/sign-in.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { sectionsOf } from "./navigation.ts";
import { SectionIcon } from "./section-icon.tsx";
import { SEARCH_KEYS } from "./shortcuts.ts";

function OrganisationSwitcher() {
  const { t } = useWords();
  const { me, membership, switchTo } = useSession();
  const navigate = useNavigate();
  if (me.memberships.length < 2) {
    return (
      <p className="organisation">
        <strong>{membership.name}</strong>
        <small>{t(`role.${membership.role}`)}</small>
      </p>
    );
  }
  return (
    <p className="organisation">
      <select
        className="select"
        aria-label={t("organisation.switch")}
        value={membership.organisationId}
        onChange={(event) => {
          switchTo(event.target.value);
          void navigate("/");
        }}
      >
        {me.memberships.map((one) => (
          <option key={one.organisationId} value={one.organisationId}>
            {one.name}
          </option>
        ))}
      </select>
      <small>{t(`role.${membership.role}`)}</small>
    </p>
  );
}

function UserMenu() {
  const { t } = useWords();
  const user = useUser();
  const who = user.profile.email ?? user.profile.name ?? user.profile.sub;
  return (
    <>
      <button type="button" className="user-button" popoverTarget="user-menu">
        <span className="visually-hidden">{t("nav.user")}</span>
        <span className="user-mark" aria-hidden>
          {who.slice(0, 1).toUpperCase()}
        </span>
        <span className="user-name">{who}</span>
      </button>
      <div id="user-menu" popover="auto" className="user-menu">
        <p>{who}</p>
        <button type="button" className="button-plain" onClick={() => void signOut()}>
          {t("signIn.signOut")}
        </button>
      </div>
    </>
  );
}

/** Navigation by work; on phones it slides in over the page. */
export function Sidebar({ onHelp, onSearch }: { onHelp: () => void; onSearch: (() => void) | undefined }) {
  const { t } = useWords();
  const { membership } = useSession();
  const { key, pathname } = useLocation();
  const sections = useRef<HTMLElement>(null);
  // Open at one address only: going somewhere closes it.
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === key;
  // On a low screen the list of sections scrolls: where one is stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which link is the current one follows from the path
  useEffect(() => {
    const list = sections.current;
    const here = list?.querySelector("a.active");
    if (!list || !here) return;
    // By hand: scrollIntoView would have the first Tab begin here, beyond the way past the navigation.
    const [frame, place] = [list.getBoundingClientRect(), here.getBoundingClientRect()];
    if (place.top < frame.top) list.scrollTop += place.top - frame.top;
    else if (place.bottom > frame.bottom) list.scrollTop += place.bottom - frame.bottom;
  }, [pathname]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpenAt(undefined);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [open]);

  return (
    <>
      <header className="phone-bar">
        <button
          type="button"
          className="icon-button"
          aria-expanded={open}
          aria-controls="sidebar"
          aria-label={t("nav.open")}
          onClick={() => setOpenAt(key)}
        >
          <MenuOutlined aria-hidden />
        </button>
        <span className="brand">{t("product")}</span>
        <span className="phone-organisation">{membership.name}</span>
      </header>
      {open ? (
        <button
          type="button"
          className="sidebar-shade"
          aria-label={t("nav.close")}
          onClick={() => setOpenAt(undefined)}
        />
      ) : null}
      <aside id="sidebar" className="sidebar" data-open={open}>
        <span className="brand">
          <img src="/mark.svg" alt="" width="26" height="26" />
          {t("product")}
          {onSearch ? (
            <button
              type="button"
              className="icon-button sidebar-search"
              aria-label={t("nav.search")}
              aria-keyshortcuts="Control+K Meta+K"
              title={`${t("nav.search")} ${SEARCH_KEYS}`}
              onClick={() => {
                setOpenAt(undefined);
                onSearch();
              }}
            >
              <SearchOutlined aria-hidden />
            </button>
          ) : null}
        </span>
        <OrganisationSwitcher />
        <nav ref={sections} aria-label={t("nav.main")}>
          {sectionsOf(membership).map((section) => (
            <NavLink key={section.path} to={section.path}>
              <SectionIcon word={section.word} />
              {t(`nav.${section.word}`)}
            </NavLink>
          ))}
        </nav>
        <div className="sidebar-foot">
          <div className="sidebar-tools">
            <LanguageSwitch />
            <button
              type="button"
              className="icon-button"
              aria-label={t("nav.help")}
              title={t("nav.help")}
              onClick={onHelp}
            >
              ?
            </button>
          </div>
          <UserMenu />
        </div>
      </aside>
    </>
  );
}
