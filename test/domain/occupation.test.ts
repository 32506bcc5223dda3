import { occupationKey, occupationOf } from "@shanhai/domain/occupation";
import { OCCUPATION_LIST } from "@shanhai/domain/occupation-list";
import { expect, test } from "vitest";

test.each([
  ["焊工", "焊工"],
  ["高级氩弧焊工（夜班）", "焊工"],
  ["ＣＮＣ 操作工", "多工序数控机床操作调整工"],
  ["数控车工学徒", "车工"],
  ["锂电池操作工", "电池制造工"],
  ["急招叉车司机两名", "叉车司机"],
  ["电工师傅", "电工"],
])("%s is %s", (text, occupation) => expect(occupationOf(text)).toBe(occupation));

test("what the list does not have is no occupation of it, and a key of its own", () => {
  expect(occupationOf("钟表修复师")).toBeUndefined();
  expect(occupationKey("高级 钟表修复师")).toBe("钟表修复师");
  expect(occupationKey("高级")).toBe("高级");
  expect(occupationOf("")).toBeUndefined();
});

test("no word means two occupations, and every standard name means itself", () => {
  const said = OCCUPATION_LIST.flat().map((text) => text.toLowerCase());
  expect(said.filter((text, index) => said.indexOf(text) !== index)).toEqual([]);
  for (const [name] of OCCUPATION_LIST) expect(occupationOf(name)).toBe(name);
});
