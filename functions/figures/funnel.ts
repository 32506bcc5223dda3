import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/funnel";
import { FUNNEL_STEPS, type Funnel, type FunnelRow } from "@shanhai/contract/funnel";
import { FUNNEL_FILE_WORDS, FUNNEL_SOURCE_WORDS, FUNNEL_STEP_WORDS } from "@shanhai/contract/funnel-words";
import type { Language } from "@shanhai/contract/problem";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { countLines, type FunnelView, funnelOf } from "@shanhai/domain/funnel";
import type { Request } from "@shanhai/http/serve";
import { listEventsBetween } from "@shanhai/store/event";
import { listFunnel } from "@shanhai/store/funnel";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { utf8Csv } from "../csv-writer.ts";
import type { Platform } from "../platform.ts";
import { writeXlsx } from "../xlsx-writer.ts";

type Months = Parameters<typeof listFunnel>[1];

/** An agency's own funnel; or its park's, with what was counted by hand at the park's events besides. */
async function read(
  platform: Platform,
  scope: OwnerScope,
  query: FunnelView & Months,
  today: CalendarDate,
): Promise<Funnel> {
  const [cells, events] = await Promise.all([
    listFunnel(platform.open(scope), query),
    scope.kind === "park" ? listEventsBetween(platform.open(scope), query) : [],
  ]);
  const lines = events.flatMap((event) => countLines(event) ?? []);
  return funnelOf([...cells, ...lines], query, today);
}

export async function get(
  { act, scope, input }: Request<typeof contract.getFunnel>,
  platform: Platform,
): Promise<Funnel> {
  return read(platform, scope, input.query, act.today);
}

function nameOf({ key, name }: FunnelRow, by: FunnelView["by"], language: Language): string {
  if (by === "source") return FUNNEL_SOURCE_WORDS[language][key as keyof (typeof FUNNEL_SOURCE_WORDS)["zh"]];
  return name ?? (by === "place" ? FUNNEL_FILE_WORDS[language].none : key);
}

export async function getFile(
  { act, scope, input }: Request<typeof contract.getFunnelFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getFunnelFile>> {
  const { format, language, ...query } = input.query;
  const { rows, total } = await read(platform, scope, query, act.today);
  const words = FUNNEL_FILE_WORDS[language];
  const columns = [...FUNNEL_STEPS.slice(0, -1), "reached90", "day90"] as const;
  const head = [words[query.by], ...columns.map((step) => FUNNEL_STEP_WORDS[language][step])];
  const body = [
    ...rows.map((row) => [nameOf(row, query.by, language), row] as const),
    [words.total, total] as const,
  ].map(([name, counts]) => [name, ...columns.map((step) => counts[step])]);
  const shown = head.map((_, index) => (index === 0 ? { width: 30 } : { width: 14, numFmt: "#,##0" }));
  const bytes =
    format === "csv"
      ? utf8Csv([head, ...body.map((row) => row.map(String))])
      : await writeXlsx(words.title, [head, ...body], shown);
  return {
    fileName: `${words.title}-${query.from}-${query.to}.${format}`,
    content: Buffer.from(bytes).toString("base64"),
  };
}
