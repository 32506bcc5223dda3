import type { Statement, StatementLine } from "@shanhai/contract/statement";
import { kindText, percent, reasonText, ruleText, statusText } from "@shanhai/contract/statement-words";
import { XlsxStreamWriter } from "hucre/xlsx";

/** 分 in 元: the nearest double to a decimal of two places, which is how a spreadsheet keeps it too. */
const inYuan = (fen: number) => fen / 100;

/**
 * The statement as a workbook in Chinese: head, lines, totals. Amounts are numbers in 元; everything else is written as a
 * text cell, which no spreadsheet takes for a formula whatever it begins with.
 */
export async function xlsxOf(statement: Statement, lines: readonly StatementLine[]): Promise<Uint8Array> {
  const { totals, undisputed, disputed, rule } = statement;
  const sheet = new XlsxStreamWriter({
    name: "结算单",
    columns: [
      { width: 12 },
      { width: 16 },
      { width: 20 },
      { width: 18 },
      { width: 60 },
      { width: 16, numFmt: "#,##0.00" },
      { width: 12 },
    ],
  });
  const total = (label: string, fen: number) => sheet.addRow([null, null, null, null, label, inYuan(fen)]);
  sheet.addRow(["结算单", statement.statementId]);
  sheet.addRow(["委托方", statement.enterpriseName]);
  sheet.addRow(["服务方", statement.agencyName]);
  sheet.addRow(["订单", statement.orderTitle]);
  sheet.addRow(["结算期", `${statement.from} 至 ${statement.to}`]);
  sheet.addRow(["收费规则", `${ruleText(rule, "zh")}；增值税 ${percent(rule.vatRate)}，另计`]);
  sheet.addRow(["状态", statusText(statement.status, "zh")]);
  sheet.addRow([]);
  sheet.addRow(["序号", "求职者", "岗位", "项目", "事由", "金额（元）", "备注"]);
  for (const [index, line] of lines.entries()) {
    const note = line.disputed ? "有争议" : "";
    const [kind, reason] = [kindText(line, "zh"), reasonText(line, "zh")];
    sheet.addRow([index + 1, line.candidateName, line.positionTitle, kind, reason, inYuan(line.amount), note]);
  }
  total("合计（不含税）", totals.net);
  total(`增值税 ${percent(rule.vatRate)}`, totals.vat);
  total("价税合计", totals.gross);
  if (disputed > 0) total(`除 ${disputed} 行争议外价税合计`, undisputed.gross);
  return sheet.finish();
}
