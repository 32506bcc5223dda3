import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import { expect, test } from "vitest";

test("every level has English words of its own, and its own name in Chinese", () => {
  const english = SKILL_LEVELS.map((level) => levelText("en", level));
  expect(new Set(english).size).toBe(SKILL_LEVELS.length);
  for (const words of english) expect(words).toMatch(/^[\w ()]+$/);
  expect(SKILL_LEVELS.map((level) => levelText("zh", level))).toEqual(SKILL_LEVELS);
});

test("what is no level stays as somebody typed it, and nothing stays nothing", () => {
  expect(levelText("en", "焊工证")).toBe("焊工证");
  expect(levelText("en", undefined)).toBeUndefined();
});
