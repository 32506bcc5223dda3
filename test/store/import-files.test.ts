import { readFileSync } from "node:fs";
import type { ImportKind } from "@shanhai/contract/import-field";
import { type Cell, readPerson } from "@shanhai/domain/import-row";
import { cellReader, openImportFile } from "@shanhai/functions/imports/import-file";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { expect, test } from "vitest";
import { sharedStrings, sheetOf, workbook, zip } from "../fuzz/zip.ts";

/* Files as they really come: encodings, separators, spreadsheets of several hands, and files that mean harm. */

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const truth = JSON.parse(fixture("roster-1500.expected.json").toString());
const roster = fixture("roster-1500.csv");
const text = new TextDecoder("gb18030").decode(roster);
const people = { kind: "candidates" as ImportKind };

/** How many rows a file has, and which are refused as they stand. */
async function read(bytes: Uint8Array) {
  const { headers, mapping, rows } = await openImportFile(bytes, people);
  const cells = cellReader(headers, mapping);
  const refused = rows.slice().flatMap((row, index) => {
    const outcome = readPerson(cells(row));
    return "reason" in outcome ? [{ row: index + 1, reason: outcome.reason }] : [];
  });
  return { rows: rows.length, refused };
}

/** The roster with another separator, quoted where that needs it. */
async function separated(by: string): Promise<string> {
  const { headers, rows } = await openImportFile(roster, people);
  const quote = (cell: Cell) => `"${String(cell).replaceAll('"', '""')}"`;
  return [headers, ...rows.slice()].map((row) => row.map(quote).join(by)).join("\n");
}

