import { deflateSync } from "node:zlib";

/** A4 in points. */
export const PAGE = { width: 595, height: 842, margin: 40 } as const;

/** Helvetica's advance widths for U+0020 to U+007E, in thousandths (Adobe's core 14 metrics). */
const HELVETICA = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

const isLatin = (char: string) => char >= " " && char <= "~";
const widthOf = (char: string) => (isLatin(char) ? (HELVETICA[char.charCodeAt(0) - 32] ?? 500) : 1000);

/** How wide a text is at a size, in points. */
export function textWidth(text: string, size: number): number {
  return ([...text].reduce((sum, char) => sum + widthOf(char), 0) * size) / 1000;
}

/** Marks that no line begins with: they hang over its end instead. */
const CLOSING = /[，。、；：）》”’！？)]/;

/** The text in lines no wider than so many points; Chinese breaks anywhere, and so do words here. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [""];
  for (const char of text) {
    const line = `${lines.at(-1)}${char}`;
    if (textWidth(line, size) > width && lines.at(-1) !== "" && !CLOSING.test(char)) lines.push(char);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&");
const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");
const rounded = (value: number) => Number(value.toFixed(2));

/** What is drawn on one page, from its top left corner down. */
export class PdfPage {
  readonly #parts: string[] = [];

  /** Text whose first line's foot is `y` points below the top. Latin is set in Helvetica, everything else in the Song face. */
  text(text: string, x: number, y: number, size: number): void {
    let left = x;
    for (const run of text.match(/[ -~]+|[^ -~]+/g) ?? []) {
      const [font, shown] = isLatin(run[0] ?? "") ? ["L", `(${escaped(run)})`] : ["C", `<${utf16(run)}>`];
      this.#parts.push(`BT /${font} ${size} Tf ${rounded(left)} ${rounded(PAGE.height - y)} Td ${shown} Tj ET`);
      left += textWidth(run, size);
    }
  }

  /** A hair line across, from `x` to `to`. */
  rule(x: number, to: number, y: number): void {
    const height = rounded(PAGE.height - y);
    this.#parts.push(`0.5 w ${rounded(x)} ${height} m ${rounded(to)} ${height} l S`);
  }

  /** A bar whose top left corner is there, in a shade from 0 (black) to 1. */
  bar(x: number, y: number, width: number, height: number, shade: number): void {
    const foot = rounded(PAGE.height - y - height);
    this.#parts.push(`${shade} g ${rounded(x)} ${foot} ${rounded(width)} ${height} re f 0 g`);
  }

  get content(): string {
    return this.#parts.join("\n");
  }
}

/**
 * A PDF 1.5 file of these pages. Chinese is set in STSong-Light by the predefined CMap UniGB-UTF16-H, which viewers supply
 * with Adobe's GB1 characters (ISO 32000-1, 9.7.5.2): an embedded font would be larger than the whole function may be.
 */
export function pdfFile(pages: readonly PdfPage[], title: string): Uint8Array {
  const objects: (string | Uint8Array)[] = [];
  const add = (content: string | Uint8Array) => objects.push(content);
  const FIRST_PAGE = 7;
  const kids = pages.map((_, index) => `${FIRST_PAGE + index * 2} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [5 0 R] >>");
  add(
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
  );
  add(`<< /Title <feff${utf16(title)}> /Producer (Shanhai) >>`);
  for (const [index, page] of pages.entries()) {
    const { width, height } = PAGE;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /L 3 0 R /C 4 0 R >> >> /Contents ${FIRST_PAGE + index * 2 + 1} 0 R >>`,
    );
    const content = deflateSync(page.content);
    add(
      Buffer.concat([
        Buffer.from(`<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
        content,
        Buffer.from("\nendstream"),
      ]),
    );
  }
  const parts: Buffer[] = [];
  let size = 0;
  const write = (content: string | Uint8Array) => {
    const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : Buffer.from(content);
    parts.push(bytes);
    size += bytes.length;
  };
  write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
  const offsets = objects.map((content, index) => {
    const offset = size;
    write(`${index + 1} 0 obj\n`);
    write(content);
    write("\nendobj\n");
    return offset;
  });
  const start = size;
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) write(`${String(offset).padStart(10, "0")} 00000 n \n`);
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
