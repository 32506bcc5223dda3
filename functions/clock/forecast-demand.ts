import type { CalendarDate } from "@shanhai/contract/scalar";
import { instant, laterMonth, monthOf } from "@shanhai/domain/calendar";
import { forecastPark, LEARNT_MONTHS, linesOf } from "@shanhai/domain/forecast-demand";
import { putForecast } from "@shanhai/store/forecast";
import type { Table } from "@shanhai/store/table";
import { listDemanded } from "@shanhai/store/talent";
import type { ParkScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** Forecasts what the park's agencies will be asked for, from the months that are over. */
export async function forecastDemand(platform: Platform, park: Table<ParkScope>, today: CalendarDate): Promise<void> {
  const present = monthOf(today);
  const cells = await listDemanded(park, laterMonth(present, -LEARNT_MONTHS), laterMonth(present, -1));
  const forecasts = forecastPark(cells, present);
  await putForecast(park, forecasts, { computedAt: instant(platform.now()), chains: linesOf(forecasts) });
}
