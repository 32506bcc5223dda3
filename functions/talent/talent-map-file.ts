import { CHAIN_WORDS, SEGMENT_WORDS } from "@shanhai/contract/chain-words";
import type { ResultOf } from "@shanhai/contract/endpoint";
import type { Language } from "@shanhai/contract/problem";
import type * as contract from "@shanhai/contract/talent-map";
import type { TalentMap, TalentRow, TalentTable } from "@shanhai/contract/talent-map";
import { TALENT_TABLE_WORDS, TALENT_WORDS } from "@shanhai/contract/talent-map-words";
import type { Request } from "@shanhai/http/serve";
import { utf8Csv } from "../csv-writer.ts";
import type { Platform } from "../platform.ts";
import { writeXlsx } from "../xlsx-writer.ts";
import { mapFor } from "./talent-map.ts";

type Cell = string | number;

/** Head and rows of one table, in words of that language. */
function sheetOf(table: TalentTable, map: TalentMap, language: Language, agency: boolean): Cell[][] {
  const words = TALENT_WORDS[language];
  const known = (count: number | undefined) => count ?? words.few;
  const rest = (row: TalentRow): Cell[] => {
    if (table === "months") return row.trend;
    if (table === "divisions") return row.places;
    const pay = row.medianPay === undefined ? "" : row.medianPay / 100;
    const counts = [
      row.positions,
      row.open,
      row.demanded,
      known(row.filled),
      known(row.available),
      known(row.gap),
      pay,
    ];
    return agency ? [...counts, row.own ?? 0] : counts;
  };
  const columns = ["positions", "open", "demanded", "filled", "available", "gap", "medianPay"] as const;
  const heads = {
    occupations: [...columns, ...(agency ? (["own"] as const) : [])].map((column) => words[column]),
    months: map.months,
    divisions: map.divisions.map(({ name }) => name),
  };
  const rows = map.chains.flatMap(({ chain, segments }) =>
    segments.flatMap(({ segment, occupations }) =>
      occupations.map((row): Cell[] => [
        CHAIN_WORDS[language][chain],
        SEGMENT_WORDS[language][segment],
        row.occupation,
        ...rest(row),
      ]),
    ),
  );
  return [[words.chain, words.segment, words.occupation, ...heads[table]], ...rows];
}

export async function get(
  { act, scope, input }: Request<typeof contract.getTalentMapFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getTalentMapFile>> {
  const { table, format, language, ...query } = input.query;
  const map = await mapFor(scope, query, act, platform);
  const [head = [], ...rows] = sheetOf(table, map, language, scope.kind === "tenant");
  const title = TALENT_TABLE_WORDS[language][table];
  const widths = head.map((_, index) => (index < 3 ? { width: 20 } : { width: 14, numFmt: "#,##0" }));
  const bytes = format === "csv" ? utf8Csv([head, ...rows]) : await writeXlsx(title, [head, ...rows], widths);
  return { fileName: `${title}-${map.division}.${format}`, content: Buffer.from(bytes).toString("base64") };
}
