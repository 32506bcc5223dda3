import type { Partner } from "@shanhai/contract/partner";
import type { ParkId } from "@shanhai/contract/scalar";
import type { AgreementRecord } from "@shanhai/domain/agreement";
import type { FulfilmentRecord } from "@shanhai/domain/fulfilment";
import { grantFacts } from "@shanhai/domain/grant";
import { partnerCopy } from "@shanhai/domain/partner";
import { copyAgreement } from "@shanhai/store/agreement";
import { copyFulfilment, followFulfilment } from "@shanhai/store/fulfilment";
import { copyGrant } from "@shanhai/store/grant";
import { copyPartner } from "@shanhai/store/partner";
import { putPartnerOrganisation } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import { mintMemberScope, mintParkScope, mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/*
 * Between a park and its partners: a partner's request reaches its own partition alone, so what the park decides is copied there,
 * and what the partner records is counted back. Each step may be done again, late or out of order.
 */

type Image = Record<string, unknown>;

/** The partner's own copy of its place, and what the authorizer looks at. */
async function partnerChanged(platform: Platform, parkId: string, image: Image): Promise<void> {
  const partner = recordOf<Partner>(image);
  await putPartnerOrganisation(platform.open(mintMemberScope()), partner);
  await copyPartner(platform.open(mintPartnerItemsScope(partner.partnerId)), partnerCopy(parkId as ParkId, partner));
}

/** Each party's copy of what was activated: first what it opens or opens no more, then the agreement to read. Drafts stay. */
async function agreementChanged(platform: Platform, _parkId: string, image: Image): Promise<void> {
  // Which draft renews it is the park's business.
  const { renewedBy: _renewal, ...agreement } = recordOf<AgreementRecord>(image);
  const facts = grantFacts(agreement);
  if (!facts) return;
  for (const { partnerId } of agreement.partners) {
    const table = platform.open(mintPartnerItemsScope(partnerId));
    await copyGrant(table, { ...facts, revision: agreement.revision });
    await copyAgreement(table, agreement);
  }
}

/** Every party has what the others and the park recorded. */
async function parkFulfilmentChanged(platform: Platform, _parkId: string, image: Image): Promise<void> {
  const entry = recordOf<FulfilmentRecord>(image);
  for (const partnerId of entry.partnerIds.filter((id) => id !== entry.by.partnerId))
    await copyFulfilment(platform.open(mintPartnerItemsScope(partnerId)), entry);
}

/** What a partner recorded is counted by its park; copies of what others did lead to nothing. */
async function partnerFulfilmentChanged(platform: Platform, partnerId: string, image: Image): Promise<void> {
  const entry = recordOf<FulfilmentRecord>(image);
  if (entry.by.partnerId !== partnerId) return;
  const table = platform.open(mintParkScope(entry.parkId));
  await settle(() => followFulfilment(table, entry));
}

/** By the item's partition without its owner; `*` stands for whatever comes behind the noun. */
export const PARTNER_CONSEQUENCES = {
  "P#partner": partnerChanged,
  "P#agreement": agreementChanged,
  "P#fulfilment#*": parkFulfilmentChanged,
  "N#fulfilment#*": partnerFulfilmentChanged,
};
