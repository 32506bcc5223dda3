import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** A signing as people report it. Before the arrival is usual; after today is not. */
export interface Signing {
  signedDate: CalendarDate;
  place: string;
}

/** Refuses a signing that has not happened yet. */
export function signedByNow({ signedDate, place }: Signing, act: Pick<Act, "today">): Signing {
  if (signedDate > act.today) {
    throw new AppError("invalid", { issues: [{ field: "signedDate", code: "date.future" }] });
  }
  return { signedDate, place };
}

/** The placement with its contract signed; undefined where just this is on record already. */
export function sign(placement: Placement, contract: Signing, act: Pick<Act, "at">): Placement | undefined {
  const known = placement.contract;
  if (known?.signedDate === contract.signedDate && known.place === contract.place) return undefined;
  return { ...placement, contract, version: placement.version + 1, updatedAt: act.at };
}