test.each([
  ["GB18030", () => roster],
  ["UTF-8", () => Buffer.from(text)],
  ["UTF-8 with its mark", () => Buffer.from(`\ufeff${text}`)],
  ["UTF-16", () => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big end first", () => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["tabs", async () => Buffer.from(await separated("\t"))],
  ["semicolons", async () => Buffer.from(await separated(";"))],
  ["XLSX by LibreOffice", () => fixture("roster-1500.xlsx")],
  [
    "XLSX by a library, behind a cover sheet's title",
    async () => {
      const { headers, rows } = await openImportFile(roster, people);
      return writeXlsx("名单", [["2026年求职者名单"], [], headers, ...rows.slice()]);
    },
  ],
])("%s: every row, and the reasons of those refused", async (_, make) => {
  const { rows, refused } = await read(await make());
  expect(rows).toBe(truth.rows);
  expect(refused).toEqual(truth.rejections);
});

test("phones and ID numbers that a spreadsheet keeps as numbers are refused, dates read", async () => {
  const { headers, mapping, rows } = await openImportFile(fixture("roster-numbers.xlsx"), people);
  const cells = cellReader(headers, mapping);
  expect(rows.slice().map((row) => readPerson(cells(row)))).toEqual([
    { reason: "phone.numeric" },
    { value: expect.objectContaining({ name: "杜波" }) },
    { reason: "idNumber.numeric" },
  ]);
  expect(cells(rows.slice()[0] ?? [])("availableFrom")).toBe("2026-09-01");
});

const headed = (rows: string) =>
  sheetOf(`<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>手机号</t></is></c></row>${rows}`);

const rowsOf = async (bytes: Uint8Array) => (await openImportFile(bytes, people)).rows.slice();

test.each<[string, string, Cell[]]>([
  ["prefixes and single quotes", "<x:row><x:c r='B2' t='str'><x:v>1</x:v></x:c></x:row>", ["", "1"]],
  ["columns left out", '<row><c r="A2"/><c t="str"><v>1</v></c><c r="E2"><v>5</v></c></row>', ["", "1", "", "", 5]],
  ["comments and CDATA", '<row><c t="str"><v>a<!-- > --><![CDATA[<b>]]>c</v></c></row>', ["a<b>c"]],
  ["characters by code", '<row><c t="str"><v>&lt;&#20309;&#x5A1C;&amp;_x000A_&no;</v></c></row>', ["<何娜&\n&no;"]],
  ["a > within text and quotes", '<row a=">"><c t="str"><v>a > b</v></c></row>', ["a > b"]],
  [
    "words in several styles, without their reading",
    '<row><c t="inlineStr"><is><r><t>何</t></r><r><rPr/><t xml:space="preserve"> 娜</t></r><rPh><t>he</t></rPh></is></c></row>',
    ["何 娜"],
  ],
  ["shared words", '<row><c t="s"><v>1</v></c><c t="s"><v> 0 </v></c><c t="s"><v>9</v></c></row>', ["娜", "何"]],
  [
    "shared words as most programs write them, some of which are not there",
    '<row r="2"><c r="A2" s="11" t="s"><v>1</v></c><c r="C2" t="s"><v>0</v></c><c r="D2" s="1"><v>7</v></c><c r="E2" t="s"><v>2</v></c><c r="AA2" t="s"><v>99</v></c></row>',
    ["娜", "", "何", 7, "<a"],
  ],
  [
    "cells that only begin as those of shared words do",
    '<row r="2"><c r="A2" t="s"><v>1</v><!-- --></c><c r="B2" t="str"><v>1</v></c><c r="C2" t="s"><v></v></c><c r="2" t="s"><v>0</v></c><c r="E2" t="s"><v>0</v></c></row>',
    ["娜", "1", "", "何", "何"],
  ],
  [
    "formulas, yes and no, days, errors",
    '<row><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-09-01T00:00:00</v></c><c t="e"><v>#N/A</v></c></row>',
    [2, "是", "2026-09-01", "#N/A"],
  ],
])("a sheet with %s is read as it is meant", async (_, row, cells) => {
  const shared = sharedStrings("<si><t>何</t></si><si><r><t>娜</t></r><rPh><t>na</t></rPh></si><si><t>&lt;a</t></si>");
  expect(await rowsOf(workbook(headed(row), [shared]))).toEqual([cells]);
});

test.each([
  ["at once", undefined],
  ["piece by piece, since it says to be smaller", 1],
  ["piece by piece, since it says to be larger", 30_000_000],
])("a sheet is one text, unpacked %s", async (_, claimed) => {
  const cells = (index: number) => [
    `${"何".repeat(index % 23)}娜${index}`,
    "𠮷&".repeat((index % 11) + 1),
    `名${index}`,
  ];
  const rows = Array.from({ length: 12_000 }, (_, index) => cells(index));
  const written = (text = "") => `<c t="str"><v>${text.replaceAll("&", "&amp;")}</v></c>`;
  const xml = rows.map(
    ([name, signs], index) =>
      `<row r="${index + 2}">${written(name)}${written(signs)}<c r="C${index + 2}" t="s"><v>${index}</v></c></row>`,
  );
  const shared = sharedStrings(rows.map(([, , text]) => `<si><t>${text}</t></si>`).join(""));
  expect(await rowsOf(workbook(headed(xml.join("")), [shared], claimed))).toEqual(rows);
});

const zipOf = (files: Record<string, Buffer>, claimed?: number) =>
  zip(
    Object.entries(files).map(([name, content]) => ({ name, content })),
    claimed,
  );

const sheet = fixture("roster-1500.xlsx");

test.each([
  [
    "a bomb that lies about its size",
    () => zipOf({ "xl/worksheets/sheet1.xml": Buffer.alloc(310 * 1024 * 1024) }, 10),
    "file.bomb",
  ],
  [
    "a bomb of rows without a cell, which no memory holds",
    () => workbook(sheetOf("<row/>".repeat(5_000_000))),
    "file.bomb",
  ],
  [
    "more rows than a sheet has",
    async () => {
      const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
      return workbook(sheetOf(`<row>${cell("姓名")}${cell("手机号")}</row>${"<row><c/></row>".repeat(1_100_000)}`));
    },
    "file.damaged",
  ],
  [
    "macros",
    () => zipOf({ "xl/workbook.xml": Buffer.from("<a/>"), "xl/vbaProject.bin": Buffer.from("x") }),
    "file.macros",
  ],
  ["a password, or an old .xls", () => Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"), "file.protected"],
  ["cut off", () => sheet.subarray(0, sheet.length / 2), "file.damaged"],
  [
    "rubbish in a ZIP's clothes",
    () => Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(500, 7)]),
    "file.damaged",
  ],
  ["cut off within a row, though its ZIP is whole", () => workbook(headed("<row><c><v>1</v></c>")), "file.damaged"],
  ["with entities of its own", () => workbook(`<!DOCTYPE a [<!ENTITY b "c">]>${headed("")}`), "file.damaged"],
  [
    "other than its checksum says",
    () => {
      const file = workbook(headed(""));
      const entry = file.lastIndexOf("PK\u0001\u0002");
      file.writeUInt32LE(1, entry + 16);
      return file;
    },
    "file.damaged",
  ],
  [
    "wider than any list of people",
    () =>
      workbook(headed('<row r="2"><c r="ZZZZZZZZ2" t="s"><v>0</v></c></row>'), [sharedStrings("<si><t>何</t></si>")]),
    "file.columns",
  ],
  ["a ZIP that is no spreadsheet", () => zipOf({ "readme.txt": Buffer.from("何娜") }), "file.damaged"],
  ["a sheet without a header", () => writeXlsx("空", [["何娜", "19900000123"]]), "file.header"],
  ["nothing on its sheet", () => writeXlsx("空", []), "file.header"],
])("%s is refused: %#", async (_, make, code) => {
  await expect(openImportFile(await make(), people)).rejects.toThrow(expect.objectContaining({ code }));
});
