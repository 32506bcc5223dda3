import type * as contract from "@shanhai/contract/contact-request";
import type { ContactRequest } from "@shanhai/contract/contact-request";
import type { Page } from "@shanhai/contract/endpoint";
import { found } from "@shanhai/domain/app-error";
import { decline as declined, readContactRequest } from "@shanhai/domain/contact-request";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/contact-request";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function list(
  { scope, input }: Request<typeof contract.listContactRequests>,
  platform: Platform,
): Promise<Page<ContactRequest>> {
  const page = await store.listContactRequests(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readContactRequest) };
}

export async function decline(
  { act, scope, input }: Request<typeof contract.declineContactRequest>,
  platform: Platform,
): Promise<ContactRequest> {
  const table = platform.open(scope);
  const { partnerId, reason } = input.body;
  return settle(async () => {
    const before = found(await store.getContactRequest(table, partnerId, input.params.prospectId));
    const after = declined(before, reason, act);
    const detail = { partner: after.partnerName, reason };
    return store.saveContactRequest(table, act, { before, after }, { result: readContactRequest(after), detail });
  });
}
