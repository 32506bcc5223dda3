import ConfigProvider from "antd/es/config-provider";
import enUS from "antd/es/locale/en_US";
import zhCN from "antd/es/locale/zh_CN";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { PageBoundary } from "../problem/page-boundary.tsx";
import { useSession } from "../session/session.tsx";
import { StandingNotice } from "../standing/standing-notice.tsx";
import { homeOf, sectionsOf } from "./navigation.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { Opening } from "./opening.tsx";
import { PAGES } from "./pages.ts";
import { isTyping } from "./shortcuts.ts";
import { Sidebar } from "./sidebar.tsx";
import { theme } from "./theme.ts";
import { Toasts } from "./toasts.tsx";
import { useFocusBack } from "./use-focus-back.ts";
import { useScrollPlace } from "./use-scroll-place.ts";
import "./workplace.css";

const ShortcutsHelp = lazy(async () => ({ default: (await import("./shortcuts-help.tsx")).ShortcutsHelp }));

/** Number keys go to a section, `?` opens the help; neither while somebody types or a dialog is open. */
function useSectionKeys(openHelp: () => void): void {
  const { membership } = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (isTyping(event)) return;
      if (event.key === "?") openHelp();
      const section = /^[1-9]$/.test(event.key) ? sectionsOf(membership)[Number(event.key) - 1] : undefined;
      if (section) void navigate(section.path);
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [membership, navigate, openHelp]);
}

/** The console of one organisation: navigation by work, and the page. */
export function Workplace() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const content = useRef<HTMLElement>(null);
  useScrollPlace(content);
  useFocusBack();
  useSectionKeys(() => setHelp(true));

  return (
    <ConfigProvider locale={language === "en" ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <Toasts>
        <div className="workplace">
          <a className="skip" href="#content">
            {t("nav.skip")}
          </a>
          <Sidebar onHelp={() => setHelp(true)} />
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
        {help ? (
          <Suspense>
            <ShortcutsHelp onClose={() => setHelp(false)} />
          </Suspense>
        ) : null}
      </Toasts>
    </ConfigProvider>
  );
}
