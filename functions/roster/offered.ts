import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { Grant } from "@shanhai/contract/grant";
import type * as contract from "@shanhai/contract/introduction";
import type { OfferedGraduate } from "@shanhai/contract/introduction";
import type { IntroductionId, PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import { recommend } from "@shanhai/domain/application";
import { contradicts, createCandidate, identify } from "@shanhai/domain/candidate";
import { consentTo, type GraduateRecord } from "@shanhai/domain/graduate";
import { isOpen } from "@shanhai/domain/grant";
import {
  decline,
  mergeOffered,
  type OfferedRecord,
  personOf,
  readOffered,
  recipientsOf,
} from "@shanhai/domain/introduction";
import type { Request } from "@shanhai/http/serve";
import { getApplications } from "@shanhai/store/application";
import {
  claimsOf,
  findIdentities,
  findPeople,
  getCandidate,
  hashIdentity,
  sealCandidate,
  sealFor,
} from "@shanhai/store/candidate";
import { getGraduates } from "@shanhai/store/graduate";
import { grantsFor } from "@shanhai/store/grant";
import * as store from "@shanhai/store/introduction";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { getOrder, getPosition } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import { mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/*
 * Whom schools recommend. Until somebody is taken on, the agency keeps no more than where to look: every look reads the school's
 * roster, asks the school's own partition whether an agreement is in force, and shows whose consent names this agency. So what is
 * revoked or taken back is gone at once, and nothing has to be hidden after it.
 */

/** The school's table, of a school that a recommendation in the agency's own partition names. */
const schoolOf = (platform: Platform, partnerId: PartnerId) => platform.open(mintPartnerItemsScope(partnerId));

/** What an agreement must open for a recommendation to be seen: to a posting, or to the position that a cohort was trained to. */
const grantOf = ({ cohort }: OfferedRecord): Grant => (cohort ? "cohorts" : "rosters");

/** Those of one school's graduates who may be seen by an agency now, by recommendation. */
async function visible(
  platform: Platform,
  { id: agencyId }: TenantScope,
  agencyName: string,
  act: Act,
  partnerId: PartnerId,
  offered: readonly OfferedRecord[],
): Promise<Map<IntroductionId, GraduateRecord>> {
  const school = schoolOf(platform, partnerId);
  const [open, graduates] = await Promise.all([
    grantsFor(school, act),
    getGraduates(
      school,
      offered.map(({ graduateId }) => graduateId),
    ),
  ]);
  const seen = offered.flatMap((one): [IntroductionId, GraduateRecord][] => {
    const graduate = graduates.get(one.graduateId);
    const shown = graduate && isOpen(open, grantOf(one)) && consentTo(graduate, { name: agencyName, agencyId });
    return shown ? [[one.introductionId, graduate]] : [];
  });
  return new Map(seen);
}

export async function list(
  { act, scope, organisationName, input }: Request<typeof contract.listOfferedGraduates>,
  platform: Platform,
): Promise<Page<OfferedGraduate>> {
  const table = platform.open(scope);
  const page = await store.listOffered(table, input.query);
  if (input.query.status === "answered") {
    // Read where it stands, and so gone with the person.
    const people = await findPeople(
      table,
      page.items.flatMap(({ candidateId }) => candidateId ?? []),
    );
    const nameOf = ({ candidateId }: OfferedRecord) => candidateId && people.get(candidateId)?.name;
    return { ...page, items: page.items.map((one) => ({ ...readOffered(one), candidateName: nameOf(one) })) };
  }
  const schools = [...new Set(page.items.map(({ partnerId }) => partnerId))];
  const seen = await Promise.all(
    schools.map((partnerId) => {
      const own = page.items.filter((one) => one.partnerId === partnerId);
      return visible(platform, scope, organisationName, act, partnerId, own);
    }),
  );
  const graduates = new Map(seen.flatMap((some) => [...some]));
  const items = page.items.flatMap((one) => {
    const graduate = graduates.get(one.introductionId);
    return graduate ? [readOffered(one, graduate)] : [];
  });
  return { ...page, items };
}

type Result = ResultOf<typeof contract.acceptIntroductions>["results"][number];

/** Takes one graduate on, decided and written at once: who is one of the agency's people already stays one person. */
async function accept(
  table: Table<TenantScope>,
  platform: Platform,
  { act, agencyName }: { act: Act; agencyName: string },
  introductionId: IntroductionId,
): Promise<Result> {
  const offered = await store.getOffered(table, introductionId);
  if (!offered) return { introductionId, outcome: "notFound" };
  const { candidateId: taken, applicationId: existing } = offered;
  if (offered.status === "accepted")
    return { introductionId, outcome: "existing", candidateId: taken, applicationId: existing };
  if (offered.status === "declined") return { introductionId, outcome: "declined" };
  const graduate = (await visible(platform, table.scope, agencyName, act, offered.partnerId, [offered])).get(
    introductionId,
  );
  if (!graduate) return { introductionId, outcome: "closed" };
  const [position, order] = await Promise.all([
    getPosition(table, offered.positionId),
    getOrder(table, offered.orderId),
  ]);
  if (!position || order?.status !== "open") return { introductionId, outcome: "order" };

  const { idNumberSealed } = graduate;
  const keys = schoolOf(platform, offered.partnerId).keys;
  const person = personOf(graduate, idNumberSealed && (await keys.sealing()).open(idNumberSealed));
  const hashes = hashIdentity(table, person);
  const names = await findIdentities(table, claimsOf(hashes));
  const whom = identify(names.get(hashes.phoneHash ?? ""), names.get(hashes.idNumberHash ?? ""));
  const before = whom.kind === "person" ? await getCandidate(table, whom.candidateId) : undefined;
  if (whom.kind === "conflict" || (before && contradicts(before, hashes)))
    return { introductionId, outcome: "conflict" };
  const consent = found(consentTo(graduate, { name: agencyName, agencyId: table.scope.id }));
  const recipients = recipientsOf(graduate, order);
  const seal = await sealFor(table, [person]);
  const made = before
    ? mergeOffered(before, person, recipients, act.at)
    : {
        ...createCandidate(person, act),
        ...{ consentAt: consent.at, consentVersion: consent.textVersion },
        ...(recipients.length > 0 ? { recipients } : {}),
      };
  const sealed = before?.idNumberHash ? { ...made, ...hashes } : sealCandidate(table, made, person, seal);
  const candidate = before?.phoneHash ? { ...sealed, phoneHash: before.phoneHash } : sealed;
  const applicationId = applicationIdOf(position.positionId, candidate.candidateId);
  const held = (await getApplications(table, [applicationId])).has(applicationId);
  const { partnerId, partnerName, cohort } = offered;
  const application = held
    ? undefined
    : {
        ...recommend(applicationId, position, candidate, act),
        introduction: { introductionId, partnerId, partnerName, ...(cohort ? { cohort } : {}) },
        act: introductionId,
      };
  const { candidateId } = candidate;
  const after = { ...offered, status: "accepted" as const, candidateId, applicationId };
  const claims = claimsOf(hashes).filter(({ hash }) => !names.has(hash));
  await store.saveAcceptance(table, act, { after, candidate, before, claims, application });
  return { introductionId, outcome: "accepted", candidateId, applicationId };
}

/** Row by row, each in a transaction of its own: sent again, who was taken on is so already. */
export async function acceptMany(
  { act, scope, organisationName, input }: Request<typeof contract.acceptIntroductions>,
  platform: Platform,
): Promise<ResultOf<typeof contract.acceptIntroductions>> {
  const table = platform.open(scope);
  const results: Result[] = [];
  for (const introductionId of input.body.introductionIds)
    results.push(await settle(() => accept(table, platform, { act, agencyName: organisationName }, introductionId)));
  return { results };
}

export async function declineOne(
  { act, scope, input }: Request<typeof contract.declineIntroduction>,
  platform: Platform,
): Promise<OfferedGraduate> {
  const table = platform.open(scope);
  return settle(async () => {
    const offered = found(await store.getOffered(table, input.params.introductionId));
    return store.saveDecline(table, act, decline(offered, input.body.reason));
  });
}
