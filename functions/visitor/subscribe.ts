import { randomInt } from "node:crypto";
import type { JobFilters } from "@shanhai/contract/job-filters";
import { ALERT_PATH } from "@shanhai/contract/visitor-routes";
import { askForAlert, type JobAlert } from "@shanhai/domain/job-alert";
import { cityOf } from "@shanhai/domain/within";
import { getBoardTally } from "@shanhai/store/board-posting";
import { alertOf, getAlert, putSmsLink, saveAlert } from "@shanhai/store/job-alert";
import type { Table } from "@shanhai/store/table";
import { mintSharedScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { settle } from "../settle.ts";
import type { Visit } from "./page.ts";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const newLink = () => Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** What a division is called, as far as the board knows: its cities. */
export async function nameOf(park: Table<ParkScope>, division: string | undefined): Promise<string | undefined> {
  const isCity = division?.endsWith("00") && !division.endsWith("0000");
  return division && isCity ? (await getBoardTally(park, cityOf(division)))?.name : undefined;
}

/** Subscribes a phone that was proven, in place of what it asked for before: where its page is. Twice is once. */
export async function subscribe(
  { platform, language, act, param }: Pick<Visit, "platform" | "language" | "act" | "param">,
  park: Table<ParkScope>,
  phone: string,
  filters: JobFilters,
): Promise<string> {
  const alertId = alertOf(park, phone);
  const divisionName = await nameOf(park, filters.division);
  const asked = {
    alertId,
    phone,
    filters,
    ...(divisionName ? { divisionName } : {}),
    language,
    board: param("token"),
    link: newLink(),
  };
  const alert = await settle(async (): Promise<JobAlert> => {
    const next = askForAlert(await getAlert(park, alertId), asked, act);
    // The address first: one that nothing leads to is forgotten, an alert without one could not be ended.
    await putSmsLink(platform.open(mintSharedScope()), next, { parkId: park.scope.id, alertId });
    await saveAlert(park, act, next);
    return next;
  });
  return ALERT_PATH.replace("{link}", alert.link);
}
