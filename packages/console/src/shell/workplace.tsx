import ConfigProvider from "antd/es/config-provider";
import enUS from "antd/es/locale/en_US";
import zhCN from "antd/es/locale/zh_CN";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { PageBoundary } from "../problem/page-boundary.tsx";
import { useSession } from "../session/session.tsx";
import { StandingNotice } from "../standing/standing-notice.tsx";
import { homeOf, sectionsOf } from "./navigation.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { Opening } from "./opening.tsx";
import { PAGES } from "./pages.ts";
import { asksForSearch, isDialogOpen, isTyping } from "./shortcuts.ts";
import { Sidebar } from "./sidebar.tsx";
import { theme } from "./theme.ts";
import { Toasts } from "./toasts.tsx";
import { useFocusBack } from "./use-focus-back.ts";
import { useScrollPlace } from "./use-scroll-place.ts";
import "./workplace.css";

const ShortcutsHelp = lazy(async () => ({ default: (await import("./shortcuts-help.tsx")).ShortcutsHelp }));

const SearchDialog = lazy(async () => ({ default: (await import("../search/search-dialog.tsx")).SearchDialog }));

/** Number keys go to a section, `?` opens the help, neither while somebody types; ⌘K opens the search. None while a dialog is open. */
function useSectionKeys(openHelp: () => void, openSearch: (() => void) | undefined): void {
  const { membership } = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (openSearch && asksForSearch(event) && !isDialogOpen()) {
        event.preventDefault();
        openSearch();
      }
      if (isTyping(event)) return;
      if (event.key === "?") openHelp();
      const section = /^[1-9]$/.test(event.key) ? sectionsOf(membership)[Number(event.key) - 1] : undefined;
      if (section) void navigate(section.path);
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [membership, navigate, openHelp, openSearch]);
}

/** The console of one organisation: navigation by work, and the page. */
export function Workplace() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<"help" | "search">();
  const close = () => setOpen(undefined);
  const openHelp = useCallback(() => setOpen("help"), []);
  const openSearch = useCallback(() => setOpen("search"), []);
  const searches = membership.kind === "agency" ? openSearch : undefined;
  const content = useRef<HTMLElement>(null);
  useScrollPlace(content);
  useFocusBack();
  useSectionKeys(openHelp, searches);

  return (
    <ConfigProvider locale={language === "en" ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <Toasts>
        <div className="workplace">
          <a className="skip" href="#content">
            {t("nav.skip")}
          </a>
          <Sidebar onHelp={openHelp} onSearch={searches} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is what scrolls, and a page may have nothing else to be reached by keyboard */}
          <main ref={content} id="content" className="content" tabIndex={0}>
            <StandingNotice />
            <PageBoundary place={pathname}>
              <Suspense fallback={<Opening />}>
                <Routes key={membership.organisationId}>
                  <Route path="/" element={<Navigate to={homeOf(membership)} replace />} />
                  {Object.entries(PAGES[membership.kind]).map(([path, page]) => (
                    <Route key={path} path={path} element={page} />
                  ))}
                  <Route path="*" element={<NotFoundPage />} />
                </Routes>
              </Suspense>
            </PageBoundary>
          </main>
        </div>
        <Suspense>
          {open === "help" ? <ShortcutsHelp onClose={close} /> : null}
          {open === "search" ? <SearchDialog onClose={close} /> : null}
        </Suspense>
      </Toasts>
    </ConfigProvider>
  );
}
