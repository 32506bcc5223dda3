import { readFileSync } from "node:fs";
import { AppError } from "@shanhai/domain/app-error";
import { type Cell, readPerson } from "@shanhai/domain/import-row";
import { cellReader, openImportFile } from "@shanhai/functions/imports/import-file";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { type Chance, chanceOf } from "../random.ts";
import { LIMITS } from "./limits.ts";
import { nasty, nastyText } from "./nasty.ts";
import { sharedStrings, sheetOf, workbook } from "./zip.ts";

/* Files of people as nobody should send them, and whether the parsers say so, in time and within their memory. */

const ROSTER = readFileSync(new URL("../fixtures/roster-1500.csv", import.meta.url));
const SPREADSHEET = readFileSync(new URL("../fixtures/roster-1500.xlsx", import.meta.url));
const LINES = new TextDecoder("gb18030").decode(ROSTER).split(/\r?\n/).slice(0, 30);
const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>手机号</t></is></c></row>';

type Make = (chance: Chance) => Uint8Array | Promise<Uint8Array>;

/** Some bytes turned over, left out, doubled or put in. */
function bendBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let bent = Buffer.from(bytes);
  for (let left = 1 + chance.below(8); left > 0 && bent.length > 0; left -= 1) {
    const at = chance.below(bent.length);
    const end = Math.min(bent.length, at + 1 + chance.below(200));
    bent = chance.of([
      () => {
        bent[at] = chance.below(256);
        return bent;
      },
      () => bent.subarray(0, at),
      () => Buffer.concat([bent.subarray(0, at), bent.subarray(end)]),
      () => Buffer.concat([bent.subarray(0, end), bent.subarray(at)]),
      () => Buffer.concat([bent.subarray(0, at), Buffer.from(nastyText(chance).slice(0, 500)), bent.subarray(at)]),
    ])();
  }
  return bent;
}

function encode(text: string, chance: Chance): Buffer {
  return chance.of([
    () => Buffer.from(text),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(`\ufeff${text}`, "utf16le"),
    () => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    () => Buffer.from(text, "utf16le"),
    () => Buffer.from(text, "latin1"),
  ])();
}

/** A cell as it stands in a CSV file: sometimes quoted as it should be. */
const csvCell = (text: string, chance: Chance) => (chance.often(40) ? `"${text.replaceAll('"', '""')}"` : text);

function csvOfNastyCells(chance: Chance): Uint8Array {
  const by = chance.of([",", "\t", ";", "|"]);
  const lines = LINES.map((line, index) => {
    const cells = line.split(",");
    if (index > 0 || chance.often(10))
      cells[chance.below(cells.length)] = csvCell(nastyText(chance).slice(0, 20_000), chance);
    return cells.join(by);
  });
  return encode(lines.join(chance.of(["\n", "\r\n", "\r", "\n\r"])), chance);
}

const asCell = (value: unknown): Cell =>
  typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value ?? "").slice(0, 30_000);

const xlsxOfNastyCells: Make = async (chance) => {
  const rows = LINES.map((line) => line.split(",") as Cell[]);
  for (const row of rows.slice(1)) row[chance.below(row.length)] = asCell(nasty(chance));
  return writeXlsx("名单", rows);
};

const row = (at: string | number, cells: string) => `<row r="${at}">${cells}</row>`;
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** What a sheet's XML can claim that no spreadsheet has. */
const LYING_SHEETS: readonly ((chance: Chance) => Buffer)[] = [
  () => workbook(sheetOf(HEADER + row(1_048_576, inline("A1048576", "甲")))),
  () => workbook(sheetOf(HEADER + row(2_000_000_000, inline("A2000000000", "甲")))),
  () => workbook(sheetOf(HEADER + row(2, inline("XFD2", "甲")))),
  () => workbook(sheetOf(HEADER + row(2, inline("ZZZZZZ2", "甲")))),
  () => workbook(sheetOf(HEADER + row(-5, inline("A-5", "甲")))),
  () => workbook(sheetOf(HEADER + row("NaN", inline("", "甲")))),
  () =>
    workbook(sheetOf(`${HEADER}<row><c t="s"><v>999999999</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c></row>`)),
  () =>
    workbook(
      sheetOf(
        `${HEADER}<row><c t="d"><v>x</v></c><c><v>1e999</v></c><c t="b"><v>7</v></c><c t="e"><v>#REF!</v></c></row>`,
      ),
    ),
  () => workbook(sheetOf(HEADER + row(2, inline("A2", "&#0;&#xFFFFFFFF;&#55296;_x0000_")))),
  () =>
    workbook(
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheetOf(HEADER + row(2, inline("A2", "&b;")))}`,
    ),
  () =>
    workbook(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${sheetOf(HEADER + row(2, inline("A2", "&x;")))}`),
  () => workbook(sheetOf(HEADER + "<row><c><is>".repeat(50_000))),
  () => workbook(sheetOf(`${HEADER}${row(2, `<c r="A2"><f>${"A1+".repeat(50_000)}1</f><v>1</v></c>`)}`)),
  () => workbook(sheetOf(HEADER + "<row></row>".repeat(200_000))),
  () => workbook(sheetOf(HEADER + row(2, inline("A2", "甲".repeat(3_000_000))))),
  () => workbook(sheetOf(HEADER + row(2, "<c/>".repeat(100_000)))),
  () =>
    workbook(sheetOf(HEADER + row(2, '<c t="s"><v>0</v></c>')), [sharedStrings("<si><t>a</t></si>".repeat(300_000))]),
  () =>
    workbook(sheetOf(HEADER + row(2, '<c t="s"><v>0</v></c>')), [
      sharedStrings(`<si>${"<r><t>甲</t></r>".repeat(200_000)}</si>`),
    ]),
  () =>
    workbook(
      sheetOf(HEADER),
      Array.from({ length: 3000 }, (_, index) => ({ name: `xl/x${index}.xml`, content: Buffer.from("a") })),
    ),
  () => workbook(sheetOf(HEADER), [{ name: "../../../../tmp/shanhai-escaped", content: Buffer.from("a") }]),
  () => workbook(sheetOf(HEADER), [{ name: "__proto__/a.xml", content: Buffer.from("a") }]),
  (chance) => workbook(nastyText(chance)),
];

