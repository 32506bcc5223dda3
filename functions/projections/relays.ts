import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import { AgencyId, ParkId, PartnerId } from "@shanhai/contract/scalar";
import { monthOf, shanghaiDate } from "@shanhai/domain/calendar";
import { changeMonth, type RelayMonthRecord } from "@shanhai/domain/relay-month";
import { relayIdOf } from "@shanhai/store/keys/partner";
import { getPartnerCopy } from "@shanhai/store/partner";
import { getRelay } from "@shanhai/store/relay";
import { copyRelayMonth, getRelayMonth } from "@shanhai/store/relay-month";
import { getRelayed, saveRelayed } from "@shanhai/store/relayed";
import { isErasing } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import { mintMemberScope, mintParkScope, mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import type { Change } from "./people.ts";

const stationOf = (record: Pick<Application, "source"> | undefined) =>
  record?.source?.kind === "relay" ? PartnerId.parse(record.source.sourceId) : undefined;

/** An application that came by a station counts in its month, once however often it is told of; no person is told. */
async function countApplication(platform: Platform, { applicationId, positionId, createdAt, source }: Application) {
  const partnerId = stationOf({ source });
  if (!partnerId) return;
  const table = platform.open(mintPartnerItemsScope(partnerId));
  const month = monthOf(shanghaiDate(new Date(createdAt)));
  await settle(async () => {
    const [known, copy, relay, before] = await Promise.all([
      getRelayed(table, applicationId),
      getPartnerCopy(table),
      getRelay(table, relayIdOf(table.scope, month)),
      getRelayMonth(table, month),
    ]);
    if (known || !copy) return;
    const item = relay?.items.find((one) => one.positionId === positionId);
    const waited = item && Math.max(0, Math.round((Date.parse(createdAt) - Date.parse(item.openedAt)) / 60_000));
    const change = { applications: 1, ...(waited === undefined ? {} : { wait: [positionId, waited] as const }) };
    const fact = { applicationId, positionId, month, arrived: false, ...(waited === undefined ? {} : { waited }) };
    await saveRelayed(table, undefined, fact, changeMonth(before, { month, parkId: copy.parkId }, change));
  });
}

/** Whether somebody who came by a station has arrived, counted in the month of the application. */
async function countArrival(platform: Platform, placement: Placement, arrived: boolean) {
  const partnerId = stationOf(placement);
  if (!partnerId) return;
  const table = platform.open(mintPartnerItemsScope(partnerId));
  await settle(async () => {
    const known = await getRelayed(table, placement.applicationId);
    if (!known || known.arrived === arrived) return;
    const before = await getRelayMonth(table, known.month);
    if (!before) return;
    const after = changeMonth(before, before, { arrivals: arrived ? 1 : -1 });
    await saveRelayed(table, known, { ...known, arrived }, after);
  });
}

/** What a batch's applications and placements mean for the stations they came by. All of it may be done again. */
export async function followRelays(platform: Platform, changes: readonly Change[]): Promise<void> {
  for (const { owner, noun, before, after } of changes) {
    if (noun === "application" && !before && after) await countApplication(platform, after as Application);
    // Who came by a station to an agency that is erased arrived all the same.
    // A placement that is told of late stands where the last change left it: an undone arrival is told after it.
    if (noun === "placement" && !after && (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(owner))))
      continue;
    if (noun === "placement" && (!before || !after))
      await countArrival(platform, (after ?? before) as Placement, after !== undefined);
  }
}

/** The park has a copy of a station's month. */
export async function relayMonthChanged(platform: Platform, partnerId: string, image: object): Promise<void> {
  const record = recordOf<RelayMonthRecord>(image as Record<string, unknown>);
  const table = platform.open(mintParkScope(ParkId.parse(record.parkId)));
  await copyRelayMonth(table, PartnerId.parse(partnerId), record);
}
