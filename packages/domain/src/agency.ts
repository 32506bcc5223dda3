import type { Agency } from "@shanhai/contract/agency";
import type { AgencyId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** An agency as its park keeps it: scores as a sum of tenths, so that adding them up stays exact. */
export interface AgencyRecord extends Omit<Agency, "averageScore"> {
  scoreTenths: number;
  /** Set once the agency is in the park's figures. */
  counted?: true;
  /** Set once an owner has accepted: the park invites nobody any more. */
  hasOwner?: true;
}

type AgencyInput = Pick<Agency, "name" | "uscc" | "licenceNumber" | "licenceExpiry" | "homeDivision">;

/** A new agency of the park. Its licence must be in force (人力资源市场暂行条例, 令700). Throws `licence.expired`. */
export function registerAgency(input: AgencyInput, act: Act): AgencyRecord {
  if (input.licenceExpiry < act.today) {
    throw new AppError("licence.expired", { issues: [{ field: "licenceExpiry", code: "date.past" }] });
  }
  return {
    ...input,
    agencyId: act.newId<AgencyId>("agn"),
    status: "active",
    version: 1,
    createdAt: act.at,
    orders: 0,
    ordersFulfilled: 0,
    headcount: 0,
    filled: 0,
    evaluations: 0,
    scoreTenths: 0,
  };
}

/** The mean of scores kept as tenths, one decimal; undefined before the first. */
export function averageScore({
  scoreTenths,
  evaluations,
}: {
  scoreTenths: number;
  evaluations: number;
}): number | undefined {
  return evaluations === 0 ? undefined : Math.round(scoreTenths / evaluations) / 10;
}

export function readAgency(record: AgencyRecord): Agency {
  const { scoreTenths: _tenths, counted: _counted, hasOwner: _owner, ...agency } = record;
  const average = averageScore(record);
  return average === undefined ? agency : { ...agency, averageScore: average };
}
