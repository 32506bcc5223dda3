import type { Language } from "./problem.ts";
import { SKILL_LEVELS, type SkillLevel } from "./skill-level.ts";

/** What the eight levels are called; in English with the grade of the national certificate, where there is one. */
const SKILL_LEVEL_WORDS: Record<Language, Record<SkillLevel, string>> = {
  zh: {
    学徒工: "学徒工",
    初级工: "初级工",
    中级工: "中级工",
    高级工: "高级工",
    技师: "技师",
    高级技师: "高级技师",
    特级技师: "特级技师",
    首席技师: "首席技师",
  },
  en: {
    学徒工: "Apprentice",
    初级工: "Elementary (L5)",
    中级工: "Intermediate (L4)",
    高级工: "Advanced (L3)",
    技师: "Technician (L2)",
    高级技师: "Senior technician (L1)",
    特级技师: "Master technician",
    首席技师: "Chief technician",
  },
};

/** What a level is called; nothing where none is said, and as it is where it is none of the eight. */
export function levelText(language: Language, level: SkillLevel): string;
export function levelText(language: Language, level: string | undefined): string | undefined;
export function levelText(language: Language, level: string | undefined): string | undefined {
  const known = SKILL_LEVELS.find((one) => one === level);
  return known ? SKILL_LEVEL_WORDS[language][known] : level;
}
