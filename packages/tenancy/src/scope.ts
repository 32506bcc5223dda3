import type { AgencyId, ParkId, PartnerId } from "@shanhai/contract/scalar";

/** Never exported and never assigned: a scope can be had from `mint.ts` and nowhere else. */
declare const minted: unique symbol;

/** One agency's own partitions (`T#<agencyId>#`) and its audit (`A#<agencyId>#`): all that a stream record's key tells. */
export interface TenantItemsScope {
  readonly kind: "tenant";
  readonly id: AgencyId;
  readonly [minted]: true;
}

/** An agency's partitions, and the park it belongs to. */
export interface TenantScope extends TenantItemsScope {
  readonly parkId: ParkId;
}

/** One park's partitions (`P#<parkId>#`) and its audit. */
export interface ParkScope {
  readonly kind: "park";
  readonly id: ParkId;
  readonly [minted]: true;
}

/** One partner's own partitions (`N#<partnerId>#`) and its audit: all that a stream record's key or a signed link tells. */
export interface PartnerItemsScope {
  readonly kind: "partner";
  readonly id: PartnerId;
  readonly [minted]: true;
}

/** A partner's partitions, and the park it works with. */
export interface PartnerScope extends PartnerItemsScope {
  readonly parkId: ParkId;
}

/** Users and their memberships (`U#`): for the authorizer and for accepting invitations. */
export interface MemberScope {
  readonly kind: "member";
  readonly id: "member";
  readonly [minted]: true;
}

/** What belongs to nobody (`S#`): which parks there are. For the clock and the stream. */
export interface SharedScope {
  readonly kind: "shared";
  readonly id: "shared";
  readonly [minted]: true;
}

/** Erasing one agency: it may look at the keys of all items, at nothing else of them, and remove the agency's own. */
export interface SweepScope {
  readonly kind: "sweep";
  readonly id: AgencyId;
  readonly [minted]: true;
}

/** Walking through the whole table (`W#` is how far): it reads every item, and writes none of anybody's. */
export interface WalkScope {
  readonly kind: "walk";
  readonly id: "walk";
  readonly [minted]: true;
}

export type Scope =
  | TenantItemsScope
  | ParkScope
  | PartnerItemsScope
  | MemberScope
  | SharedScope
  | SweepScope
  | WalkScope;
/** Scopes that own records people change, and so have an audit. */
export type OwnerScope = TenantItemsScope | ParkScope | PartnerItemsScope;

/** What every key of the scope begins with; the closing `#` keeps tenant 1 from matching tenant 10. */
export function prefixOf(scope: Scope): string {
  switch (scope.kind) {
    case "tenant":
    case "sweep":
      return `T#${scope.id}#`;
    case "park":
      return `P#${scope.id}#`;
    case "partner":
      return `N#${scope.id}#`;
    case "member":
      return "U#";
    case "shared":
      return "S#";
    case "walk":
      return "W#";
  }
}