const filled = (unit: string, bytes: number) => Buffer.alloc(bytes, unit);

/** A few hundred kilobytes that unpack to what no memory holds as rows. */
const BOMBS: readonly (() => Buffer)[] = [
  () => workbook(filled(" ", 310 * 1024 * 1024)),
  ...["<row/>", "<row><c/></row>", '<row><c t="inlineStr"><is><t>a</t></is></c></row>'].map((unit) => () => {
    const [before, after] = sheetOf(`${HEADER}|`).split("|");
    return workbook(
      Buffer.concat([Buffer.from(before ?? ""), filled(unit, 150 * 1024 * 1024), Buffer.from(after ?? "")]),
    );
  }),
  () =>
    workbook(sheetOf(HEADER + row(2, '<c t="s"><v>0</v></c>')), [sharedStrings("<si><t>a</t></si>".repeat(6_000_000))]),
];

const CSV_BOMBS: readonly Make[] = [
  () => Buffer.from(`姓名,手机号\n${'"'.repeat(1_000_001)}`),
  () => Buffer.from(`姓名,手机号\n${",".repeat(1_000_000)}`),
  () => Buffer.from(`姓名,手机号\n${"\n".repeat(3_000_000)}`),
  () => Buffer.from(`姓名,手机号\n${"a,b\n".repeat(500_000)}`),
  () => Buffer.from(`姓名,手机号\n${'"a"\r'.repeat(300_000)}`),
  () => Buffer.from(`${"姓名,手机号\n".repeat(50_000)}`),
  () => Buffer.from(`姓名,手机号\n${"甲".repeat(3_000_000)},1`),
  () => Buffer.alloc(2_000_000),
  () => Buffer.alloc(1_000_000, 0xff),
  () => Buffer.alloc(1_000_000, 0x81),
  () => Buffer.from(" ,\t;|".repeat(200_000)),
];

const ORDINARY: readonly Make[] = [
  (chance) => bendBytes(ROSTER.subarray(0, 4000), chance),
  (chance) => bendBytes(encode(LINES.join("\n"), chance), chance),
  csvOfNastyCells,
  csvOfNastyCells,
  xlsxOfNastyCells,
  async (chance) => bendBytes(await xlsxOfNastyCells(chance), chance),
  (chance) => bendBytes(SPREADSHEET, chance),
  (chance) => chance.of(LYING_SHEETS)(chance),
  (chance) => bendBytes(chance.of(LYING_SHEETS)(chance), chance),
  (chance) => Buffer.from(nastyText(chance)),
];

/** A file that is wrong somehow, small enough to come with a request. */
export const nastyFile = (chance: Chance): Uint8Array | Promise<Uint8Array> => chance.of(ORDINARY)(chance);

/** What the parsers make of a file: rows read to the last cell, or a refusal that says `file.*`. */
async function read(bytes: Uint8Array): Promise<string | undefined> {
  try {
    for (const head of [true, false]) {
      const { headers, mapping, rows } = await openImportFile(bytes, { kind: "candidates" }, { head });
      const cells = cellReader(headers, mapping);
      // Part by part as the worker does it; all at once would be the test's own memory.
      for (let from = 0; from < Math.min(rows.length, 20_000); from += 1000)
        for (const one of rows.slice(from, from + 1000)) readPerson(cells(one));
    }
    return undefined;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("file.")) return undefined;
    return error instanceof Error ? String(error.stack).split("\n").slice(0, 4).join(" ") : String(error);
  }
}

async function judge(name: string, bytes: Uint8Array, limited: boolean): Promise<string[]> {
  const [cpu, most] = [process.cpuUsage(), process.resourceUsage().maxRSS];
  const wrong = await read(bytes);
  const { user, system } = process.cpuUsage(cpu);
  const [ms, more] = [Math.round((user + system) / 1000), (process.resourceUsage().maxRSS - most) * 1024];
  const findings = wrong ? [wrong] : [];
  if (limited && ms > LIMITS.cpuMs) findings.push(`took ${ms} ms`);
  if (limited && more > LIMITS.bytes) findings.push(`took ${Math.round(more / 2 ** 20)} MB`);
  return findings.map((one) => `${name}, ${bytes.length} bytes: ${one}`);
}

/** So many random files, and once in a run those that are large on purpose; each is told from its seed. */
export async function fuzzFiles(
  seed: number,
  files: number,
  { bombs = false, limited = false } = {},
): Promise<{ files: number; findings: string[] }> {
  const findings: string[] = [];
  const large = bombs
    ? [
        ...BOMBS.map((make): [string, Make] => ["bomb", make]),
        ...CSV_BOMBS.map((make): [string, Make] => ["CSV bomb", make]),
        ...LYING_SHEETS.map((make): [string, Make] => ["lying sheet", make]),
      ]
    : [];
  for (const [index, [name, make]] of large.entries())
    findings.push(...(await judge(`${name} ${index}`, await make(chanceOf(seed)), limited)));
  for (let file = 0; file < files; file += 1) {
    const chance = chanceOf(seed * 100_003 + file);
    findings.push(...(await judge(`seed ${seed}, file ${file}`, await nastyFile(chance), limited)));
  }
  return { files: files + large.length, findings };
}
