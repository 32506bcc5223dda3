import type { Application } from "@shanhai/contract/application";
import { CHECK_DAYS, type Check, type Placement } from "@shanhai/contract/placement";
import type { CalendarDate, PlacementId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { plusDays } from "./calendar.ts";
import type { OrderRecord } from "./order.ts";

/** The placement that onboarding makes: arriving on the date given, or today in Asia/Shanghai; its checks are due at once. */
export function arrive(
  application: Pick<
    Application,
    "applicationId" | "orderId" | "positionId" | "candidateId" | "candidateName" | "source"
  >,
  positionTitle: string,
  order: Pick<OrderRecord, "enterpriseId" | "enterpriseName" | "guaranteeDays">,
  date: CalendarDate | undefined,
  act: Act,
): Placement {
  const { applicationId, orderId, positionId, candidateId, candidateName, source } = application;
  const { enterpriseId, enterpriseName, guaranteeDays } = order;
  const arrivalDate = date ?? act.today;
  return {
    placementId: act.newId<PlacementId>("plc"),
    applicationId,
    orderId,
    enterpriseId,
    enterpriseName,
    positionId,
    positionTitle,
    candidateId,
    candidateName,
    ...(source ? { source } : {}),
    arrivalDate,
    guaranteeUntil: plusDays(arrivalDate, guaranteeDays - 1),
    status: "active",
    checks: CHECK_DAYS.map((day) => ({ day, due: plusDays(arrivalDate, day) })),
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
  };
}

/**
 * Whether nothing was recorded of it since the arrival: only then can the arrival itself be undone. That the client says no is no
 * obstacle but a reason to.
 */
export function isUntouched(placement: Placement | undefined): placement is Placement {
  const { outcome, times = 0 } = placement?.confirmation ?? {};
  return placement?.version === 1 + times && outcome !== "arrived";
}

/** The first check that nobody has done yet, of a person on the job. */
export function nextCheck(placement: Placement): Check | undefined {
  return placement.status === "active" ? placement.checks.find((check) => check.outcome === undefined) : undefined;
}

/** What a person's leaving, or its taking back, does to the application, and to the seat (−1 reopens it). */
export interface StandingChange {
  before: Placement;
  after: Placement;
  to: Extract<Stage, "withdrawn" | "onboarded">;
  reason?: string;
  filled: -1 | 0 | 1;
}

/**
 * A person leaves: the application counts as withdrawn, from where the person may be recommended again. Inside the
 * guarantee the seat reopens and a replacement is wanted; later it stays filled, for the agency has delivered. Throws
 * `stale`, `placement.left` and `invalid` for a date before the arrival or after today.
 */
export function leave(
  placement: Placement,
  input: { date: CalendarDate; reason: string; version: number },
  act: Pick<Act, "at" | "today">,
): StandingChange {
  sameVersion(placement, input.version);
  if (placement.status === "left") throw new AppError("placement.left");
  const { date, reason } = input;
  if (date > act.today) throw new AppError("invalid", { issues: [{ field: "date", code: "date.future" }] });
  if (date < placement.arrivalDate) {
    throw new AppError("invalid", { issues: [{ field: "date", code: "date.beforeArrival" }] });
  }
  const insideGuarantee = date <= placement.guaranteeUntil;
  const after: Placement = {
    ...placement,
    status: "left",
    leftDate: date,
    leftReason: reason,
    insideGuarantee,
    version: placement.version + 1,
    updatedAt: act.at,
  };
  if (insideGuarantee) after.replacementWanted = true;
  return { before: placement, after, to: "withdrawn", reason, filled: insideGuarantee ? -1 : 0 };
}

/**
 * Takes a wrongly recorded leaving back, with the check that recorded it. `stage` is that of the application now, `open`
 * the open seats of the position. Throws `placement.active`, `placement.wentOn`, `placement.seatFilled`.
 */
export function takeBackLeave(
  placement: Placement,
  now: { stage: Stage; version: number; open: number },
  act: Pick<Act, "at">,
): StandingChange {
  if (placement.status === "active") throw new AppError("placement.active");
  const { leftDate: _d, leftReason: _r, leftVersion, insideGuarantee, replacementWanted: _w, ...rest } = placement;
  // Who came back and left again has another placement for the days since.
  const cameBack = leftVersion !== undefined && now.version !== leftVersion;
  if (now.stage !== "withdrawn" || cameBack) throw new AppError("placement.wentOn");
  if (insideGuarantee && now.open < 1) throw new AppError("placement.seatFilled");
  const after: Placement = {
    ...rest,
    status: "active",
    checks: rest.checks.map((check) => (check.outcome === "left" ? { day: check.day, due: check.due } : check)),
    version: placement.version + 1,
    updatedAt: act.at,
  };
  return { before: placement, after, to: "onboarded", filled: insideGuarantee ? 1 : 0 };
}
