import type { ImportField, ImportMapping } from "@shanhai/contract/import-field";
import { type CalendarDate, withoutInvisible } from "@shanhai/contract/scalar";
import { readSkillLevel } from "@shanhai/contract/skill-level";
import * as mappings from "@shanhai/domain/import-mapping";
import {
  type Cell,
  readAvailability,
  readEnterprise,
  readPay,
  readPerson,
  readPosition,
} from "@shanhai/domain/import-row";
import fc from "fast-check";
import { expect, test } from "vitest";

/** An ID number of seventeen digits and their check character. */
function withCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return first17 + "10X98765432"[sum % 11];
}

const proposeMapping = (headers: readonly string[]) => mappings.proposeMapping("candidates", headers);
const isUsableMapping = (mapping: ImportMapping) => mappings.isUsableMapping("candidates", mapping);
const mappingIssues = (mapping: ImportMapping) => mappings.mappingIssues("candidates", mapping);

const row = (cells: Partial<Record<ImportField, Cell>>) =>
  readPerson((field) => ({ name: "何娜", phone: "19900000123", consent: "是", ...cells })[field as "name"] ?? "");
const reason = (cells: Partial<Record<ImportField, Cell>>) => {
  const read = row(cells);
  return "reason" in read ? read.reason : undefined;
};

test("columns are known by the meaning of their headers, not by place", () => {
  const headers = ["序号", "联系电话", "姓名", "证件号码", "求职意向地区", "期望工资", "是否同意授权", "现从事工种"];
  expect(proposeMapping(headers)).toEqual({
    phone: "联系电话",
    name: "姓名",
    idNumber: "证件号码",
    intendedPlace: "求职意向地区",
    expectedPay: "期望工资",
    consent: "是否同意授权",
    occupation: "现从事工种",
  });
  expect(isUsableMapping(proposeMapping(["姓名", "工种"]))).toBe(false);
  expect(isUsableMapping(proposeMapping(["姓名", "身份证号"]))).toBe(true);
});

test.each([
  ["紧急联系人电话", ["紧急联系人电话", "姓名", "紧急联系人", "手机号"], { name: "姓名", phone: "手机号" }],
  ["a relative's", ["序号", "姓名", "家属电话", "与本人关系", "联系电话"], { name: "姓名", phone: "联系电话" }],
  ["the employer's", ["企业名称", "联系人", "企业电话", "姓名", "电话"], { name: "姓名", phone: "电话" }],
  ["the unit's", ["单位电话", "联系人姓名", "姓名", "手机"], { name: "姓名", phone: "手机" }],
  [
    "a contact's and an ID number",
    ["姓名", "身份证号", "联系人", "联系人电话"],
    { name: "姓名", idNumber: "身份证号" },
  ],
  ["the exact word, wherever", ["常用电话", "姓名", "手机号码"], { name: "姓名", phone: "手机号码" }],
  ["a mobile before a phone", ["姓名", "联系电话", "手机号"], { name: "姓名", phone: "手机号" }],
  ["numbered", ["姓名", "手机号2", "手机号1"], { name: "姓名", phone: "手机号1" }],
  ["a spare", ["姓名", "备用电话", "本人常用电话"], { name: "姓名", phone: "本人常用电话" }],
  [
    "marks",
    ["*姓名", "*手机号（必填）", "身份证号码：", "备注(选填)"],
    {
      name: "*姓名",
      phone: "*手机号（必填）",
      idNumber: "身份证号码：",
      note: "备注(选填)",
    },
  ],
  [
    "other papers",
    ["姓名", "学历证件号", "身份证地址", "身份证有效期", "身份证号", "电话"],
    {
      name: "姓名",
      homePlace: "身份证地址",
      idNumber: "身份证号",
      phone: "电话",
    },
  ],
  ["a landline", ["姓名", "座机电话", "手机"], { name: "姓名", phone: "手机" }],
  [
    "English",
    ["Full Name", "Emergency Phone", "Mobile", "ID Number"],
    {
      name: "Full Name",
      phone: "Mobile",
      idNumber: "ID Number",
    },
  ],
])("whose phone is it: %s", (_, headers, mapping) => {
  expect(proposeMapping(headers)).toEqual(mapping);
});

