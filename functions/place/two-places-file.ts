import type { ResultOf } from "@shanhai/contract/endpoint";
import type { Language } from "@shanhai/contract/problem";
import type * as contract from "@shanhai/contract/two-places";
import type { PlacesTable, SideCounts, TwoPlaces } from "@shanhai/contract/two-places";
import { PLACES_TABLE_WORDS, PLACES_WORDS } from "@shanhai/contract/two-places-words";
import type { Request } from "@shanhai/http/serve";
import { utf8Csv } from "../csv-writer.ts";
import type { Platform } from "../platform.ts";
import { writeXlsx } from "../xlsx-writer.ts";
import { placesFor } from "./two-places.ts";

type Cell = string | number;

/** Head and rows of one table, in words of that language. */
function sheetOf(table: PlacesTable, places: TwoPlaces, language: Language, partner: boolean): Cell[][] {
  const words = PLACES_WORDS[language];
  const [one = "", two = ""] = places.places.map(({ name }) => name);
  const shown = (count: number | undefined) => count ?? words.few;
  if (table === "flows") {
    const head = [words.month, `${one} ${words.arrow} ${two}`, `${two} ${words.arrow} ${one}`];
    return [head, ...places.flows.map(({ month, forth, back }) => [month, shown(forth), shown(back)])];
  }
  if (table === "routes") {
    const named = (name: string) => name || words.unstated;
    const rows = places.routes.map(({ fromName, toName, arrivals }) => [named(fromName), named(toName), arrivals]);
    return [[words.from, words.to, words.arrivals], ...rows];
  }
  const columns = partner ? (["open", "available", "gap"] as const) : (["open", "people", "available", "gap"] as const);
  const sideOf = (side: SideCounts) => columns.map((name) => shown(side[name]));
  const head = [words.occupation, ...[one, two].flatMap((name) => columns.map((column) => `${name} ${words[column]}`))];
  const rows = places.occupations.map(({ occupation, sides }) => [
    occupation || words.unstated,
    ...sides.flatMap(sideOf),
  ]);
  return [head, ...rows, [words.total, ...places.places.flatMap(({ counts }) => sideOf(counts))]];
}

export async function get(
  { act, scope, input }: Request<typeof contract.getTwoPlacesFile>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getTwoPlacesFile>> {
  const { table, format, language, ...query } = input.query;
  const places = await placesFor(scope, query, act, platform);
  const [head = [], ...rows] = sheetOf(table, places, language, scope.kind === "partner");
  const title = PLACES_TABLE_WORDS[language][table];
  const bytes =
    format === "csv"
      ? utf8Csv([head, ...rows])
      : await writeXlsx(
          title,
          [head, ...rows],
          head.map((_, index) => (index === 0 ? { width: 24 } : { width: 20, numFmt: "#,##0" })),
        );
  const names = places.places.map(({ name }) => name).join("-");
  return { fileName: `${title}-${names}.${format}`, content: Buffer.from(bytes).toString("base64") };
}
