import type { ImportField } from "@shanhai/contract/import-job";
import { readSkillLevel } from "@shanhai/contract/skill-level";
import { isUsableMapping, proposeMapping, readAvailability, readPay, readRow } from "@shanhai/domain/import-job";
import { decodeRoster, delimiterOf, findHeader } from "@shanhai/domain/roster";
import { expect, test } from "vitest";

const row = (cells: Partial<Record<ImportField, string>>) =>
  readRow((field) => ({ name: "何娜", phone: "19900000123", consent: "是", ...cells })[field as "name"] ?? "");
const reason = (cells: Partial<Record<ImportField, string>>) => {
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

test("a row is a person, or the one reason why it may not be stored", () => {
  expect(row({})).toMatchObject({ person: { name: "何娜", phone: "19900000123" } });
  expect(reason({ name: " 　" })).toBe("name.missing");
  expect(reason({ consent: "否" })).toBe("consent.missing");
  expect(reason({ consent: "" })).toBe("consent.missing");
  expect(reason({ phone: "见备注" })).toBe("phone.invalid");
  expect(reason({ phone: "", idNumber: "" })).toBe("identity.missing");
  expect(reason({ idNumber: "110105194912310021" })).toBe("idNumber.checksum");
  expect(reason({ phone: "1.99E+10" })).toBe("phone.invalid");
});

test("what cannot be read is kept in the note, never guessed and never lost", () => {
  expect(row({ expectedPay: "面议", skillLevel: "熟练", note: "会开叉车" })).toMatchObject({
    person: { note: "会开叉车；面议；熟练" },
  });
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

const parse = (text: string) => text.split("\n").map((line) => line.split(delimiterOf(text)));

test("encodings are told apart strictly", () => {
  const gb18030 = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa]);
  expect(decodeRoster(gb18030)).toBe("姓名,手机");
  expect(decodeRoster(new TextEncoder().encode("\ufeff姓名,手机"))).toContain("姓名");
  expect(decodeRoster(new Uint8Array([0xff, 0xfe, 0xd3, 0x59, 0x0d, 0x54]))).toBe("姓名");
  const broken = (bytes: Uint8Array) => {
    try {
      decodeRoster(bytes);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return undefined;
  };
  expect(broken(new Uint8Array())).toBe("file.empty");
  expect(broken(gb18030.subarray(0, 8))).toBe("file.truncated");
  expect(broken(new TextEncoder().encode("姓名").subarray(0, 5))).toBe("file.truncated");
  expect(broken(new Uint8Array([0x80, 0xff, 0xff, 0x41]))).toBe("file.encoding");
  expect(broken(new Uint8Array([0x41, 0x00, 0x42, 0x00]))).toBe("file.encoding");
});

test("a header is found below a title; without one, or in another encoding, the file is refused", () => {
  const bytes = new Uint8Array();
  expect(findHeader([["2025年求职者名单"], [], ["姓名", "电话"]], { bytes, parse })).toMatchObject({ index: 2 });
  expect(() => findHeader([["何娜", "19900000123"]], { bytes, parse })).toThrow("file.header");
  // 姓名,電話 in Big5 reads as GB18030 without an error.
  const big5 = new Uint8Array([0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0xb9, 0x71, 0xb8, 0xdc]);
  expect(() => findHeader(parse(decodeRoster(big5)), { bytes: big5, parse })).toThrow("file.encoding");
});

test("the delimiter is the most frequent of comma, tab and semicolon", () => {
  expect(delimiterOf("姓名\t电话\n何娜\t1")).toBe("\t");
  expect(delimiterOf("姓名;电话;备注\n何娜;1;a,b")).toBe(";");
  expect(delimiterOf("姓名,电话")).toBe(",");
});
