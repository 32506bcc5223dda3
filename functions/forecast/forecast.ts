import type { ChainOrNone } from "@shanhai/contract/chain";
import type * as contract from "@shanhai/contract/forecast";
import type { DemandForecast } from "@shanhai/contract/forecast";
import { namesOf } from "@shanhai/domain/division";
import type { Request } from "@shanhai/http/serve";
import { getChainForecast, getForecastLines } from "@shanhai/store/forecast";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** What was computed in the night, of the chain that is asked for or of the first: sums of the whole park, for its agencies too. */
export async function forecastFor(
  scope: ParkScope | TenantScope,
  asked: ChainOrNone | undefined,
  platform: Platform,
): Promise<DemandForecast> {
  const table = platform.open(scope.kind === "park" ? scope : mintParkScope(scope.parkId));
  const lines = await getForecastLines(table);
  if (!lines) return { chains: [], divisionNames: {} };
  const chain = asked ?? lines.chains[0]?.chain;
  const forecast = chain && (await getChainForecast(table, chain));
  const named = forecast?.divisions.flatMap(({ key }) => {
    const name = namesOf(key)?.at(-1);
    return name ? [[key, name] as const] : [];
  });
  return { ...lines, ...(forecast ? { forecast } : {}), divisionNames: Object.fromEntries(named ?? []) };
}

export async function get(
  { scope, input }: Request<typeof contract.getForecast>,
  platform: Platform,
): Promise<DemandForecast> {
  return forecastFor(scope, input.query.chain, platform);
}
