import { Uscc, usccCheck } from "@shanhai/contract/uscc";
import { expect, test } from "vitest";

test("the standard's own example is valid, the circulating variant is not (GB 32100-2015)", () => {
  expect(Uscc.parse("91350100M000100Y43")).toBe("91350100M000100Y43");
  expect(Uscc.safeParse("91350100M000100Y4W").error?.issues[0]?.message).toBe("uscc.checksum");
});

test("spaces, hyphens, lower case and full-width forms are put right", () => {
  expect(Uscc.parse(" 91350100-m000100y43 ")).toBe("91350100M000100Y43");
  expect(Uscc.parse("９１３５０１００M000100Y43")).toBe("91350100M000100Y43");
});

test("letters outside the alphabet and wrong lengths are a matter of format", () => {
  for (const wrong of ["", "9135010", "91350100I000100Y43", "91350100M000100Y433", "统一社会信用代码"]) {
    expect(Uscc.safeParse(wrong).error?.issues[0]?.message).toBe("uscc.format");
  }
});

test("one wrong character is always found", () => {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const right = "91350100M000100Y43";
  for (let place = 0; place < 17; place += 1) {
    for (const letter of alphabet) {
      if (letter === right[place]) continue;
      const wrong = right.slice(0, place) + letter + right.slice(place + 1);
      expect(Uscc.safeParse(wrong).success, wrong).toBe(false);
    }
  }
  expect(usccCheck("91350100M000100Y4")).toBe("3");
});