test("of two columns that name the person equally well none is taken", () => {
  expect(proposeMapping(["姓名", "电话", "联系人", "电话"])).toEqual({ name: "姓名" });
  expect(proposeMapping(["姓名", "手机号", "手机号码", "身份证号"])).toEqual({ name: "姓名", idNumber: "身份证号" });
  expect(proposeMapping(["姓名", "身份证号", "身份证号码", "手机号"])).toEqual({ name: "姓名", phone: "手机号" });
  expect(isUsableMapping(proposeMapping(["联系人姓名", "联系人电话"]))).toBe(false);
});

test("a row is a person, or the one reason why it may not be stored", () => {
  expect(row({})).toMatchObject({ value: { name: "何娜", phone: "19900000123" } });
  expect(reason({ name: " 　" })).toBe("name.missing");
  expect(reason({ consent: "否" })).toBe("consent.missing");
  expect(reason({ consent: "" })).toBe("consent.missing");
  expect(reason({ phone: "见备注" })).toBe("phone.invalid");
  expect(reason({ phone: "", idNumber: "" })).toBe("identity.missing");
  expect(reason({ idNumber: "110105194912310021" })).toBe("idNumber.checksum");
  expect(reason({ phone: "1.99E+10" })).toBe("phone.numeric");
  expect(reason({ phone: 19900000123 })).toBe("phone.numeric");
  expect(reason({ idNumber: 1.1010519491231e17 })).toBe("idNumber.numeric");
  expect(reason({ idNumber: "1.10105E+17" })).toBe("idNumber.numeric");
});

test("what cannot be read is kept in the note, never guessed and never lost", () => {
  expect(row({ expectedPay: "面议", skillLevel: "熟练", note: "会开叉车" })).toMatchObject({
    value: { note: "会开叉车；面议；熟练" },
  });
});

test("nothing is cut: a name or note that cannot be kept as it is refuses the row", () => {
  expect(row({ name: "甲".repeat(50) })).toMatchObject({ value: { name: "甲".repeat(50) } });
  expect(reason({ name: `${"甲".repeat(49)}𠮷` })).toBe("name.invalid");
  expect(reason({ name: "甲".repeat(51) })).toBe("name.invalid");
  expect(row({ note: "会".repeat(1000) })).toMatchObject({ value: { note: "会".repeat(1000) } });
  expect(reason({ note: `${"会".repeat(999)}😀` })).toBe("note.long");
  expect(reason({ note: "会".repeat(999), expectedPay: "面议" })).toBe("note.long");
  expect(row({ note: "会开叉车\n会电焊" })).toMatchObject({ value: { note: "会开叉车\n会电焊" } });
  expect(row({ occupation: "电\n工" })).toMatchObject({ value: { occupation: undefined, note: "电\n工" } });
});

test("characters that nobody sees are noise: they neither refuse a row nor make another person of somebody", () => {
  expect(row({ name: "\u200b何\u202e娜\ufeff", note: "会\u0007电焊" })).toMatchObject({
    value: { name: "何娜", note: "会电焊" },
  });
  expect(reason({ name: "\u200b" })).toBe("name.missing");
});

test("whatever a row says, what is kept of it is whole", () => {
  const words = (max: number) => fc.string({ unit: "binary", maxLength: max, size: "max" });
  fc.assert(
    fc.property(words(60), words(1100), (name, note) => {
      const read = row({ name, note });
      if ("reason" in read) return;
      expect(`${read.value.name}${read.value.note ?? ""}`).not.toMatch(/\p{Surrogate}/u);
      const seen = (text: string) => withoutInvisible(text).normalize("NFC").trim();
      expect(read.value.name).toBe(seen(name).replace(/\s+/g, " "));
      expect(read.value.note ?? "").toBe(seen(note));
    }),
  );
});

test("nobody is born after today", () => {
  const today = "2026-11-23" as CalendarDate;
  const born = (date: string) => {
    const read = readPerson(
      (field) => ({ name: "何娜", consent: "是", idNumber: withCheck(`330802${date}001`) })[field as "name"] ?? "",
      today,
    );
    return "reason" in read ? read.reason : "person";
  };
  expect(born("20261123")).toBe("person");
  expect(born("20261124")).toBe("idNumber.date");
});

test("a mapping without a name, or without a phone and an ID number, says what it lacks", () => {
  expect(mappingIssues({ phone: "手机号" })).toEqual([{ field: "mapping.name", code: "required" }]);
  expect(mappingIssues({ name: "姓名", note: "备注" })).toEqual([{ field: "mapping", code: "identity.missing" }]);
  expect(mappingIssues({ name: "姓名", idNumber: "身份证号" })).toEqual([]);
});

