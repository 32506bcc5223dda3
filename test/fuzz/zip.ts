import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  content: Uint8Array;
}

/** A ZIP archive (APPNOTE 6.3) of our own making, so that it can lie: of each entry it says that it unpacks to `claimed` bytes. */
export function zip(entries: readonly ZipEntry[], claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const said = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimed ?? content.length, 18);
    head.writeUInt16LE(said.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, said, packed]);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), head, attributes, said]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, Buffer.from("PK\u0005\u0006"), end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

/**
 * A workbook of one sheet, whose XML may be anything (ECMA-376-1, 18.3); further entries stand behind it. Each may be said to
 * unpack to `claimed` bytes.
 */
export function workbook(sheet: Uint8Array | string, further: readonly ZipEntry[] = [], claimed?: number): Buffer {
  const types = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`;
  const rels = (...targets: [string, string][]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const entries = [
    { name: "[Content_Types].xml", content: xml(types) },
    { name: "_rels/.rels", content: xml(rels(["officeDocument", "xl/workbook.xml"])) },
    { name: "xl/workbook.xml", content: xml(book) },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: xml(rels(["worksheet", "worksheets/sheet1.xml"], ["sharedStrings", "sharedStrings.xml"])),
    },
    { name: "xl/worksheets/sheet1.xml", content: typeof sheet === "string" ? xml(sheet) : sheet },
    ...further,
  ];
  return zip(entries, claimed);
}

/** The XML of a sheet with these rows, each the XML of its cells. */
export const sheetOf = (rows: string) => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

export const sharedStrings = (items: string): ZipEntry => ({
  name: "xl/sharedStrings.xml",
  content: xml(`<sst xmlns="${MAIN}">${items}</sst>`),
});
