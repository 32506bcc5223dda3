import type { Partner } from "@shanhai/contract/partner";
import type { Prospect } from "@shanhai/contract/prospect";
import type { PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { answer, noRequest } from "@shanhai/domain/contact-request";
import { consentsGone } from "@shanhai/domain/prospect";
import { getContactRequest, putContactRequest } from "@shanhai/store/contact-request";
import type { Table } from "@shanhai/store/table";
import type { Write } from "@shanhai/store/write";
import type { ParkScope } from "@shanhai/tenancy/scope";

/** What a partner is told of its request: given, or taken back. One that never had any is begun by being given the contact. */
export async function answered(
  table: Table<ParkScope>,
  prospect: Prospect,
  { partnerId, name }: Pick<Partner, "partnerId" | "name">,
  outcome: "granted" | "withdrawn",
  act: Act,
): Promise<Write> {
  const before = await getContactRequest(table, partnerId, prospect.prospectId);
  const whose = { parkId: table.scope.id, partnerId, partnerName: name };
  return putContactRequest(table.scope, before, answer(before ?? noRequest(prospect, whose, act), { outcome }, act));
}

/** Whom a consent names. */
export const partnerOf = (prospect: Prospect, id: PartnerId): Pick<Partner, "partnerId" | "name"> => {
  const name = prospect.consents.find(({ partnerId }) => partnerId === id)?.partnerName ?? "";
  return { partnerId: id, name };
};

/** Tells every partner whose consent is gone that it is. */
export async function taken(table: Table<ParkScope>, before: Prospect, after: Prospect, act: Act): Promise<Write[]> {
  const ids = consentsGone(before, after);
  return Promise.all(ids.map((id) => answered(table, before, partnerOf(before, id), "withdrawn", act)));
}
