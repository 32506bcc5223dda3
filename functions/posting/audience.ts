import type { PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { chosenAudience } from "@shanhai/domain/partner-posting";
import type { Audience } from "@shanhai/domain/posting";
import { listAgreementsWith } from "@shanhai/store/agreement";
import { getPartner } from "@shanhai/store/partner";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/**
 * Whom a posting is for: everybody, or a partner of the agency's own park to which an agreement opens postings today. Whether it
 * is still open is asked again whenever the partner's people look.
 */
export async function audienceOf(
  platform: Platform,
  scope: TenantScope,
  partnerId: PartnerId | undefined,
  act: Pick<Act, "today">,
): Promise<Audience> {
  if (partnerId === undefined) return {};
  const park = platform.open(mintParkScope(scope.parkId));
  const [partner, agreements] = await Promise.all([
    getPartner(park, partnerId),
    listAgreementsWith(park, partnerId, { limit: 50 }),
  ]);
  const { name } = chosenAudience(partner, agreements.items, act);
  return { partnerId, partnerName: name };
}
