import { checkIdNumber, maskIdNumber, maskPhone, normalisePhone } from "@shanhai/contract/identity";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { expect, test } from "vitest";

test("a phone written in any of the usual ways is the same eleven digits", () => {
  const ways = [
    "19900000123",
    "199 0000 0123",
    "199-0000-0123",
    "+86 199 0000 0123",
    "+8619900000123",
    "008619900000123",
    "8619900000123",
    "１９９０００００１２３",
    " 19900000123\u3000",
    "+86-199-0000-0123",
  ];
  for (const way of ways) expect(normalisePhone(way), way).toBe("19900000123");
});

test("what is no mainland mobile is none", () => {
  for (const wrong of [
    "",
    "见备注",
    "1990000012",
    "199000001234",
    "12900000123",
    "05701234567",
    "1.99E+10",
    "+1 9900000123",
    "19900000123a",
  ]) {
    expect(normalisePhone(wrong), wrong).toBeUndefined();
  }
});

test("the ID number of GB 11643 is valid, and each fault has its name", () => {
  expect(checkIdNumber("11010519491231002X")).toEqual({ idNumber: "11010519491231002X" });
  expect(checkIdNumber("11010519491231002x")).toEqual({ idNumber: "11010519491231002X" });
  expect(checkIdNumber("110105194912310021")).toEqual({ issue: "idNumber.checksum" });
  expect(checkIdNumber("1101051949123100")).toEqual({ issue: "idNumber.checksum" });
  const withCheck = (first17: string) => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
    return first17 + "10X98765432"[sum % 11];
  };
  expect(checkIdNumber(withCheck("33080219900230001"))).toEqual({ issue: "idNumber.date" });
  const today = "2026-11-23" as CalendarDate;
  expect(checkIdNumber(withCheck("33080220261123001"), today)).toHaveProperty("idNumber");
  expect(checkIdNumber(withCheck("33080220261124001"), today)).toEqual({ issue: "idNumber.date" });
  expect(checkIdNumber(withCheck("33080220261124001"))).toHaveProperty("idNumber");
  expect(checkIdNumber(withCheck("99080219900228001"))).toEqual({ issue: "idNumber.division" });
});

test("masks show who it may be, not who it is", () => {
  expect(maskIdNumber("11010519491231002X")).toBe("1101**********002X");
  expect(maskPhone("19900000123")).toBe("199****0123");
});
