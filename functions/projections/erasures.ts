import { AgencyId } from "@shanhai/contract/scalar";
import type { ErasureRecord } from "@shanhai/domain/erasure";
import { notePending } from "@shanhai/store/erasure";
import { getStanding } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import { mintParkScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";

type Image = Record<string, unknown>;

/** Whom an agency erased itself, its park's clock looks after as well: what was cut off, and what the stream tells late. */
async function personErased(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  if (before) return;
  const { candidateId, applicationIds, reason, receiptId, at } = recordOf<ErasureRecord>(image);
  const standing = await getStanding(platform.open(mintTenantItemsScope(tenantId)));
  if (!standing) return;
  const agencyId = AgencyId.parse(tenantId);
  const pending = { agencyId, candidateId, applicationIds, reason, receiptId, at };
  await notePending(platform.open(mintParkScope(standing.parkId)), pending);
}

export const ERASURE_CONSEQUENCES = { "T#erasure": personErased };
