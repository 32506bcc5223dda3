import { createHash } from "node:crypto";
import type {
  AgencyId,
  ApiKeyId,
  CalendarDate,
  CalendarMonth,
  CandidateId,
  EnterpriseId,
  InvitationId,
  MemberId,
  ParkId,
  PartnerId,
  SavedFilterId,
} from "@shanhai/contract/scalar";
import {
  type MemberScope,
  type OwnerScope,
  type ParkScope,
  type PartnerItemsScope,
  prefixOf,
  type Scope,
  type SharedScope,
  type TenantItemsScope,
  type TenantScope,
} from "@shanhai/tenancy/scope";
import type { Key } from "../table.ts";
import { key, lettersOf } from "./key.ts";

/* Keys that every organisation has, and where it is found itself. See `key.ts`. */

/** What seals an owner's ID numbers, itself encrypted. */
export const dataKeyKey = (scope: TenantItemsScope | PartnerItemsScope) => key(scope, "dataKey", "1");
/** Whether something names a person or an enterprise. */
export const inUseKey = (scope: TenantScope, id: CandidateId | EnterpriseId) => key(scope, `inUse#${id.slice(-2)}`, id);
/** The member's id is made of the subject: no issuer's characters enter a key, and no colleague sees it. */
export const memberIdOf = (subject: string) => `mbr_${lettersOf(subject)}` as MemberId;
/** A filter's id is made of its keeper, list and name: the same name is the same filter, and nobody else's. */
export const savedFilterIdOf = (scope: TenantScope, subject: string, { list, name }: { list: string; name: string }) =>
  `flt_${lettersOf(`${scope.id}|${subject}|${list}|${name}`)}` as SavedFilterId;
export const savedFilterPartition = (scope: TenantScope, member: MemberId) => `${prefixOf(scope)}savedFilter#${member}`;
export const savedFilterKey = (scope: TenantScope, member: MemberId, id: SavedFilterId) =>
  key(scope, `savedFilter#${member}`, id);
/** What an agency or park knows of one of its people: a copy of the membership. */
export const colleagueKey = (scope: OwnerScope, id: MemberId) => key(scope, "member", id);
/** Somebody an owner took out: whose name stands on work that is left. */
export const formerColleagueKey = (scope: OwnerScope, id: MemberId) => key(scope, "formerMember", id);
/** Who a phone or an ID number names, by keyed hash. */
export const identityKey = (scope: TenantItemsScope | PartnerItemsScope, kind: "phone" | "idNumber", hash: string) =>
  key(scope, `identity#${hash.slice(0, 2)}`, `${kind}#${hash}`);
/** Holds a USCC once: an agency's in its park, an enterprise's in its agency. */
export const usccKey = (scope: OwnerScope, uscc: string) => key(scope, "uscc", uscc);
/** An agency's place in its park, as the agency may read it. */
export const standingKey = (scope: TenantItemsScope) => key(scope, "standing", "standing");
/** How much of a quota a day has used. */
export const usageKey = (scope: TenantScope | PartnerItemsScope, day: CalendarDate) => key(scope, "usage", day);
/** What everybody in a park took of the platform in a month, and an agency's own copy of its part. */
export const usageMonthPartition = (scope: ParkScope, month: CalendarMonth) => `${prefixOf(scope)}usageMonth#${month}`;
export const usageMonthKey = (scope: ParkScope, month: CalendarMonth, ownerId: string): Key => ({
  pk: usageMonthPartition(scope, month),
  sk: ownerId,
});
export const ownUsageKey = (scope: TenantItemsScope, month: CalendarMonth) => key(scope, "usageMonth", month);
/** Whether an organisation's people may write, where the authorizer looks. */
export const organisationKey = (scope: MemberScope, id: AgencyId | PartnerId) =>
  key(scope, `${id}#organisation`, "organisation");
/** Until when an organisation's requests are charged. */
export const requestRateKey = (scope: MemberScope, id: string) => key(scope, `${id}#requestRate`, "requestRate");
export const parkKey = (scope: ParkScope) => key(scope, "park", "park");
/** Which parks there are. */
export const parkEntryKey = (scope: SharedScope, id: ParkId) => key(scope, "park", id);
/** Agencies that have left, by the day on which they are erased. */
export const leavingKey = (scope: ParkScope, day: CalendarDate, id: AgencyId) => key(scope, "leaving", `${day}#${id}`);
export const agencyKey = (scope: ParkScope, id: AgencyId) => key(scope, "agency", id);
export const apiKeyKey = (scope: OwnerScope, id: ApiKeyId) => key(scope, "apiKey", id);
/** Where the authorizer finds whose a key is. */
export const apiKeyHolderKey = (scope: MemberScope, id: ApiKeyId) => key(scope, `${id}#apiKey`, "apiKey");
export const invitationKey = (scope: OwnerScope, id: InvitationId) => key(scope, "invitation", id);
export const partition = (
  scope: Scope,
  noun:
    | "agreement"
    | "cohort"
    | "apiKey"
    | "demand"
    | "flow"
    | "supply"
    | "arrival"
    | "talentMonth"
    | "talentLive"
    | "talentSeat"
    | "enterprise"
    | "filing"
    | "grant"
    | "partner"
    | "member"
    | "order"
    | "importJob"
    | "exportJob"
    | "allocation"
    | "agency"
    | "evaluation"
    | "statement"
    | "invitation"
    | "leaving"
    | "leadTally"
    | "offering"
    | "park"
    | "policyCard"
    | "scorecard"
    | "programme"
    | "assessment"
    | "serviceResult"
    | "board"
    | "survey"
    | "complaint"
    | "rectification"
    | "intention"
    | "posting"
    | "relayMonth"
    | "relay"
    | "roster"
    | "graduate"
    | "prospectProposal",
) => `${prefixOf(scope)}${noun}`;
/** Memberships of one person; the subject is hashed so that no issuer's characters enter a key. */
export function memberKey(scope: MemberScope, subject: string, organisation: string): Key {
  return { pk: memberPartition(scope, subject), sk: organisation };
}
export function memberPartition(scope: MemberScope, subject: string): string {
  return `${prefixOf(scope)}${createHash("sha256").update(subject).digest("hex").slice(0, 40)}#member`;
}
/** What every key of an owner's audit begins with. */
export const auditPrefix = (scope: OwnerScope) => `A#${scope.id}#`;
/** A month of an owner's audit; entries are only ever added. */
export const auditKey = (scope: OwnerScope, at: string, id: string): Key => ({
  pk: `${auditPrefix(scope)}${at.slice(0, 7)}`,
  sk: `${at}#${id}`,
});
/** A record's own list of the audit entries that name it, beside the months: of the same kind, and only added to as well. */
export const auditOfPartition = (scope: OwnerScope, recordId: string) => `${auditPrefix(scope)}of#${recordId}`;
export const auditOfKey = (scope: OwnerScope, recordId: string, sk: string): Key => ({
  pk: auditOfPartition(scope, recordId),
  sk,
});
/** How far the night has looked for what was kept long enough, by partition. */
export const keptLookKey = (scope: OwnerScope, of: string) => key(scope, "keptLook", of.slice(prefixOf(scope).length));
export const idempotencyKey = (scope: Scope, digest: string) => key(scope, `idempotency#${digest.slice(0, 2)}`, digest);
