import { text } from "@shanhai/contract/scalar";
import { expect, test } from "vitest";

const issueOf = (schema: ReturnType<typeof text>, value: string) => schema.safeParse(value).error?.issues[0]?.message;

test("text is trimmed and composed, and keeps every character people can see", () => {
  for (const value of ["何娜", "𠮷野家", "Renée O’Neill", "工资 5,000～6,000元", "😀"]) {
    expect(text(50).parse(` ${value.normalize("NFD")}\u3000`)).toBe(value);
  }
});

test("characters that nobody can see are refused", () => {
  const invisible = [
    "\u0000",
    "\u0007",
    "\u0085",
    "\u00ad",
    "\u061c",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u2060",
    "\u2066",
  ];
  for (const character of [...invisible, "\u2028", "\u2029", "\ufffe", "\ud842", "\u{e0041}"]) {
    expect(issueOf(text(50), `何${character}娜`), JSON.stringify(character)).toBe("unprintable");
    expect(issueOf(text(50, { lines: true }), `何${character}娜`), JSON.stringify(character)).toBe("unprintable");
  }
});

test("only text of several lines has line breaks", () => {
  for (const value of ["一\n二", "一\r\n二", "一\r二"]) {
    expect(issueOf(text(50), value)).toBe("unprintable");
    expect(text(50, { lines: true }).parse(value)).toBe(value);
  }
});
