import type { ParsedOf } from "@shanhai/contract/endpoint";
import type {
  createRectification,
  ProofDocument,
  Rectification,
  reviewRectification,
  submitProof,
} from "@shanhai/contract/rectification";
import type { RectificationId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { agencyActs, parkActs, sameState, type TwoSided, versionOf } from "./two-sided.ts";

interface RectificationByPark
  extends Pick<Rectification, "agencyName" | "programmeId" | "demand" | "deadline" | "createdAt"> {
  reviews: Rectification["reviews"];
}

/** Proof that was handed in before there were files has none. */
interface KeptProof extends Omit<NonNullable<Rectification["proof"]>, "documents"> {
  documents?: readonly ProofDocument[];
}

/** A rectification as both sides keep it: everything is the park's but the proof. */
export interface RectificationRecord extends TwoSided<RectificationByPark, KeptProof> {
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
  const shown = proof ? { proof: { ...proof, documents: [...documentsOf(record)] } } : {};
  return { rectificationId, agencyId, ...byPark, status: statusOf(record), ...shown, version: versionOf(record) };
}

/** The files of the proof that was handed in last. */
export function documentsOf({ byAgency: proof }: RectificationRecord): readonly ProofDocument[] {
  return proof?.documents ?? [];
}

/** Refuses proof of what is accepted. Throws `rectification.accepted`. */
export function mayProve(record: RectificationRecord): RectificationRecord {
  if (statusOf(record) === "accepted") throw new AppError("rectification.accepted");
  return record;
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
  input: ParsedOf<typeof submitProof>["body"],
  act: Pick<Act, "at" | "name">,
): RectificationRecord {
  const { version, text, documents } = input;
  sameState(mayProve(record), version, readRectification);
  const number = (record.byAgency?.number ?? 0) + 1;
  return agencyActs(record, { number, text, documents, at: act.at, by: act.name });
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
