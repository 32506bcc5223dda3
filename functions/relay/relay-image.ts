import { monthlyPay } from "@shanhai/contract/job-words";
import type { Language } from "@shanhai/contract/problem";
import type { RelayItem } from "@shanhai/contract/relay";
import { HANDOUT_WORDS } from "@shanhai/contract/relay-words";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import { monthNumber } from "@shanhai/domain/relay";
import { codeBars, escaped, FONTS, squaresOf } from "../board/poster.ts";
import { wrap } from "../pdf.ts";

/** As wide as phones show pictures; the code below is read from the next phone. */
const WIDTH = 1080;
const EDGE = 64;
const CODE = 340;
/** More would make letters that nobody reads on a phone. */
const MOST_JOBS = 10;
const JOB = 148;
const HEAD = 210;

type Job = Pick<RelayItem, "title" | "enterpriseName" | "payMin" | "payMax" | "place" | "open">;

const cut = (text: string, size: number, width: number) => {
  const [first = "", ...rest] = wrap(text, size, width);
  return rest.length > 0 ? `${first.slice(0, -1)}…` : first;
};

/** A relay as a picture for messaging groups: what is offered, and the code of its page. SVG, base64. */
export function relayImage(
  language: Language,
  { stationName, month, url }: { stationName: string; month: CalendarMonth; url: string },
  jobs: readonly Job[],
): { fileName: string; content: string } {
  const t = HANDOUT_WORDS[language];
  const title = t.title(stationName, monthNumber(month));
  const shown = jobs.slice(0, MOST_JOBS);
  const foot = HEAD + shown.length * JOB + (jobs.length > shown.length ? 60 : 0) + 30;
  const height = foot + CODE + 2 * EDGE;
  const text = (words: string, x: number, y: number, size: number, fill: string, more = "") =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escaped(words)}</text>`;
  const right = ` text-anchor="end"`;
  const bold = ` font-weight="600"`;
  const rows = shown.flatMap((job, index) => {
    const y = HEAD + index * JOB;
    const pay = monthlyPay(language, job.payMin, job.payMax);
    return [
      `<path d="M${EDGE} ${y}H${WIDTH - EDGE}" stroke="#d8e0e4" stroke-width="2"/>`,
      text(cut(job.title, 40, 520), EDGE, y + 64, 40, "#1c252b", bold),
      text(pay, WIDTH - EDGE, y + 64, 38, "#a33b12", bold + right),
      text(cut(`${job.enterpriseName} · ${job.place}`, 28, 720), EDGE, y + 114, 28, "#586670"),
      text(t.seats(job.open), WIDTH - EDGE, y + 114, 28, "#586670", right),
    ];
  });
  const bars = codeBars(url, EDGE + 20, foot + EDGE + 20, CODE - 40);
  const beside = EDGE + CODE + 44;
  const width = WIDTH - beside - EDGE;
  const content = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<rect width="${WIDTH}" height="${HEAD - 30}" fill="#12697a"/>`,
    `<g font-family="${FONTS}">`,
    text(cut(title, 52, WIDTH - 2 * EDGE), EDGE, 84, 52, "#fff", bold),
    text(t.free, EDGE, 142, 32, "#d5e8ec"),
    ...rows,
    jobs.length > shown.length
      ? text(t.others(jobs.length - shown.length), EDGE, HEAD + shown.length * JOB + 50, 30, "#12697a", bold)
      : "",
    `<rect y="${foot}" width="${WIDTH}" height="${height - foot}" fill="#eef4f5"/>`,
    `<rect x="${EDGE}" y="${foot + EDGE}" width="${CODE}" height="${CODE}" fill="#fff"/>`,
    ...wrap(t.ask, 44, width).map((line, at) => text(line, beside, foot + EDGE + 120 + at * 60, 44, "#1c252b", bold)),
    text(cut(stationName, 30, width), beside, foot + EDGE + CODE - 60, 30, "#586670"),
    "</g>",
    `<path d="${squaresOf(bars)}" shape-rendering="crispEdges"/>`,
    "</svg>",
  ].join("\n");
  const fileName = `${title.replace(/[\\/:*?"<>|\s]+/g, " ")}.svg`;
  return { fileName, content: Buffer.from(content).toString("base64") };
}
