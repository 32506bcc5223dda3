import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import { MOST_PROPOSALS_A_DAY, type ProspectProposal } from "@shanhai/contract/prospect-proposal";
import type { PartnerId, ProspectProposalId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { type ProposalRecord, type ProposedLead, readProposal } from "@shanhai/domain/prospect-proposal";
import type { ParkScope, PartnerItemsScope } from "@shanhai/tenancy/scope";
import { hashIdentity } from "./candidate.ts";
import { auditEntry, commit } from "./commit.ts";
import { proposalKey, proposedKey } from "./keys/ally.ts";
import { partition, usageKey } from "./keys/owner.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Table } from "./table.ts";
import { once, Refused, transact, type Write } from "./write.ts";

/** As long as a day's use is kept. */
const USAGE_SECONDS = 40 * 24 * 60 * 60;

/** Keeps a new proposal, one more of those that the partner may make a day. Throws `proposals.many`. */
export async function insertProposal(
  table: Table<PartnerItemsScope>,
  act: Act,
  record: ProposalRecord,
): Promise<ProspectProposal> {
  const max = MOST_PROPOSALS_A_DAY;
  const { prospectProposalId } = record;
  try {
    return await commit(table, act, {
      writes: [
        { put: proposalKey(table.scope, prospectProposalId), record, condition: { absent: true } },
        {
          update: usageKey(table.scope, act.today),
          count: { proposals: 1 },
          set: { ttl: Math.floor(Date.parse(act.at) / 1000) + USAGE_SECONDS },
          condition: { absentOrBelow: { proposals: max } },
        },
      ],
      records: [prospectProposalId],
      result: readProposal(record),
      detail: { organisation: record.organisation },
    });
  } catch (error) {
    throw error instanceof Refused && error.at(1) ? new AppError("proposals.many", { max }) : error;
  }
}

/** A partner's proposals, newest first. */
export async function listProposals(table: Table<PartnerItemsScope>, page: PageQuery): Promise<Page<ProposalRecord>> {
  return listNewest(
    table,
    { name: "prospectProposal", partitions: [partition(table.scope, "prospectProposal")] },
    page,
  );
}

/** Proposals whose contact has this phone, by the hash that it has here. All are read: for the clock, not for a request. */
export async function findProposals(table: Table<PartnerItemsScope>, phoneHash: string): Promise<ProposalRecord[]> {
  const found: ProposalRecord[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<ProposalRecord> = await listProposals(table, { limit: 100, cursor });
    found.push(...page.items.filter(({ phone }) => phone && hashIdentity(table, { phone }).phoneHash === phoneHash));
    cursor = page.cursor;
  } while (cursor);
  return found;
}

/** Keeps a proposal that names nobody any more; how far it is may be told meanwhile. */
export async function saveForgottenProposal(
  table: Table<PartnerItemsScope>,
  act: Act,
  { prospectProposalId, contactName, phone, updatedAt }: ProposalRecord,
): Promise<void> {
  await commit(table, act, {
    writes: [
      {
        update: proposalKey(table.scope, prospectProposalId),
        set: { contactName, phone, updatedAt },
        condition: { exists: true },
      },
    ],
    records: [prospectProposalId],
    result: undefined,
  });
}

/** What a park keeps of a proposal. */
export async function getProposed(
  table: Table<ParkScope>,
  partner: PartnerId,
  id: ProspectProposalId,
): Promise<ProposedLead | undefined> {
  return getRecord(table, proposedKey(table.scope, partner, id));
}

/** The write that keeps which lead a proposal became: refused where it became one already. */
export function putProposed(scope: ParkScope, record: ProposedLead): Write {
  const put = proposedKey(scope, record.partnerId, record.prospectProposalId);
  return { put, record, condition: { absent: true } };
}

/** Keeps how far a proposal is with the park. Throws `Refused` when another delivery came between. */
export async function saveProposed(table: Table<ParkScope>, before: ProposedLead, after: ProposedLead): Promise<void> {
  const put = proposedKey(table.scope, after.partnerId, after.prospectProposalId);
  await transact(table, [{ put, record: after, condition: { equals: { told: before.told } } }]);
}

/** Tells a partner how far its proposal is, with an entry in its audit, once each, by way of the stream. */
export async function followProposed(
  table: Table<PartnerItemsScope>,
  act: Act,
  { prospectProposalId, status, told }: ProposedLead,
): Promise<void> {
  await once(table, [
    {
      update: proposalKey(table.scope, prospectProposalId),
      set: { status, told, updatedAt: act.at },
      condition: { exists: true, below: { told } },
    },
    auditEntry(table, act, [prospectProposalId], { status }),
  ]);
}
