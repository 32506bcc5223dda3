import type { Language } from "@shanhai/contract/problem";
import i18next, { type PostProcessorModule } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { singular } from "./singular.ts";
import { type Messages, zh } from "./zh.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: { console: Messages };
  }
}

const STORED = "shanhai.language";

async function addWords(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "console")) return;
  const { en } = await import("./en.ts");
  i18next.addResourceBundle("en", "console", en);
}

/** Chinese has no plural; English has one, which follows the number that was put in. */
const COUNTS: PostProcessorModule = {
  type: "postProcessor",
  name: "singular",
  process: (value: string, _key, _options, translator: { language?: string }) =>
    translator.language === "en" && typeof value === "string" ? singular(value) : value,
};

function announce(language: Language): void {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
}

/** Loads the reader's language: Chinese unless another was chosen here before. English words come only when asked for. */
export async function startCatalogue(): Promise<void> {
  const chosen: Language = localStorage.getItem(STORED) === "en" ? "en" : "zh";
  await i18next
    .use(initReactI18next)
    .use(COUNTS)
    .init({
      lng: "zh",
      fallbackLng: "zh",
      ns: "console",
      defaultNS: "console",
      resources: { zh: { console: zh } },
      interpolation: { escapeValue: false },
      postProcess: ["singular"],
    });
  if (chosen === "en") await addWords("en").then(() => i18next.changeLanguage("en"));
  announce(chosen);
}

export async function changeLanguage(language: Language): Promise<void> {
  await addWords(language);
  localStorage.setItem(STORED, language);
  await i18next.changeLanguage(language);
  announce(language);
}

export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh";
}

/** The words and the language of the screen being drawn. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "zh";
  return { t, language };
}
