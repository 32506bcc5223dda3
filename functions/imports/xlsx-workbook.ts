import { posix } from "node:path";
import { NAMES, XmlTags } from "./xml-tags.ts";
import { unpack, type ZipEntry } from "./zip-file.ts";

/** What the cells of a workbook lean on, and where its sheets are. */
export interface Workbook {
  sheets: readonly (ZipEntry | undefined)[];
  /** Texts that cells name by number. */
  texts: readonly string[];
  /** Whether a style shows numbers as dates. */
  dates: readonly boolean[];
  /** Days are counted from 1904, as old programs on the Macintosh did. */
  from1904: boolean;
}

type Files = ReadonlyMap<string, ZipEntry>;

/** Every tag of a file, piece by piece; ends where `visit` returns true. */
export async function eachTag(entry: ZipEntry, visit: (tags: XmlTags) => boolean | undefined): Promise<void> {
  const tags = new XmlTags();
  for await (const piece of unpack(entry)) {
    tags.feed(piece);
    while (tags.next()) if (visit(tags)) return;
  }
}

/** Opening tags of that name, in a file that may not be there. */
async function eachOpening(
  entry: ZipEntry | undefined,
  visit: (name: string, attribute: (name: string) => string | undefined) => void,
): Promise<void> {
  if (!entry) return;
  await eachTag(entry, (tags) => {
    if (!tags.closing) visit(tags.localName(), (name) => tags.attribute(name));
    return false;
  });
}

/** Where the parts that belong to one part are, by their relationship's id and by its kind (ECMA-376-2, 9.3). */
async function relationsOf(files: Files, path: string) {
  const { dir, base } = posix.parse(path);
  const byId = new Map<string, string>();
  const byKind = new Map<string, string>();
  await eachOpening(files.get(posix.join(dir, "_rels", `${base}.rels`)), (name, attribute) => {
    if (name !== "Relationship") return;
    const target = posix.resolve("/", dir, attribute("Target") ?? "").slice(1);
    byId.set(attribute("Id") ?? "", target);
    byKind.set(posix.basename(attribute("Type") ?? ""), target);
  });
  return { byId, byKind };
}

async function readTexts(entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!entry) return texts;
  let [text, phonetic] = ["", false];

  function takePlain(tags: XmlTags): void {
    for (let plain = tags.sharedString(); plain !== undefined; plain = tags.sharedString()) texts.push(plain);
  }

  await eachTag(entry, (tags) => {
    const { name, closing, empty } = tags;
    if (name === NAMES.t) {
      if (closing && !phonetic) text += tags.text();
    } else if (name === NAMES.si) {
      if (closing || empty) texts.push(text);
      text = "";
    } else if (name === NAMES.rPh) phonetic = !closing && !empty;
    if (closing || name !== NAMES.si) takePlain(tags);
    return false;
  });
  return texts;
}

/** Formats that every program knows by number and that show dates (18.8.30), those of East Asia too. */
const isDateNumber = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format shows dates or times: letters of days, months, years, hours outside of quotes, colours and languages. */
const isDateFormat = (code: string) =>
  /[ydhs]|m{3}|上午/i.test(code.replace(/"[^"]*"|\\.|[*_].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, ""));

async function readDateStyles(entry: ZipEntry | undefined): Promise<boolean[]> {
  const dates: boolean[] = [];
  const formats = new Map<number, boolean>();
  let inStyles = false;
  await eachOpening(entry, (name, attribute) => {
    if (name === "numFmt") formats.set(Number(attribute("numFmtId")), isDateFormat(attribute("formatCode") ?? ""));
    else if (name === "xf") {
      const id = Number(attribute("numFmtId"));
      if (inStyles) dates.push(formats.get(id) ?? isDateNumber(id));
      // Before the cells' styles stand those of named styles.
    } else if (name === "cellXfs") inStyles = true;
  });
  return dates;
}

/** Opens a workbook's parts but its sheets. Throws where one is missing or cannot be unpacked. */
export async function openWorkbook(entries: readonly ZipEntry[]): Promise<Workbook> {
  const files: Files = new Map(entries.map((entry) => [entry.name, entry]));
  const path = (await relationsOf(files, "")).byKind.get("officeDocument") ?? "";
  const { byId, byKind } = await relationsOf(files, path);
  const sheets: (ZipEntry | undefined)[] = [];
  let from1904 = false;
  await eachOpening(files.get(path), (name, attribute) => {
    if (name === "workbookPr") from1904 = /^(1|true)$/.test(attribute("date1904") ?? "");
    else if (name === "sheet") sheets.push(files.get(byId.get(attribute("id") ?? "") ?? ""));
  });
  if (sheets.length === 0) throw new Error("A workbook without sheets");
  const part = (kind: string) => files.get(byKind.get(kind) ?? "");
  const [texts, dates] = await Promise.all([readTexts(part("sharedStrings")), readDateStyles(part("styles"))]);
  return { sheets, texts, dates, from1904 };
}
