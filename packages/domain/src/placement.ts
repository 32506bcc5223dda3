import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate, PlacementId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";

/** The placement that onboarding makes: arriving on the date given, or today in Asia/Shanghai. */
export function arrive(
  application: Pick<Application, "applicationId" | "orderId" | "positionId" | "candidateId" | "candidateName">,
  positionTitle: string,
  date: CalendarDate | undefined,
  act: Act,
): Placement {
  const { applicationId, orderId, positionId, candidateId, candidateName } = application;
  return {
    placementId: act.newId<PlacementId>("plc"),
    applicationId,
    orderId,
    positionId,
    positionTitle,
    candidateId,
    candidateName,
    arrivalDate: date ?? act.today,
    status: "active",
    createdAt: act.at,
  };
}
