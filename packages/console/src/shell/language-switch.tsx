import type { Language } from "@shanhai/contract/problem";
import { changeLanguage, useWords } from "../messages/catalogue.ts";

const LANGUAGES: readonly Language[] = ["zh", "en"];

export function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <fieldset className="language-switch" aria-label={t("language.label")}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one === "en" ? "en" : "zh-CN"}
          aria-pressed={one === language}
          onClick={() => void changeLanguage(one)}
        >
          {t(`language.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
