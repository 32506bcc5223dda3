import type { Grant } from "@shanhai/contract/grant";
import { GRANTS } from "@shanhai/contract/grant";
import type { OpenGrant, Partner } from "@shanhai/contract/partner";
import type { AgreementId, CalendarDate } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import type { AgreementRecord } from "./agreement.ts";
import { AppError } from "./app-error.ts";

/** What of an agreement decides about what is open: its days, what it opens, and whether it was revoked. */
export interface GrantFacts {
  agreementId: AgreementId;
  from: CalendarDate;
  /** The last day. */
  to: CalendarDate;
  opens: readonly Grant[];
  revoked: boolean;
}

/** An agreement's part in what is open; undefined while it is a draft. */
export function grantFacts(
  agreement: Pick<AgreementRecord, keyof Omit<GrantFacts, "revoked"> | "state">,
): GrantFacts | undefined {
  const { agreementId, from, to, opens, state } = agreement;
  return state === "draft" ? undefined : { agreementId, from, to, opens, revoked: state === "revoked" };
}

/**
 * What agreements open to a partner today, and until when: exactly what those in force name, and nothing once the partner
 * has ended. Dates are compared when somebody asks, so that a term begins and ends without anything being done.
 */
export function grantsOf(
  partner: Pick<Partner, "status"> | undefined,
  agreements: readonly GrantFacts[],
  { today }: Pick<Act, "today">,
): OpenGrant[] {
  if (partner?.status !== "active") return [];
  const inForce = agreements.filter(({ from, to, revoked }) => !revoked && from <= today && today <= to);
  return GRANTS.flatMap((grant) => {
    const days = inForce.filter(({ opens }) => opens.includes(grant)).map(({ to }) => to);
    const until = days.sort().at(-1);
    return until ? [{ grant, until }] : [];
  });
}

/** Whether the grant is among those that are open. */
export const isOpen = (open: readonly OpenGrant[], grant: Grant): boolean => open.some((one) => one.grant === grant);

/** Throws `agreement.notInForce` unless the grant is among those that are open. */
export function requireGrant(open: readonly OpenGrant[], grant: Grant): void {
  if (!isOpen(open, grant)) throw new AppError("agreement.notInForce");
}
