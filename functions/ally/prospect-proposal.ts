import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/prospect-proposal";
import type { ProspectProposal } from "@shanhai/contract/prospect-proposal";
import { found } from "@shanhai/domain/app-error";
import { propose, readProposal } from "@shanhai/domain/prospect-proposal";
import type { Request } from "@shanhai/http/serve";
import { readAllyFigures } from "@shanhai/store/ally-figures";
import { getPartner, getPartnerCopy } from "@shanhai/store/partner";
import * as store from "@shanhai/store/prospect-proposal";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createProspectProposal>,
  platform: Platform,
): Promise<ProspectProposal> {
  const table = platform.open(scope);
  const { name } = found(await getPartnerCopy(table));
  const whose = { parkId: scope.parkId, partnerId: scope.id, partnerName: name };
  return store.insertProposal(table, act, propose(input.body, whose, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listProspectProposals>,
  platform: Platform,
): Promise<Page<ProspectProposal>> {
  const page = await store.listProposals(platform.open(scope), input.query);
  return { ...page, items: page.items.map(readProposal) };
}

export async function getFigures(
  { scope, input }: Request<typeof contract.getAllyFigures>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getAllyFigures>> {
  const table = platform.open(scope);
  const { partnerId } = input.params;
  const [partner, figures] = await Promise.all([getPartner(table, partnerId), readAllyFigures(table, partnerId)]);
  found(partner);
  return figures;
}
