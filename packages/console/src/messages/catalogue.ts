import type { Language } from "@shanhai/contract/problem";
import i18next, { type PostProcessorModule } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { singular } from "./singular.ts";
import { door } from "./zh/door.ts";
import type { Messages } from "./zh.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: { console: Messages };
  }
}

const STORED = "shanhai.language";

/** Whether the workplace's words are wanted, beside those of the door. */
let whole = false;

/** English words come only when asked for. */
async function addWords(language: Language): Promise<void> {
  if (language === "en") i18next.addResourceBundle("en", "console", (await import("./en/door.ts")).door);
  if (!whole) return;
  const words = language === "en" ? (await import("./en.ts")).en : (await import("./zh.ts")).zh;
  i18next.addResourceBundle(language, "console", words);
}

/** Loads what is said within; until then there are the words of the door, which are a tenth of them. */
export async function loadWords(): Promise<void> {
  whole = true;
  await addWords(currentLanguage());
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

/** Loads the reader's language: Chinese unless another was chosen here before. */
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
      resources: { zh: { console: door as Messages } },
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
