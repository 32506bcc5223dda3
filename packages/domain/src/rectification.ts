import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { createRectification, Rectification, reviewRectification } from "@shanhai/contract/rectification";
import type { RectificationId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { agencyActs, parkActs, sameState, type TwoSided, versionOf } from "./two-sided.ts";

interface RectificationByPark
  extends Pick<Rectification, "agencyName" | "programmeId" | "demand" | "deadline" | "createdAt"> {
  reviews: Rectification["reviews"];
}

/** A rectification as both sides keep it: everything is the park's but the proof. */
export interface RectificationRecord extends TwoSided<RectificationByPark, NonNullable<Rectification["proof"]>> {
  rectificationId: RectificationId;
}

function statusOf({ byPark, byAgency: proof }: RectificationRecord): Rectification["status"] {
  if (!proof) return "open";
  const review = byPark.reviews.findLast(({ number }) => number === proof.number);
  if (!review) return "submitted";
  return review.outcome === "accepted" ? "accepted" : "open";
}

export function readRectification(record: RectificationRecord): Rectification {
  const { rectificationId, agencyId, byPark, byAgency: proof } = record;
  const status = statusOf(record);
  return { rectificationId, agencyId, ...byPark, status, ...(proof ? { proof } : {}), version: versionOf(record) };
}

function notPast(deadline: string, act: Pick<Act, "today">): void {
  if (deadline < act.today) throw new AppError("invalid", { issues: [{ field: "deadline", code: "date.past" }] });
}

export function demand(
  input: ParsedOf<typeof createRectification>["body"],
  agencyName: string,
  act: Pick<Act, "at" | "today" | "newId">,
): RectificationRecord {
  const { agencyId, programmeId, demand: wanted, deadline } = input;
  notPast(deadline, act);
  const from = programmeId ? { programmeId } : {};
  return {
    rectificationId: act.newId<RectificationId>("rct"),
    agencyId,
    byPark: { agencyName, ...from, demand: wanted, deadline, reviews: [], createdAt: act.at },
    parkVersion: 1,
    agencyVersion: 0,
  };
}

/** With the agency's proof, in the place of the one before. Throws `rectification.accepted`, `stale`. */
export function prove(
  record: RectificationRecord,
  input: { version: number; text: string },
  act: Pick<Act, "at" | "name">,
): RectificationRecord {
  if (statusOf(record) === "accepted") throw new AppError("rectification.accepted");
  sameState(record, input.version, readRectification);
  const number = (record.byAgency?.number ?? 0) + 1;
  return agencyActs(record, { number, text: input.text, at: act.at, by: act.name });
}

/** With the park's word on the proof that is there. Throws `rectification.noProof`, `rectification.accepted`, `stale`. */
export function review(
  record: RectificationRecord,
  input: ParsedOf<typeof reviewRectification>["body"],
  act: Pick<Act, "at" | "today">,
): RectificationRecord {
  const { version, outcome, note, deadline } = input;
  const status = statusOf(record);
  if (status === "accepted") throw new AppError("rectification.accepted");
  const proof = record.byAgency;
  if (status === "open" || !proof) throw new AppError("rectification.noProof");
  sameState(record, version, readRectification);
  if (deadline) notPast(deadline, act);
  const reviews = [...record.byPark.reviews, { number: proof.number, outcome, note, at: act.at }];
  return parkActs(record, { reviews, ...(deadline ? { deadline } : {}) });
}
