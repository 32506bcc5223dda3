import type { CareService } from "@shanhai/contract/care-service";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate, CareServiceId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** Services one placement may hold: they are read with it. */
export const MAX_SERVICES = 100;

/**
 * A care service given to a person, to somebody who left since included: what was done before stays recordable. Throws
 * `placement.full`, and `invalid` for a date after today.
 */
export function recordService(
  placement: Pick<Placement, "placementId">,
  services: number,
  input: { kind: CareService["kind"]; date: CalendarDate; note?: string | undefined },
  act: Act,
): CareService {
  if (services >= MAX_SERVICES) throw new AppError("placement.full", { max: MAX_SERVICES });
  if (input.date > act.today) throw new AppError("invalid", { issues: [{ field: "date", code: "date.future" }] });
  const { kind, date, note } = input;
  return {
    careServiceId: act.newId<CareServiceId>("svc"),
    placementId: placement.placementId,
    kind,
    date,
    note,
    by: act.name,
    createdAt: act.at,
  };
}
