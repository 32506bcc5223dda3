import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { AgencyId, ApplicationId, CandidateId, Instant, PartnerId, PlacementId } from "@shanhai/contract/scalar";

/** What stands where somebody's name was. */
export const ERASED_NAME = "—";

/** That somebody is to be erased at one agency, noted by the park before anything is done: what is cut off goes on from here. */
export interface PendingErasure {
  agencyId: AgencyId;
  candidateId: CandidateId;
  /** Known from the board; the agency's own are found there. */
  applicationIds: ApplicationId[];
  /** Why open applications end, in the person's words. */
  reason: string;
  receiptId: string;
  at: Instant;
}

/** That a park is to erase what it has itself of a phone: known by the keyed hashes of its registrations and leads. */
export interface PendingAtPark {
  receiptId: string;
  registrant: string;
  lead: string;
  at: Instant;
}

/**
 * That somebody is to be taken out of the lists of a park's partners: by the hash that their phone has at each of them, so that no
 * number is kept, and nobody learns before the clock looks whether any of them has it.
 */
export interface PendingPartnerErasure {
  receiptId: string;
  at: Instant;
  partners: { partnerId: PartnerId; phoneHash: string }[];
}

/** What an agency keeps of an erasure: ids of what is de-identified by now, and of nobody. */
export interface ErasureRecord extends Omit<PendingErasure, "agencyId"> {
  /** The record, and those that were merged into it. */
  ids: CandidateId[];
  placementIds: PlacementId[];
}

/** What came of it at one agency; `atWork`: who works for it now is erased after leaving; `unknown`: nobody was there. */
export type ErasureOutcome = "erased" | "atWork" | "unknown";

/** The receipt: of which agencies somebody asked it, and what came of it. Names no person. */
export interface ErasureReceipt {
  receiptId: string;
  at: Instant;
  agencies: {
    agencyId: AgencyId;
    agencyName: string;
    candidateId?: CandidateId;
    applicationIds: ApplicationId[];
    outcome?: ErasureOutcome;
  }[];
  /** When all of it was done. */
  doneAt?: Instant;
}

/** Whether somebody must not be erased yet: the agency answers for people at work, and pays or bills for them. */
export const isAtWork = (placements: readonly Pick<Placement, "status">[]): boolean =>
  placements.some(({ status }) => status === "active");

interface Redaction {
  set: Record<string, unknown>;
  unset: string[];
}

/** What changes of an application so that it names nobody: which position, when and how far, stays as the service record. */
export function redactApplication({ candidateName, movedBy, applied, enterpriseDecision }: Application): Redaction {
  const themselves = movedBy === candidateName || movedBy === applied?.name;
  return {
    set: { candidateName: ERASED_NAME, ...(themselves ? { movedBy: ERASED_NAME } : {}) },
    unset: [
      ...["candidatePhone", "candidateOccupation", "candidateSkillLevel", "applied", "reason"],
      ...(enterpriseDecision?.reason === undefined ? [] : ["enterpriseDecision.reason"]),
    ],
  };
}

/** The same of a placement that is over. What was signed and billed stays: the law has it kept. */
export function redactPlacement({ checks, confirmation }: Placement): Redaction {
  return {
    set: { candidateName: ERASED_NAME, checks: checks.map(({ note: _note, ...check }) => check) },
    unset: ["leftReason", ...(confirmation?.note === undefined ? [] : ["confirmation.note"])],
  };
}
