import type { Language } from "@shanhai/contract/problem";
import i18next, { type PostProcessorModule } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Messages } from "./sections.ts";
import { singular } from "./singular.ts";
import type { Source } from "./words.ts";
import { words as door } from "./zh/door.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: { console: Messages };
  }
}

const STORED = "shanhai.language";

const DOOR: Source = { zh: async () => ({ words: door }), en: () => import("./en/door.ts") };

/** What the frame around every page says, and what many pages are made of. */
export const WORKPLACE: Source = { zh: () => import("./zh/workplace.ts"), en: () => import("./en/workplace.ts") };

/** All that was wanted so far: another language has to say it too. */
const wanted = new Set<Source>([DOOR]);

/** The language chosen last, which is that of the screen once its words are there. */
let chosen: Language = "zh";

async function read(source: Source, language: Language): Promise<void> {
  const { words } = await source[language]();
  i18next.addResourceBundle(language, "console", words);
}

/** Brings words in the language of the screen, and in the one that it is changing to. */
export async function addWords(...sources: readonly Source[]): Promise<void> {
  const languages = new Set([currentLanguage(), chosen]);
  for (const source of sources) wanted.add(source);
  await Promise.all([...languages].flatMap((language) => sources.map((source) => read(source, language))));
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

/** Begins in the reader's language: Chinese unless another was chosen here before and its words can be had. */
export async function startCatalogue(): Promise<void> {
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
  announce("zh");
  if (localStorage.getItem(STORED) === "en") await changeLanguage("en").catch(() => undefined);
}

/** The screen changes once all of its words are there. Without them it stays as it is, and changes when it is loaded again. */
export async function changeLanguage(language: Language): Promise<void> {
  chosen = language;
  localStorage.setItem(STORED, language);
  try {
    await Promise.all([...wanted].map((source) => read(source, language)));
  } catch (error) {
    if (chosen === language) chosen = currentLanguage();
    throw error;
  }
  if (chosen !== language) return;
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
