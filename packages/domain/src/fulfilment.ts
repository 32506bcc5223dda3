import type { ParsedOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/fulfilment";
import type { Fulfilment } from "@shanhai/contract/fulfilment";
import type { FulfilmentId, ParkId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import type { AgreementRecord, Fulfilled } from "./agreement.ts";
import { statusOf } from "./agreement.ts";
import { AppError } from "./app-error.ts";

/** An entry as kept, with the partners that are to see it. */
export interface FulfilmentRecord extends Fulfilment {
  /** 1; 2 once it was taken back. */
  version: number;
  partnerIds: readonly PartnerId[];
  /** Whose agreement it is about: where a partner's entry is counted. */
  parkId: ParkId;
}

export function readFulfilment({
  version: _version,
  partnerIds: _partners,
  parkId: _park,
  ...entry
}: FulfilmentRecord): Fulfilment {
  return entry;
}

function wrong(field: string, code: "date.future" | "date.outsideTerm" | "obligation.unknown" | "required"): never {
  throw new AppError("invalid", { issues: [{ field, code }] });
}

/**
 * What somebody did about an obligation. A partner says so while the agreement is in force, the park also afterwards, of a day
 * on which it was. Throws `agreement.notInForce`, `agreement.state` for a draft, `invalid`.
 */
export function recordFulfilment(
  agreement: AgreementRecord,
  input: ParsedOf<typeof contract.recordFulfilment>["body"],
  { by, parkId }: { by: Fulfilment["by"]; parkId: ParkId },
  act: Pick<Act, "at" | "today" | "newId">,
): FulfilmentRecord {
  const { obligationId, date, text, quantity } = input;
  const { agreementId, from, to, revocation, obligations, partners, state } = agreement;
  if (state === "draft") throw new AppError("agreement.state");
  if (by.partnerId && statusOf(agreement, act) !== "active") throw new AppError("agreement.notInForce");
  const obligation = obligations.find((one) => one.obligationId === obligationId);
  if (!obligation) wrong("obligationId", "obligation.unknown");
  if (obligation.target !== undefined && quantity === undefined) wrong("quantity", "required");
  if (date > act.today) wrong("date", "date.future");
  const last = revocation && revocation.on < to ? revocation.on : to;
  if (date < from || date > last) wrong("date", "date.outsideTerm");
  return {
    fulfilmentId: act.newId<FulfilmentId>("ful"),
    agreementId,
    obligationId,
    date,
    text,
    ...(quantity === undefined ? {} : { quantity }),
    by,
    partnerIds: partners.map(({ partnerId }) => partnerId),
    parkId,
    version: 1,
    createdAt: act.at,
  };
}

/** The entry taken back by the side that made it. Throws `fulfilment.otherSide`, `fulfilment.withdrawn`. */
export function withdrawFulfilment(
  entry: FulfilmentRecord,
  reason: string,
  side: PartnerId | undefined,
  act: Pick<Act, "at">,
): FulfilmentRecord {
  if (entry.by.partnerId !== side) throw new AppError("fulfilment.otherSide");
  if (entry.withdrawn) throw new AppError("fulfilment.withdrawn");
  return { ...entry, withdrawn: { at: act.at, reason }, version: entry.version + 1 };
}

/** What an entry adds to its obligation: nothing before it is there, nor once it was taken back. */
export function countFulfilment(entry: FulfilmentRecord | undefined): Fulfilled {
  return entry && !entry.withdrawn ? { number: entry.quantity ?? 0, entries: 1 } : { number: 0, entries: 0 };
}
