import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { ChainOrNone } from "@shanhai/contract/chain";
import type { ChainForecast, ChainLine } from "@shanhai/contract/forecast";
import type { Instant } from "@shanhai/contract/scalar";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { forecastKey } from "./keys/partner.ts";
import { getRecord, type Table } from "./table.ts";

/** A park's chains in a line each, as they were computed one night. */
export interface ForecastLines {
  computedAt: Instant;
  chains: ChainLine[];
}

/**
 * Keeps a park's forecast in place of the one before: each chain, and last their lines. Of the same months the same comes out, so
 * that two runs at once, or one that was cut short and runs again, end the same.
 */
export async function putForecast(
  table: Table<ParkScope>,
  forecasts: readonly ChainForecast[],
  lines: ForecastLines,
): Promise<void> {
  const put = (chain: ChainOrNone | "all", record: object) =>
    table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...forecastKey(table.scope, chain), ...record } }),
    );
  await Promise.all(forecasts.map((forecast) => put(forecast.chain, forecast)));
  await put("all", lines);
}

export async function getForecastLines(table: Table<ParkScope>): Promise<ForecastLines | undefined> {
  return getRecord(table, forecastKey(table.scope, "all"));
}

export async function getChainForecast(
  table: Table<ParkScope>,
  chain: ChainOrNone,
): Promise<ChainForecast | undefined> {
  return getRecord(table, forecastKey(table.scope, chain));
}
