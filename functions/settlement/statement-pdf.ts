import type { Statement, StatementLine } from "@shanhai/contract/statement";
import { kindText, percent, reasonText, ruleText, statusText, yuan } from "@shanhai/contract/statement-words";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { PAGE, PdfPage, pdfFile, textWidth, wrap } from "../pdf.ts";

const RIGHT = PAGE.width - PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin - 20;
const SIZE = 9;
const LEADING = 13;

/** Left edge and width of each column, in points. */
const COLUMNS = [
  { title: "序号", x: PAGE.margin, width: 30 },
  { title: "求职者", x: 70, width: 64 },
  { title: "岗位", x: 144, width: 76 },
  { title: "项目", x: 230, width: 78 },
  { title: "事由", x: 312, width: 164 },
  { title: "金额（元）", x: 488, width: RIGHT - 488 },
] as const;

/** The statement on A4 pages in Chinese: both parties, the rule, every line with its reason, totals with VAT. */
export function pdfOf(statement: Statement, lines: readonly StatementLine[]): Uint8Array {
  const pages: PdfPage[] = [];
  let page = new PdfPage();
  let y = 0;

  const right = (text: string, foot: number, size = SIZE) => page.text(text, RIGHT - textWidth(text, size), foot, size);

  function tableHead(): void {
    page.rule(PAGE.margin, RIGHT, y);
    y += LEADING;
    for (const { title, x } of COLUMNS.slice(0, -1)) page.text(title, x, y, SIZE);
    right(COLUMNS[5].title, y);
    y += 5;
    page.rule(PAGE.margin, RIGHT, y);
  }

  function turn(): void {
    page = new PdfPage();
    pages.push(page);
    y = PAGE.margin;
  }

  function row(cells: readonly string[]): void {
    const wrapped = cells.map((cell, index) => wrap(cell, SIZE, COLUMNS[index]?.width ?? 0));
    const height = Math.max(...wrapped.map((cell) => cell.length)) * LEADING + 3;
    if (y + height > BOTTOM) {
      turn();
      tableHead();
    }
    for (const [index, cell] of wrapped.entries()) {
      for (const [line, text] of cell.entries()) {
        const foot = y + (line + 1) * LEADING;
        if (index === 5) right(text, foot);
        else page.text(text, COLUMNS[index]?.x ?? 0, foot, SIZE);
      }
    }
    y += height;
  }

  function head(): void {
    turn();
    const title = "结算单";
    page.text(title, (PAGE.width - textWidth(title, 18)) / 2, y + 18, 18);
    y += 44;
    const { rule } = statement;
    const facts = [
      ["委托方", statement.enterpriseName],
      ["服务方", statement.agencyName],
      ["订单", statement.orderTitle],
      ["结算期", `${statement.from} 至 ${statement.to}`],
      ["收费规则", `${ruleText(rule, "zh")}；增值税 ${percent(rule.vatRate)}，另计`],
      ["编号", statement.statementId],
      ["制表", `${shanghaiDate(new Date(statement.createdAt))}　${statusText(statement.status, "zh")}`],
    ] as const;
    for (const [label, value] of facts) {
      page.text(label, PAGE.margin, y, 10);
      for (const line of wrap(value, 10, RIGHT - 110)) {
        page.text(line, 110, y, 10);
        y += 16;
      }
    }
    y += 4;
  }

  function totals(): void {
    const { totals: all, undisputed, disputed, rule } = statement;
    const sums = [
      ["合计（不含税）", all.net],
      [`增值税 ${percent(rule.vatRate)}`, all.vat],
      ["价税合计", all.gross],
      ...(disputed > 0 ? [[`除 ${disputed} 行争议外价税合计`, undisputed.gross] as const] : []),
    ] as const;
    // Totals and the places to sign stay together.
    if (y + sums.length * 16 + 90 > BOTTOM) turn();
    page.rule(PAGE.margin, RIGHT, y + 2);
    y += 4;
    for (const [label, fen] of sums) {
      y += 16;
      page.text(label, 312, y, 10);
      right(yuan(fen), y, 10);
    }
    y += 50;
    page.text("委托方（盖章）：", PAGE.margin, y, 10);
    page.text("服务方（盖章）：", 312, y, 10);
    y += 24;
    page.text("日期：", PAGE.margin, y, 10);
    page.text("日期：", 312, y, 10);
  }

  head();
  tableHead();
  for (const [index, line] of lines.entries()) {
    const reason = `${reasonText(line, "zh")}${line.disputed ? "（有争议）" : ""}`;
    row([`${index + 1}`, line.candidateName, line.positionTitle, kindText(line, "zh"), reason, yuan(line.amount)]);
  }
  totals();
  for (const [index, one] of pages.entries()) {
    const foot = `第 ${index + 1} 页，共 ${pages.length} 页`;
    one.text(foot, (PAGE.width - textWidth(foot, 8)) / 2, PAGE.height - 24, 8);
  }
  return pdfFile(pages, `结算单 ${statement.orderTitle} ${statement.from} 至 ${statement.to}`);
}
