import { AgencyId, ParkId, PartnerId } from "@shanhai/contract/scalar";
import type {
  MemberScope,
  OwnerScope,
  ParkScope,
  PartnerItemsScope,
  PartnerScope,
  SharedScope,
  SweepScope,
  TenantItemsScope,
  TenantScope,
  WalkScope,
} from "./scope.ts";

/*
 * The sole constructor of scopes. Who may import this file is a rule of the import table: the HTTP entrance (from the
 * authorizer's verified context), the stream and queue workers (from the key of a record), the clock, and provisioning.
 */

/** A tenant's scope. Throws when the ids are not ids: a malformed one must never become a key or a session tag. */
export function mintTenantScope(agencyId: string, parkId: string): TenantScope {
  return { kind: "tenant", id: AgencyId.parse(agencyId), parkId: ParkId.parse(parkId) } as TenantScope;
}

/** The scope of a tenant's partitions, for what follows from one of its items alone. Throws when the id is not one. */
export function mintTenantItemsScope(agencyId: string): TenantItemsScope {
  return { kind: "tenant", id: AgencyId.parse(agencyId) } as TenantItemsScope;
}

/** A park's scope. Throws when the id is not one. */
export function mintParkScope(parkId: string): ParkScope {
  return { kind: "park", id: ParkId.parse(parkId) } as ParkScope;
}

/** A partner's scope. Throws when the ids are not ids. */
export function mintPartnerScope(partnerId: string, parkId: string): PartnerScope {
  return { kind: "partner", id: PartnerId.parse(partnerId), parkId: ParkId.parse(parkId) } as PartnerScope;
}

/** The scope of a partner's partitions, for what follows from one of its items alone. Throws when the id is not one. */
export function mintPartnerItemsScope(partnerId: string): PartnerItemsScope {
  return { kind: "partner", id: PartnerId.parse(partnerId) } as PartnerItemsScope;
}

/** The scope of whoever owns records, an agency, a partner or a park, by what the id begins with. Throws when it is none. */
export function mintOwnerScope(id: string): OwnerScope {
  if (id.startsWith("ptn_")) return mintPartnerItemsScope(id);
  return id.startsWith("agn_") ? mintTenantItemsScope(id) : mintParkScope(id);
}

/** The scope of memberships, for finding out who somebody is. */
export function mintMemberScope(): MemberScope {
  return { kind: "member", id: "member" } as MemberScope;
}

/** The scope of what belongs to nobody. */
export function mintSharedScope(): SharedScope {
  return { kind: "shared", id: "shared" } as SharedScope;
}

/** The scope in which one agency is erased. Throws when the id is not one. */
export function mintSweepScope(agencyId: string): SweepScope {
  return { kind: "sweep", id: AgencyId.parse(agencyId) } as SweepScope;
}

/** The scope of walking through the whole table, for what an operator invokes. */
export function mintWalkScope(): WalkScope {
  return { kind: "walk", id: "walk" } as WalkScope;
}
