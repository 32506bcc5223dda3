import type { Grant } from "@shanhai/contract/grant";
import { createPartner } from "@shanhai/contract/partner";
import type { AgreementId, CalendarDate, ParkId, PartnerId } from "@shanhai/contract/scalar";
import { partnerCopy } from "@shanhai/domain/partner";
import { copyGrant } from "@shanhai/store/grant";
import { copyPartner } from "@shanhai/store/partner";
import { mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { Direct } from "./direct.ts";

/** A station of a park in a direct table, as the stream leaves it: registered, with an agreement in force that opens these. */
export async function stationIn(
  direct: Direct,
  parkId: string,
  { name = "崆峒区就业驿站", division = "620802", opens = ["relay", "postings"] as Grant[], until = "2030-12-31" } = {},
) {
  const staff = direct.staff("administrator", parkId);
  const partner = await staff.call(createPartner, { body: { name, kind: "station", division } });
  const partnerId = partner.partnerId as PartnerId;
  const table = direct.platform.open(mintPartnerItemsScope(partnerId));
  await copyPartner(table, partnerCopy(parkId as ParkId, partner));
  let revision = 0;
  /** What the agreement opens from now on. */
  const agree = (grants: Grant[], revoked = false) => {
    revision += 1;
    return copyGrant(table, {
      agreementId: `agr_${"0".repeat(26)}` as AgreementId,
      from: "2026-01-01" as CalendarDate,
      to: until as CalendarDate,
      opens: grants,
      revoked,
      revision,
    });
  };
  await agree(opens);
  return { partnerId, table, agree, coordinator: direct.coordinator(partnerId, parkId) };
}
