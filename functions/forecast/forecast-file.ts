import { CHAIN_WORDS } from "@shanhai/contract/chain-words";
import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/forecast";
import {
  type ChainForecast,
  type DemandForecast,
  type ForecastSeries,
  type ForecastTable,
  OTHERS,
} from "@shanhai/contract/forecast";
import { FORECAST_TABLE_WORDS, FORECAST_WORDS } from "@shanhai/contract/forecast-words";
import type { Language } from "@shanhai/contract/problem";
import { laterMonth } from "@shanhai/domain/calendar";
import { UNSTATED } from "@shanhai/domain/within";
import type { Request } from "@shanhai/http/serve";
import { utf8Csv } from "../csv-writer.ts";
import type { Platform } from "../platform.ts";
import { writeXlsx } from "../xlsx-writer.ts";
import { forecastFor } from "./forecast.ts";

type Cell = string | number;

/** Head and rows of one table, in words of that language. */
function sheetOf(
  forecast: ChainForecast,
  names: DemandForecast["divisionNames"],
  table: ForecastTable,
  language: Language,
): Cell[][] {
  const words = FORECAST_WORDS[language];
  const months = forecast.whole.next.map(({ month }) => month);
  const named = (key: string) =>
    key === OTHERS ? words.others : key === UNSTATED || key === "" ? words.unstated : key;
  const placed = (key: string) => (key === OTHERS || key === UNSTATED ? named(key) : (names[key] ?? key));
  if (table === "cells") {
    const head = [words.occupation, words.division, words.recent, ...months];
    return [
      head,
      ...forecast.cells.map((one) => [named(one.occupation), placed(one.division), one.recent, ...one.next]),
    ];
  }
  const shown = forecast.whole.history.map((_, index) => laterMonth(forecast.firstShown, index));
  const ahead = months.flatMap((month) => [month, `${month} ${words.low}`, `${month} ${words.high}`]);
  const row = (name: string, { history, next }: ForecastSeries) => [
    name,
    ...history,
    ...next.flatMap(({ value, low, high }) => [value, low ?? "", high ?? ""]),
  ];
  const name = table === "occupations" ? named : placed;
  return [
    [table === "occupations" ? words.occupation : words.division, ...shown, ...ahead],
    ...forecast[table].map((one) => row(name(one.key), one)),
    row(words.total, forecast.whole),
  ];
}

export async function get(
  { scope, input }: Request<typeof contract.getForecastFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getForecastFile>> {
  const { chain, table, format, language } = input.query;
  const { forecast, divisionNames } = await forecastFor(scope, chain, platform);
  const [head = [], ...rows] = forecast ? sheetOf(forecast, divisionNames, table, language) : [];
  const title = FORECAST_TABLE_WORDS[language][table];
  const columns = head.map((_, index) => (index === 0 ? { width: 24 } : { width: 14, numFmt: "#,##0" }));
  const bytes = format === "csv" ? utf8Csv([head, ...rows]) : await writeXlsx(title, [head, ...rows], columns);
  const of = forecast ? `-${CHAIN_WORDS[language][forecast.chain]}` : "";
  return { fileName: `${title}${of}.${format}`, content: Buffer.from(bytes).toString("base64") };
}
