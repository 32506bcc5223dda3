import type { ConfirmationOutcome } from "@shanhai/contract/arrival-confirmation";
import type { Placement } from "@shanhai/contract/placement";
import type { EnterpriseLinkId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";

/** What an arrival waits for: the enterprise's word, or somebody to look into it after a no. */
export function confirmationDue({
  status,
  confirmation,
}: Pick<Placement, "status" | "confirmation">): "confirm" | "denied" | undefined {
  if (status !== "active") return undefined;
  if (!confirmation) return "confirm";
  return confirmation.outcome === "notArrived" ? "denied" : undefined;
}

/** One answer of an enterprise about an arrival. */
export interface ConfirmationInput {
  outcome: ConfirmationOutcome;
  note?: string | undefined;
  version: number;
}

/**
 * The placement with what the enterprise says of the arrival. A no may become a yes; a yes stays, since what is billed may rest on it.
 * Throws `stale` where the placement changed since it was seen, the person has left, or a yes was given.
 */
export function confirmArrival(
  placement: Placement,
  { outcome, note, version }: ConfirmationInput,
  enterpriseLinkId: EnterpriseLinkId,
  act: Pick<Act, "at" | "name">,
): Placement {
  sameVersion(placement, version);
  if (!confirmationDue(placement)) throw new AppError("stale");
  const times = (placement.confirmation?.times ?? 0) + 1;
  const confirmation = { outcome, ...(note ? { note } : {}), at: act.at, by: act.name, enterpriseLinkId, times };
  return { ...placement, confirmation, version: version + 1, updatedAt: act.at };
}
