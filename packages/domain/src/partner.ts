import type { ParsedOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/partner";
import type { Partner, PartnerStatus } from "@shanhai/contract/partner";
import type { ParkId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { applyChange } from "./change.ts";

/** People of one partner who may sign in, invited ones included. */
export const PARTNER_MEMBERS = 20;

type Input = ParsedOf<typeof contract.createPartner>["body"];

/** A new partner of the park: nothing is open to it yet, and nobody of it is there. */
export function createPartner(input: Input, act: Pick<Act, "at" | "newId">): Partner {
  const { contactName, contactPhone, note, ...known } = input;
  return {
    partnerId: act.newId<PartnerId>("ptn"),
    ...known,
    ...(contactName ? { contactName } : {}),
    ...(contactPhone ? { contactPhone } : {}),
    ...(note ? { note } : {}),
    status: "active",
    hasCoordinator: false,
    version: 1,
    createdAt: act.at,
  };
}

/** The partner after a change; its kind stays, since what it is decides what agreements with it are about. */
export function updatePartner(
  partner: Partner,
  { version: _seen, ...change }: ParsedOf<typeof contract.updatePartner>["body"],
): Partner {
  return { ...applyChange(partner, change), version: partner.version + 1 };
}

/** The partner ended or taken up again. Throws `partner.state` when it is that already. */
export function transitPartner(partner: Partner, { to, reason }: { to: PartnerStatus; reason: string }): Partner {
  if (partner.status === to) throw new AppError("partner.state");
  return { ...partner, status: to, statusReason: reason, version: partner.version + 1 };
}

/** Refuses what only an active partner can take part in. Throws `partner.ended`. */
export function notEnded<P extends Pick<Partner, "status">>(partner: P): P {
  if (partner.status === "ended") throw new AppError("partner.ended");
  return partner;
}

/** What a partner knows of its own place: the park's record without what the park notes for itself. */
export interface PartnerCopy
  extends Pick<Partner, "partnerId" | "name" | "kind" | "status" | "statusReason" | "version"> {
  parkId: ParkId;
}

export function partnerCopy(parkId: ParkId, partner: Partner): PartnerCopy {
  const { partnerId, name, kind, status, statusReason, version } = partner;
  return { parkId, partnerId, name, kind, status, version, ...(statusReason ? { statusReason } : {}) };
}
