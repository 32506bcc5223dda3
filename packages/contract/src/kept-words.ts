import type { Language } from "./problem.ts";

/** Why a pipeline ended whose person was kept as long as the rule says. */
export const KEPT_OVER_WORDS: Record<Language, string> = {
  zh: "保存期限已满，个人信息已删除",
  en: "Kept as long as the rule says; personal data erased",
};
