import { KEPT_OVER_WORDS } from "@shanhai/contract/kept-words";
import type { AgencyId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { AgencyLeadRecord } from "@shanhai/domain/agency-lead";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { isAtWork } from "@shanhai/domain/erasure";
import type { GraduateRecord } from "@shanhai/domain/graduate";
import type { IntentionRecord } from "@shanhai/domain/intention";
import { forgetAgencyLead, isForgotten, isKeptOver } from "@shanhai/domain/kept";
import { listAgencies } from "@shanhai/store/agency";
import { getApplications } from "@shanhai/store/application";
import { findNaming, getPlacementsOf, notePending } from "@shanhai/store/erasure";
import { removeGraduate } from "@shanhai/store/graduate";
import { removeIntention } from "@shanhai/store/intention";
import { nextToLookAt, saveForgottenAgencyLead } from "@shanhai/store/kept";
import { leadPartition } from "@shanhai/store/keys/event";
import { partition } from "@shanhai/store/keys/owner";
import { candidatePartitions } from "@shanhai/store/keys/pipeline";
import { listPartners } from "@shanhai/store/partner";
import type { Table } from "@shanhai/store/table";
import { mintPartnerItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope, PartnerItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import { eraseCandidate } from "../erase-candidate.ts";
import type { Platform } from "../platform.ts";
import type { Attempt } from "./attempt.ts";
import { eraseKeptByPark } from "./erase-kept-by-park.ts";

const ACTION = "forgetKept";
const PAGE = 100;

/** Whether nothing was done about somebody for as long as people are kept; who is at work, or in a pipeline, is not. */
async function isCandidateOver(table: Table<TenantScope>, person: CandidateRecord, { today }: Act): Promise<boolean> {
  if (!isKeptOver("candidate", person.updatedAt, today)) return false;
  const naming = await findNaming(table, [person.candidateId, ...(person.mergedIds ?? [])]);
  const [applications, placements] = await Promise.all([
    getApplications(table, naming.applicationIds),
    getPlacementsOf(table, naming.placementIds),
  ]);
  if (isAtWork(placements)) return false;
  const since = [
    ...placements.map(({ updatedAt }) => updatedAt),
    ...[...applications.values()].map(({ movedAt }) => movedAt),
  ];
  return since.every((at) => isKeptOver("candidate", at, today));
}

/** People and leads of one agency that were kept long enough. */
async function eraseByAgency(platform: Platform, park: Table<ParkScope>, agencyId: AgencyId, attempt: Attempt) {
  const table = platform.open(mintTenantScope(agencyId, park.scope.id));
  const act = () => backgroundAct(platform, ACTION);
  for (const shard of candidatePartitions(table.scope)) {
    for (const person of await nextToLookAt<CandidateRecord>(table, shard)) {
      const { candidateId } = person;
      await attempt({ agencyId, candidateId, act: ACTION }, async () => {
        const now = act();
        if (!(await isCandidateOver(table, person, now))) return;
        const receiptId = now.newId<string>("ers");
        const pending = {
          agencyId,
          candidateId,
          applicationIds: [],
          reason: KEPT_OVER_WORDS.zh,
          receiptId,
          at: now.at,
        };
        // Noted first, as when a person asks: the next nights go on with what is cut off, and look after files.
        await notePending(park, pending);
        await eraseCandidate(table, now, pending);
      });
    }
  }
  for (const lead of await nextToLookAt<AgencyLeadRecord>(table, leadPartition(table.scope))) {
    const { leadId, origin, status, updatedAt } = lead;
    await attempt({ agencyId, leadId, act: ACTION }, async () => {
      const now = act();
      if (origin !== "own" || status === "converted" || isForgotten(lead)) return;
      if (!isKeptOver("agencyLead", updatedAt, now.today)) return;
      await saveForgottenAgencyLead(table, now, lead, forgetAgencyLead(lead, now));
    });
  }
}

/** People that one partner wrote down or has on a roster. */
async function eraseByPartner(platform: Platform, partnerId: PartnerId, attempt: Attempt): Promise<void> {
  const table: Table<PartnerItemsScope> = platform.open(mintPartnerItemsScope(partnerId));
  const act = () => backgroundAct(platform, ACTION);
  for (const record of await nextToLookAt<IntentionRecord>(table, partition(table.scope, "intention"))) {
    const { intentionId, updatedAt } = record;
    await attempt({ partnerId, intentionId, act: ACTION }, async () => {
      if (isKeptOver("intention", updatedAt, act().today)) await removeIntention(table, act(), record);
    });
  }
  for (const record of await nextToLookAt<GraduateRecord>(table, partition(table.scope, "graduate"))) {
    const { graduateId, updatedAt } = record;
    await attempt({ partnerId, graduateId, act: ACTION }, async () => {
      if (isKeptOver("graduate", updatedAt, act().today)) await removeGraduate(table, act(), record);
    });
  }
}

/**
 * Erases what names people once it was kept as long as its rule says (`contract/kept.ts`): the park's own, its agencies' and its
 * partners'. Each record is an attempt of its own; doing it again, or a night late, is no harm.
 */
export async function eraseKept(platform: Platform, park: Table<ParkScope>, attempt: Attempt): Promise<void> {
  const { id: parkId } = park.scope;
  await attempt({ parkId, act: ACTION }, () => eraseKeptByPark(platform, park, attempt));
  let cursor: string | undefined;
  do {
    const page = await listAgencies(park, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { agencyId, erasedAt } of page.items) {
      if (erasedAt) continue;
      await attempt({ agencyId, act: ACTION }, () => eraseByAgency(platform, park, agencyId, attempt));
    }
    cursor = page.cursor;
  } while (cursor);
  do {
    const page = await listPartners(park, undefined, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { partnerId } of page.items) {
      await attempt({ partnerId, act: ACTION }, () => eraseByPartner(platform, partnerId, attempt));
    }
    cursor = page.cursor;
  } while (cursor);
}
