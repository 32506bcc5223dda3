import type { ReactNode } from "react";
import { useWords } from "../messages/catalogue.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import "./plain-page.css";

/** A page outside the workplace: one card, one act. Loads nothing heavy. */
export function PlainPage({ children }: { children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="plain-page">
      <header className="plain-head">
        <span className="brand">
          <img src="/mark.svg" alt="" width="28" height="28" />
          {t("product")}
        </span>
        <LanguageSwitch />
      </header>
      <main className="plain-card">{children}</main>
      <footer className="plain-foot">{t("productLine")}</footer>
    </div>
  );
}
