import { REGISTRANT_KINDS, type RegistrantKind } from "@shanhai/contract/event";
import type { EventOutcome, EventReport } from "@shanhai/contract/event-outcome";
import {
  attendanceRate,
  EVENT_KIND_WORDS,
  EVENT_STATUS_WORDS,
  findingText,
  REPORT_STEP_WORDS,
  stepText,
  whenText,
} from "@shanhai/contract/event-words";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { PAGE, PdfPage, pdfFile, textWidth, wrap } from "../pdf.ts";

const LEFT = PAGE.margin;
const RIGHT = PAGE.width - PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin - 20;
const BARS = 130;
const LEADING = 16;

const REGISTRANTS: Record<RegistrantKind, string> = { agency: "机构", enterprise: "企业", person: "个人" };

/** The report of an event on A4, in Chinese: its finding, the funnel as bars and as figures, attendance, and the lines behind it. */
export function reportPdf(
  report: EventReport,
  { parkName, lines, today }: { parkName: string; lines: readonly EventOutcome[]; today: CalendarDate },
): Uint8Array {
  const { event, steps, besides } = report;
  const pages: PdfPage[] = [new PdfPage()];
  let page = pages[0] as PdfPage;
  let y: number = PAGE.margin;

  function room(height: number): void {
    if (y + height <= BOTTOM) return;
    page = new PdfPage();
    pages.push(page);
    y = PAGE.margin;
  }
  function paragraph(text: string, size: number): void {
    for (const line of wrap(text, size, RIGHT - LEFT)) {
      room(size * 1.6);
      y += size * 1.6;
      page.text(line, LEFT, y, size);
    }
  }
  function heading(text: string): void {
    room(60);
    y += 18;
    paragraph(text, 13);
    y += 6;
    page.rule(LEFT, RIGHT, y);
  }
  function row(cells: readonly (readonly [text: string, x: number])[]): void {
    room(LEADING);
    y += LEADING;
    for (const [text, x] of cells) page.text(text, x, y, 10);
  }

  paragraph(event.title, 18);
  y += 4;
  paragraph(
    `${EVENT_KIND_WORDS.zh[event.kind]} · ${whenText(event, "zh")} · ${event.place} · ${EVENT_STATUS_WORDS.zh[event.status]}`,
    10,
  );
  paragraph(event.organiser ?? parkName, 10);

  heading(findingText(report, "zh") ?? "还没有登记成果");
  y += 6;
  const most = Math.max(1, ...steps.map(({ count }) => count));
  for (const { step, count } of steps) {
    room(26);
    const width = ((RIGHT - BARS - 70) * count) / most;
    page.text(REPORT_STEP_WORDS.zh[step], LEFT, y + 15, 10);
    page.bar(BARS, y + 2, Math.max(1, width), 18, 0.45);
    page.text(String(count), BARS + width + 8, y + 15, 10);
    y += 26;
  }
  if (besides.length > 0)
    paragraph(`另有：${besides.map(({ step, count }) => stepText(step, count, event, "zh")).join("，")}`, 10);

  const rate = attendanceRate(event);
  heading(rate === undefined ? "到场率还没有统计" : `到场率 ${rate}%，到场 ${event.attendedPeople} 人`);
  row([
    ["", LEFT],
    ["报名", 160],
    ["到场", 240],
  ]);
  for (const kind of REGISTRANT_KINDS.filter((one) => event.registered[one] > 0)) {
    row([
      [REGISTRANTS[kind], LEFT],
      [String(event.registered[kind]), 160],
      [String(event.attended[kind]), 240],
    ]);
  }
  row([[`候补 ${event.waiting}　已取消 ${event.withdrawn}`, LEFT]]);

  if (lines.length > 0) {
    heading("登记明细");
    for (const { metric, count, note = "" } of lines) {
      const [first = "", ...rest] = wrap(note.replace(/\s+/g, " "), 10, RIGHT - 240);
      row([
        [REPORT_STEP_WORDS.zh[metric], LEFT],
        [String(count), 160],
        [first, 240],
      ]);
      for (const more of rest) row([[more, 240]]);
    }
  }

  for (const [index, one] of pages.entries()) {
    const foot = `${parkName}　${today} 制表　第 ${index + 1} 页，共 ${pages.length} 页`;
    one.text(foot, (PAGE.width - textWidth(foot, 8)) / 2, PAGE.height - 24, 8);
  }
  return pdfFile(pages, `活动成果 ${event.title}`);
}
