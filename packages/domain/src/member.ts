import type { Member } from "@shanhai/contract/member";
import type { Instant, MemberId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { instant } from "./calendar.ts";

/** One of an organisation's people as it keeps them: a copy of the membership, and what an owner decided since. */
export interface ColleagueRecord extends Member {
  subject: string;
  /** When the role was decided: by the invitation, or by an owner later. Of two decisions the later stands. */
  decidedAt: Instant;
}

/** An owner's decision is later than what it changes, by whichever clock that was decided. */
function decided(record: ColleagueRecord, act: Pick<Act, "at">): Instant {
  const after = new Date(record.decidedAt).getTime() + 1;
  return instant(new Date(Math.max(after, new Date(act.at).getTime())));
}

/**
 * The colleague with another role. Nobody changes his own, so that an agency always keeps the owner who acts. Throws
 * `member.self`.
 */
export function changeRole(
  record: ColleagueRecord,
  role: Member["role"],
  actor: MemberId,
  act: Pick<Act, "at">,
): ColleagueRecord {
  if (record.memberId === actor) throw new AppError("member.self");
  return record.role === role ? record : { ...record, role, decidedAt: decided(record, act) };
}

/** The colleague as somebody who is out since now: never oneself, so that one stays who may. Throws `member.self`. */
export function removeColleague(record: ColleagueRecord, actor: MemberId, act: Pick<Act, "at">): ColleagueRecord {
  if (record.memberId === actor) throw new AppError("member.self");
  return { ...record, decidedAt: decided(record, act) };
}

/** Both sides of an owner's handing over: the colleague an owner, the owner a recruiter. Throws `member.self`. */
export function handOver(
  { owner, colleague }: { owner: ColleagueRecord; colleague: ColleagueRecord },
  act: Pick<Act, "at">,
): { owner: ColleagueRecord; colleague: ColleagueRecord } {
  if (owner.memberId === colleague.memberId) throw new AppError("member.self");
  return {
    owner: { ...owner, role: "recruiter", decidedAt: decided(owner, act) },
    colleague: { ...colleague, role: "owner", decidedAt: decided(colleague, act) },
  };
}
