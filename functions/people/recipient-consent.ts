import type { Candidate } from "@shanhai/contract/candidate";
import type * as contract from "@shanhai/contract/recipient-consent";
import type { CandidateId, EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { agreeTo, disagreeWith } from "@shanhai/domain/recipient";
import type { Request } from "@shanhai/http/serve";
import { getLivingCandidate, saveRecipients } from "@shanhai/store/candidate";
import { getEnterprise } from "@shanhai/store/enterprise";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** A consent is no edit of the person that was seen: it is added to the record as it is now, whoever edits it meanwhile. */
function change(
  table: Table<TenantScope>,
  act: Act,
  candidateId: CandidateId,
  enterpriseId: EnterpriseId,
  next: (person: CandidateRecord) => CandidateRecord,
): Promise<Candidate> {
  return settle(async () => {
    const before = await getLivingCandidate(table, candidateId);
    return saveRecipients(table, act, before, next(before), enterpriseId);
  });
}

export async function record(
  { act, scope, input }: Request<typeof contract.recordRecipientConsent>,
  platform: Platform,
): Promise<Candidate> {
  const table = platform.open(scope);
  const { enterpriseId, means } = input.body;
  const enterprise = found(await getEnterprise(table, enterpriseId));
  return change(table, act, input.params.candidateId, enterpriseId, (person) =>
    agreeTo(person, enterprise, means, act),
  );
}

export async function withdraw(
  { act, scope, input }: Request<typeof contract.withdrawRecipientConsent>,
  platform: Platform,
): Promise<Candidate> {
  const { candidateId, enterpriseId } = input.params;
  const take = (person: CandidateRecord) => disagreeWith(person, enterpriseId, act);
  return change(platform.open(scope), act, candidateId, enterpriseId, take);
}
