import type { PartnerId } from "@shanhai/contract/scalar";
import { AppError } from "@shanhai/domain/app-error";
import type { Audience } from "@shanhai/domain/posting";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** Whom a posting is for. There are no partners yet: naming one is refused. */
export async function audienceOf(
  _platform: Platform,
  _scope: TenantScope,
  partnerId: PartnerId | undefined,
): Promise<Audience> {
  if (partnerId === undefined) return {};
  throw new AppError("invalid", { issues: [{ field: "partnerId", code: "option" }] });
}
