import type { MemberId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { isProgram } from "@shanhai/domain/api-key";
import { AppError } from "@shanhai/domain/app-error";
import { memberIdOf } from "@shanhai/store/keys/owner";

/**
 * The acting person as one of the organisation's people, for what somebody has to look after. Throws `invalid` for a
 * program, which can go nowhere: there somebody must be named.
 */
export function oneself(
  { subject, name }: Pick<Act, "subject" | "name">,
  field: string,
): { memberId: MemberId; name: string } {
  if (isProgram(subject)) throw new AppError("invalid", { issues: [{ field, code: "required" }] });
  return { memberId: memberIdOf(subject), name };
}
