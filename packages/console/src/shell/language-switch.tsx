import type { Language } from "@shanhai/contract/problem";
import { useState } from "react";
import { changeLanguage, useWords } from "../messages/catalogue.ts";

const LANGUAGES: readonly Language[] = ["zh", "en"];

/** A language whose words do not come is that of the page once it is loaded again: browsers do not ask for a script twice. */
export function LanguageSwitch() {
  const { t, language } = useWords();
  const [failed, setFailed] = useState(false);

  async function change(to: Language) {
    setFailed(false);
    await changeLanguage(to).catch(() => setFailed(true));
  }

  return (
    <fieldset className="language-switch" aria-label={t("language.label")}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one === "en" ? "en" : "zh-CN"}
          aria-pressed={one === language}
          onClick={() => void change(one)}
        >
          {t(`language.${one}`)}
        </button>
      ))}
      {failed ? (
        <span role="alert">
          <button type="button" title={t("nav.pageFailedHelp")} onClick={() => location.reload()}>
            {t("nav.reload")}
          </button>
        </span>
      ) : null}
    </fieldset>
  );
}
