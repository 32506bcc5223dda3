import type { PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { audiencesOf } from "@shanhai/domain/partner-posting";
import { listAgreementsWith } from "@shanhai/store/agreement";
import { getPartner } from "@shanhai/store/partner";
import { mintParkScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/**
 * A school of the agency's own park to which an agreement opens cohorts today, asked of the park's own agreements. Whether it is
 * still open is asked again with whatever the school does. Throws `cohort.school`.
 */
export async function schoolOf(
  platform: Platform,
  scope: TenantScope,
  partnerId: PartnerId,
  act: Pick<Act, "today">,
): Promise<{ partnerId: PartnerId; partnerName: string }> {
  const park = platform.open(mintParkScope(scope.parkId));
  const [partner, agreements] = await Promise.all([
    getPartner(park, partnerId),
    listAgreementsWith(park, partnerId, { limit: 50 }),
  ]);
  const [open] = partner?.kind === "school" ? audiencesOf([partner], agreements.items, act, "cohorts") : [];
  if (!open) throw new AppError("cohort.school", { issues: [{ field: "partnerId", code: "option" }] });
  return { partnerId, partnerName: open.name };
}
