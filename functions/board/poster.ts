import { POSTER_WORDS } from "@shanhai/contract/job-words";
import type { PosterFormat } from "@shanhai/contract/posting-source";
import type { Language } from "@shanhai/contract/problem";
import { encode } from "uqr";
import { PAGE, PdfPage, pdfFile, textWidth, wrap } from "../pdf.ts";

/** What a poster says; the code leads to `url`. */
export interface PosterContent {
  /** Who offers: the park, or the agency. */
  from: string;
  title: string;
  /** In large letters: what a job pays. */
  pay?: string;
  facts: readonly string[];
  /** Where it hangs. */
  place?: string | undefined;
  url: string;
}

interface Line {
  text: string;
  size: number;
  /** Of the letters' foot, in points below the top. */
  y: number;
}

interface Layout {
  lines: Line[];
  /** The code's dark parts, in points from the top left corner. */
  bars: { x: number; y: number; width: number; height: number }[];
}

const WIDTH = PAGE.width - 2 * PAGE.margin;
/** 11.6 cm: read from two steps away. */
const CODE = 330;
/** A4 has room for no more. */
const MOST_TITLE = 2;
const MOST_FACTS = 4;

/** No more lines than there is room for; the last says that it was cut. */
function cut(lines: readonly string[], most: number): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`];
}

function codeBars(url: string, x: number, y: number): Layout["bars"] {
  const { data, size } = encode(url, { ecc: "M", border: 0 });
  const step = CODE / size;
  return data.flatMap((row, at) => {
    const bars: Layout["bars"] = [];
    for (let start = 0; start < row.length; start += 1) {
      if (!row[start]) continue;
      let end = start;
      while (row[end]) end += 1;
      bars.push({ x: x + start * step, y: y + at * step, width: (end - start) * step, height: step });
      start = end;
    }
    return bars;
  });
}

/** Everything centred on one A4 page, whatever it is written as. */
function layOut(content: PosterContent, language: Language): Layout {
  const t = POSTER_WORDS[language];
  const lines: Line[] = [];
  let y: number = PAGE.margin + 10;
  const put = (text: string, size: number, gap = 1.45) => {
    y += size * gap;
    lines.push({ text, size, y });
  };
  put(content.from, 18);
  y += 14;
  for (const line of cut(wrap(content.title, 46, WIDTH), MOST_TITLE)) put(line, 46, 1.25);
  if (content.pay) put(content.pay, 34);
  y += 4;
  const facts = content.facts.flatMap((fact) => wrap(fact, 17, WIDTH));
  for (const line of cut(facts, MOST_FACTS)) put(line, 17, 1.5);
  y += 26;
  const bars = codeBars(content.url, (PAGE.width - CODE) / 2, y);
  y += CODE + 8;
  put(t.ask, 26);
  put(t.help, 15, 1.7);
  const foot = [t.free, ...(content.place ? [`${t.at}${content.place}`] : [])].join("　");
  lines.push({ text: foot, size: 11, y: PAGE.height - PAGE.margin + 6 });
  return { lines, bars };
}

const MARKS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? "");
const rounded = (value: number) => Number(value.toFixed(2));

function svgFile({ lines, bars }: Layout, title: string): string {
  const { width, height } = PAGE;
  const squares = bars
    .map(
      (bar) =>
        `M${rounded(bar.x)} ${rounded(bar.y)}h${rounded(bar.width)}v${rounded(bar.height)}h-${rounded(bar.width)}z`,
    )
    .join("");
  const texts = lines.map(
    ({ text, size, y }) => `<text x="${width / 2}" y="${rounded(y)}" font-size="${size}">${escaped(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<g text-anchor="middle" font-family="'Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif">`,
    ...texts,
    "</g>",
    `<path d="${squares}" shape-rendering="crispEdges"/>`,
    "</svg>",
  ].join("\n");
}

function pdfPage({ lines, bars }: Layout, title: string): Uint8Array {
  const page = new PdfPage();
  for (const { text: shown, size, y } of lines) {
    // The dash of a range would be set as wide as a Chinese character.
    const text = shown.replaceAll("–", "-");
    page.text(text, (PAGE.width - textWidth(text, size)) / 2, y, size);
  }
  // A hair of overlap: viewers that smooth edges would draw light lines between the rows.
  for (const { x, y, width, height } of bars) page.bar(x, y, width, height + 0.1, 0);
  return pdfFile([page], title);
}

/** A poster of one A4 page as a file: `content` is base64. */
export function posterFile(
  content: PosterContent,
  { format, language }: { format: PosterFormat; language: Language },
): { fileName: string; content: string } {
  const name = [content.title, content.place]
    .filter(Boolean)
    .join(" ")
    .replace(/[\\/:*?"<>|\s]+/g, " ");
  const layout = layOut(content, language);
  const file = format === "svg" ? Buffer.from(svgFile(layout, name)) : Buffer.from(pdfPage(layout, name));
  return { fileName: `${name}.${format}`, content: file.toString("base64") };
}
