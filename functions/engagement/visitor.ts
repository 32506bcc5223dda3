import type { MemberId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { Visitor } from "@shanhai/domain/visit";
import { getMembers } from "@shanhai/store/member";
import type { Table } from "@shanhai/store/table";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { oneself } from "../oneself.ts";

/**
 * Who goes on visits: the colleagues that were named, and for whom nobody was, the acting person. Throws `invalid` for
 * somebody who is none of the organisation's people, and where a program names nobody.
 */
export async function visitorsAmong(
  table: Table<OwnerScope>,
  act: Pick<Act, "subject" | "name">,
  ids: readonly (MemberId | undefined)[],
  field = "memberId",
): Promise<(id: MemberId | undefined) => Visitor> {
  const named = [...new Set(ids.filter((id) => id !== undefined))];
  const members = named.length > 0 ? await getMembers(table, named) : new Map<MemberId, Visitor>();
  if (members.size < named.length) throw new AppError("invalid", { issues: [{ field, code: "member.unknown" }] });
  return (id) => (id && members.get(id)) ?? oneself(act, field);
}

/** A colleague who was named; undefined where nobody was. */
export async function namedVisitor(
  table: Table<OwnerScope>,
  act: Pick<Act, "subject" | "name">,
  id: MemberId | undefined,
  field?: string,
): Promise<Visitor | undefined> {
  return id && (await visitorsAmong(table, act, [id], field))(id);
}