test("pay is read in fen per month as people write it", () => {
  expect(readPay("5900")).toEqual({ min: 590_000, max: 590_000 });
  expect(readPay("4-6千")).toEqual({ min: 400_000, max: 600_000 });
  expect(readPay("4千-6千")).toEqual({ min: 400_000, max: 600_000 });
  expect(readPay("５,０００～６,０００元/月")).toEqual({ min: 500_000, max: 600_000 });
  expect(readPay("1.2万")).toEqual({ min: 1_200_000, max: 1_200_000 });
  for (const unclear of ["面议", "6000-4000", "", "-5", "很多"]) expect(readPay(unclear), unclear).toBeUndefined();
});

test("dates and levels are read as people write them", () => {
  expect(readAvailability("2025/9/5")).toBe("2025-09-05");
  expect(readAvailability("2025年10月8日")).toBe("2025-10-08");
  expect(readAvailability("随时")).toBe("anytime");
  expect(readAvailability("2025-02-30")).toBeUndefined();
  expect(readSkillLevel("五级")).toBe("初级工");
  expect(readSkillLevel("一级")).toBe("高级技师");
  expect(readSkillLevel(" 高级工 ")).toBe("高级工");
  expect(readSkillLevel("大师")).toBeUndefined();
});

test("what an agency said of its columns before comes first, what it left out stays out", () => {
  const headers = ["姓名", "手机号", "常用号", "备注"];
  const remembered = mappings.rememberColumns(new Map(), headers, { name: "姓名", phone: "常用号" });
  expect(mappings.proposeMapping("candidates", headers, remembered)).toEqual({ name: "姓名", phone: "常用号" });
  expect(mappings.proposeMapping("candidates", ["姓名", "工种", "手机"], remembered)).toEqual({
    name: "姓名",
    occupation: "工种",
    phone: "手机",
  });
});

test("a careless mapping does not outlive its file: one column is one field, and words count again", () => {
  expect(mappingIssues({ name: "姓名", phone: "姓名" })).toEqual([{ field: "mapping.phone", code: "duplicate" }]);
  const careless = new Map([
    ["姓名", "phone"],
    ["手机号", null],
  ] as const);
  expect(mappings.proposeMapping("candidates", ["姓名", "手机号"], careless)).toEqual({
    name: "姓名",
    phone: "手机号",
  });
});

test("headers may be any words, and any length", () => {
  const headers = ["__proto__", "constructor", "长".repeat(600), "姓名"];
  const columns = mappings.rememberColumns(new Map(), headers, { name: "姓名", note: "constructor" });
  expect([...columns]).toEqual([
    ["__proto__", null],
    ["constructor", "note"],
    ["姓名", "name"],
  ]);
});

const cellsOf = (cells: Partial<Record<ImportField, Cell>>) => (field: ImportField) => cells[field] ?? "";

test("enterprises and positions are read by the same rules", () => {
  const uscc = "91350100M000100Y43";
  expect(readEnterprise(cellsOf({ name: " 浙江卡游 ", uscc: "91350100m000100y43 ", chain: "" }))).toEqual({
    value: { name: "浙江卡游", uscc },
  });
  expect(readEnterprise(cellsOf({ name: "甲", uscc: "91350100M000100Y4W" }))).toEqual({ reason: "uscc.checksum" });
  expect(readEnterprise(cellsOf({ name: "甲", uscc: 9.135e17 }))).toEqual({ reason: "uscc.numeric" });
  const demand = {
    title: "操作工",
    headcount: 30,
    pay: "5-7千",
    place: "常山",
    skillLevel: "不限",
    benefits: "包吃、包住",
  };
  expect(readPosition(cellsOf(demand))).toEqual({
    value: {
      title: "操作工",
      occupation: "操作工",
      headcount: 30,
      payMin: 500_000,
      payMax: 700_000,
      place: "常山",
      benefits: ["包吃", "包住"],
    },
  });
  expect(readPosition(cellsOf({ ...demand, headcount: "若干" }))).toEqual({ reason: "headcount" });
  expect(readPosition(cellsOf({ ...demand, pay: "面议" }))).toEqual({ reason: "pay.missing" });
  expect(readPosition(cellsOf({ ...demand, skillLevel: "大师" }))).toEqual({ reason: "skillLevel.unknown" });
});

test("a day counted as spreadsheets count it is a date", () => {
  expect(row({ availableFrom: 45901 })).toMatchObject({ value: { availableFrom: "2025-09-01" } });
  expect(row({ availableFrom: "45901" })).toMatchObject({ value: { note: "45901" } });
});
