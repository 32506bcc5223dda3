import type { Statement, StatementLine } from "@shanhai/contract/statement";
import { kindText, percent, reasonText, ruleText, statusText } from "@shanhai/contract/statement-words";
import { writeXlsx } from "../xlsx-writer.ts";

/** 分 in 元: the nearest double to a decimal of two places, which is how a spreadsheet keeps it too. */
const inYuan = (fen: number) => fen / 100;

const COLUMNS = [
  { width: 12 },
  { width: 16 },
  { width: 20 },
  { width: 18 },
  { width: 60 },
  { width: 16, numFmt: "#,##0.00" },
  { width: 12 },
];

/**
 * The statement as a workbook in Chinese: head, lines, totals. Amounts are numbers in 元, everything else is text.
 */
export async function xlsxOf(statement: Statement, lines: readonly StatementLine[]): Promise<Uint8Array> {
  const { totals, undisputed, disputed, rule } = statement;
  const total = (label: string, fen: number) => [null, null, null, null, label, inYuan(fen)];
  return writeXlsx(
    "结算单",
    [
      ["结算单", statement.statementId],
      ["委托方", statement.enterpriseName],
      ["服务方", statement.agencyName],
      ["订单", statement.orderTitle],
      ["结算期", `${statement.from} 至 ${statement.to}`],
      ["收费规则", `${ruleText(rule, "zh")}；增值税 ${percent(rule.vatRate)}，另计`],
      ["状态", statusText(statement.status, "zh")],
      [],
      ["序号", "求职者", "岗位", "项目", "事由", "金额（元）", "备注"],
      ...lines.map((line, index) => {
        const [kind, reason] = [kindText(line, "zh"), reasonText(line, "zh")];
        const note = line.disputed ? "有争议" : "";
        return [index + 1, line.candidateName, line.positionTitle, kind, reason, inYuan(line.amount), note];
      }),
      total("合计（不含税）", totals.net),
      total(`增值税 ${percent(rule.vatRate)}`, totals.vat),
      total("价税合计", totals.gross),
      ...(disputed > 0 ? [total(`除 ${disputed} 行争议外价税合计`, undisputed.gross)] : []),
    ],
    COLUMNS,
  );
}
