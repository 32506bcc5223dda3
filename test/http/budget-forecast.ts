import { getForecast, getForecastFile } from "@shanhai/contract/forecast";
import { createLead } from "@shanhai/contract/lead";
import { createOffering } from "@shanhai/contract/offering";
import { matchLead, matchPlans, proposePlan } from "@shanhai/contract/plan";
import type { ParkId } from "@shanhai/contract/scalar";
import { forecastPark, linesOf } from "@shanhai/domain/forecast-demand";
import type { DemandedCell } from "@shanhai/domain/talent-cell";
import { putForecast } from "@shanhai/store/forecast";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { Direct } from "../direct.ts";
import type { Person } from "../laptop.ts";

export const FORECAST_BUDGET = {
  // The chains' lines, and the chain: some kilobytes more with every ten occupations.
  getForecast: { requests: 2, read: 2, write: 0 },
  getForecastFile: { requests: 2, read: 2, write: 0 },
  // The client; its orders and their positions, its arrivals, leads of five states; offerings, plans, engagements; cohorts of ten
  // open orders at most.
  matchPlans: { requests: 15, read: 16, write: 0 },
  // The same without cohorts, and what is open; then the plan, that the engagement is open still, audit.
  proposePlan: { requests: 16, read: 17, write: 8 },
  // The lead, and the catalogue's kinds that fit.
  matchLead: { requests: 2, read: 2, write: 0 },
};

/** Calls every endpoint of the forecast and of plans once; the client has an engagement. */
export async function measureForecast(
  direct: Direct,
  owner: Person,
  staff: Person,
  { parkId, enterpriseId }: { parkId: string; enterpriseId: string },
) {
  const of = { month: "2026-01", chain: "energy", occupation: "电池制造工", division: "330822" };
  const cell = { noun: "talentMonth", of, counts: { demanded: 3 } } as DemandedCell;
  const forecasts = forecastPark([cell], "2026-02" as DemandedCell["of"]["month"]);
  const lines = { computedAt: "2026-02-01T00:00:00.000Z" as never, chains: linesOf(forecasts) };
  await putForecast(direct.platform.open(mintParkScope(parkId as ParkId)), forecasts, lines);
  await owner.call(getForecast, { query: {} });
  await owner.call(getForecastFile, { query: {} });
  const { offeringId } = await owner.call(createOffering, { body: { name: "批量招聘", kind: "recruitment" } });
  await owner.call(matchPlans, { params: { enterpriseId } });
  await owner.call(proposePlan, { params: { enterpriseId }, body: { offeringId } });
  const need = {
    kind: "service" as const,
    contactName: "汪洋",
    phone: "19900000099",
    offeringKind: "training" as const,
  };
  const { lead } = await staff.call(createLead, { body: need });
  await staff.call(matchLead, { params: lead });
}
