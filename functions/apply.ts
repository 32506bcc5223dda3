import { createHash } from "node:crypto";
import type { JobApplicationInput, SelfApplication } from "@shanhai/contract/job-application";
import type { JobSource } from "@shanhai/contract/job-source";
import type { ConsentMeans } from "@shanhai/contract/recipient";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { mayRenew, recommend } from "@shanhai/domain/application";
import type { BoardPostingRecord } from "@shanhai/domain/board-posting";
import { createCandidate } from "@shanhai/domain/candidate";
import { openForWork } from "@shanhai/domain/order";
import { getApplications } from "@shanhai/store/application";
import { claimsOf, findIdentities, getCandidates, hashIdentity, sealCandidate } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { getOrder, getPosition } from "@shanhai/store/order";
import { insertSelfApplication, renewSelfApplication } from "@shanhai/store/self-application";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { settle } from "./settle.ts";

/** What somebody sent by a job's page, or said at a station. */
interface Sent {
  input: JobApplicationInput;
  source: JobSource;
  /** The form's number, or what else makes it one act. */
  request: string;
  /** What was agreed to and how, and who wrote that down: the person, or a station. */
  consent: { textVersion: string; means: ConsentMeans; by: string };
}

/** A person who has no ID number here has nothing to be sealed. */
function nothingToSeal(): never {
  throw new Error("An application by a link has no ID number");
}

/**
 * Takes somebody's application to a job, by its page or at a station: the person on file who has the phone, whatever name was typed, or a new one. Whose
 * application is there already keeps it as it is, unless it was withdrawn: then it begins anew. What is known of somebody on file is left alone: anybody may type a number.
 * Throws `order.closed` when nobody can apply any more.
 */
export async function applyFor(
  table: Table<TenantScope>,
  act: Act,
  job: BoardPostingRecord,
  { input, source, request, consent: given }: Sent,
): Promise<ApplicationId> {
  const [position, order, standing] = await Promise.all([
    getPosition(table, job.positionId),
    getOrder(table, job.orderId),
    getStanding(table),
  ]);
  const licensed = standing?.status === "active" && standing.licenceExpiry >= act.today;
  if (!licensed || !position || !order || position.open < 1) throw new AppError("order.closed");
  openForWork(order);
  const { name, phone, intention, experience } = input;
  const applied: SelfApplication = {
    at: act.at,
    name,
    ...(intention ? { intention } : {}),
    ...(experience ? { experience } : {}),
    consentVersion: given.textVersion,
    recipients: [job.agencyName, job.enterpriseName],
  };
  const mark = createHash("sha256").update(request).digest("hex").slice(0, 32);
  return settle(async () => {
    const claims = claimsOf(hashIdentity(table, { phone }));
    const [known] = await getCandidates(table, [...(await findIdentities(table, claims)).values()]);
    if (known) {
      // Applications of records that were merged into this one are the person's.
      const ids = [known.candidateId, ...(known.mergedIds ?? [])].map((id) => applicationIdOf(job.positionId, id));
      const [existing] = (await getApplications(table, ids)).values();
      // The same form again is no new application, whatever became of the first.
      const isNew = existing?.request !== request && existing?.renewal?.request !== request;
      if (existing && isNew && mayRenew(existing.stage))
        return renewSelfApplication(table, act, existing, { by: given.by, applied, request });
      if (existing) return existing.applicationId;
    }
    const person = { name, phone, ...(experience ? { note: experience } : {}) };
    // The form named the enterprise, which may be given what was typed into it; somebody on file has agreed to what they had.
    const { enterpriseId, enterpriseName } = order;
    const consent = { ...given, at: act.at };
    const created = {
      ...createCandidate(person, act),
      consentVersion: given.textVersion,
      recipients: [{ enterpriseId, enterpriseName, ...consent }],
    };
    const candidate = known ?? sealCandidate(table, created, { phone }, nothingToSeal);
    const id = applicationIdOf(position.positionId, candidate.candidateId);
    const record = {
      ...recommend(id, position, candidate, { name: given.by, at: act.at }),
      source,
      applied,
      request,
      act: mark,
    };
    return insertSelfApplication(table, act, { record, ...(known ? {} : { created: { candidate, claims } }) });
  });
}
