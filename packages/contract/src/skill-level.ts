import * as z from "zod/mini";

/** The eight levels of 2022 (新八级工), lowest first. */
export const SKILL_LEVELS = [
  "学徒工",
  "初级工",
  "中级工",
  "高级工",
  "技师",
  "高级技师",
  "特级技师",
  "首席技师",
] as const;

export const SkillLevel = z.enum(SKILL_LEVELS, { error: "option" }).register(z.globalRegistry, { id: "SkillLevel" });
export type SkillLevel = z.infer<typeof SkillLevel>;

/** Files also say 五级…一级 (GB: 五级 is the lowest); undefined where the words are unknown. */
export function readSkillLevel(raw: string): SkillLevel | undefined {
  const plain = SKILL_LEVELS.find((level) => level === raw);
  if (plain) return plain;
  const words = raw.normalize("NFKC").trim();
  const known = SKILL_LEVELS.find((level) => level === words);
  if (known) return known;
  const graded = /^(国家职业资格)?(职业技能)?([一二三四五1-5])级(工)?$/.exec(words)?.[3];
  const index = graded ? "五四三二一".indexOf(graded) : -1;
  if (index >= 0) return SKILL_LEVELS[index + 1];
  return graded ? SKILL_LEVELS[6 - Number(graded)] : undefined;
}
