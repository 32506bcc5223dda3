import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createApiKey, revokeApiKey } from "@shanhai/contract/api-key";
import type { Endpoint } from "@shanhai/contract/endpoint";
import type { Scope } from "@shanhai/tenancy/scope";
import { planOf } from "../cohort.ts";
import { type Person, startTestLaptop } from "../laptop.ts";
import { fillBatch } from "./batch.ts";
import { fillConversations } from "./conversations.ts";
import { fillPark, proveWith } from "./park.ts";
import { fillPartner, recommendTo, trainFor } from "./partner.ts";
import { type FilledTenant, fillEvent, fillTenant, joinEvent } from "./tenant.ts";
import { VALID_BODIES } from "./valid-bodies.ts";

/** A program with a key of its owner's role, which has ID numbers in full if it may change things. */
async function program(owner: Person, access: "read" | "write", revoke = false): Promise<Person> {
  const body = { name: access, role: "owner" as const, access, reveals: access === "write" };
  const { token, apiKeyId } = await owner.call(createApiKey, { body });
  if (revoke) await owner.call(revokeApiKey, { params: { apiKeyId } });
  return { ...owner, accessToken: token };
}

/**
 * Two parks with their staff, three agencies, three partners and programs, with one of every record: what the tenancy matrix
 * asks for with wrong tokens, and what `npm run fuzz` asks for with wrong everything.
 */
export async function fillWorld(
  documentClient: (endpoint: string, scope: Scope) => DynamoDBDocumentClient,
  options: { console?: boolean } = {},
) {
  const laptop = await startTestLaptop({ documentClient, ...options });
  const [first, second] = [
    await laptop.park("甲园", "330800", "admin@one.test"),
    await laptop.park("乙园", "330100", "admin@two.test"),
  ];
  const administrators: Person[] = [first, second];
  const evaluator = await laptop.evaluator(first, "evaluator@one.test");
  const evaluatorElsewhere = await laptop.evaluator(second, "evaluator@two.test");
  const [agencyA, agencyB] = [
    await laptop.agency(first, "机构甲", 1, "owner@a.test"),
    await laptop.agency(first, "机构乙", 2, "owner@b.test"),
  ];
  const elsewhere = await laptop.agency(second, "机构丙", 1, "owner@c.test");
  await laptop.agency(first, "机构丁", 4, "owner@empty.test");
  const [a, b, nobody] = [agencyA.owner, agencyB.owner, await laptop.person("stranger@nowhere.test")];
  const outsider = elsewhere.owner;
  const [agencyOfB, agencyOfOtherPark] = [agencyB.agency.agencyId, elsewhere.agency.agencyId];
  // Who belongs to an agency is known to it by way of the stream.
  await laptop.recruiter(a, "recruiter@a.test");
  await laptop.recruiter(b, "recruiter@b.test");
  await laptop.drain();
  const onboarding = await laptop.apply(first, 90);
  const filledA = await fillTenant(a, 1);
  const filledB = await fillTenant(b, 2);
  const [event, otherEvent] = [await fillEvent(first, 1), await fillEvent(second, 2)];
  const registrationsOf = { a: await joinEvent(a, event.ids.eventId, 1), b: await joinEvent(b, event.ids.eventId, 2) };
  await laptop.drain();
  const evaluators = [evaluator, await laptop.evaluator(first, "evaluator2@one.test")] as const;
  await laptop.drain();
  const agencies = { agencyA: agencyA.agency.agencyId, agencyB: agencyB.agency.agencyId };
  const filledPark = await fillPark(first, evaluators, { ...agencies, orderOfB: filledB.ids.orderId });
  const partnerA = await fillPartner(laptop, first, 1);
  const partnerB = await fillPartner(laptop, first, 2);
  const partnerElsewhere = await fillPartner(laptop, second, 3);
  const introductionOfB = await recommendTo(laptop, b, { school: partnerB, postingId: filledB.ids.postingId });
  await recommendTo(laptop, a, { school: partnerA, postingId: filledA.ids.postingId });
  const cohortsOf = {
    a: await trainFor(laptop, a, { school: partnerA, enterpriseId: filledA.ids.enterpriseId }),
    b: await trainFor(laptop, b, { school: partnerB, enterpriseId: filledB.ids.enterpriseId }),
  };
  await laptop.drain();
  [filledA.ids.applicationId = "", filledB.ids.applicationId = ""] = await fillConversations(laptop.origin, first, [
    { owner: a, postingId: filledA.ids.postingId },
    { owner: b, postingId: filledB.ids.postingId },
  ]);
  const batchesOf = { a: await fillBatch(a, filledA.ids), b: await fillBatch(b, filledB.ids) };
  const parkIds = { ...filledPark, proofDocumentId: await proveWith(b, filledPark.rectificationId) };
  const keys = {
    a: await program(a, "write"),
    b: await program(b, "write"),
    reading: await program(a, "read"),
    revoked: await program(a, "write", true),
  };
  await laptop.drain();
  /** A body that is right in every way but whose ids are B's. */
  const validBody = (endpoint: Endpoint, filled: FilledTenant): unknown => {
    if (endpoint.id === "assignEvaluators") return { assignments: [{ agencyId: agencyOfB }] };
    if (endpoint.id === "reassignEvaluators")
      return { version: 1, evaluatorIds: [filledA.ids.memberId, filledB.ids.memberId] };
    if (endpoint.id === "updateAgreement") {
      const term = { from: "2030-01-01", to: "2030-12-31", obligations: [], opens: [] };
      return { version: 1, number: "n", title: "t", partnerIds: [partnerElsewhere.ids.partnerId], ...term };
    }
    if (endpoint.id === "createCohort")
      return { partnerId: partnerB.ids.partnerId, ...planOf([filled.ids.positionId as never]) };
    if (endpoint.id === "updateCohort") return { version: 1, ...planOf([filled.ids.positionId as never]) };
    const { graduateIds } = partnerB;
    if (endpoint.id === "enrolGraduates") return { seat: 0, graduateIds, consent: { means: "oral" } };
    if (endpoint.id === "moveEnrolments") return { graduateIds, to: "training" };
    if (endpoint.id === "sendGraduates") return { graduateIds };
    if (endpoint.id === "introduceGraduates")
      return { graduateIds: [partnerB.ids.graduateId], consent: { means: "oral" } };
    if (endpoint.id === "proposePlan") return { offeringId: filled.ids.offeringId };
    if (endpoint.id === "addToBatch") return { applicationIds: [batchesOf.b.applicationId] };
    if (endpoint.id === "saveRatings")
      return { rows: [{ applicationId: batchesOf.b.applicationId, scores: [3], version: 0 }] };
    if (endpoint.id === "replaceRater")
      return { version: 1, memberId: filled.ids.memberId, successorId: filled.ids.memberId };
    if (endpoint.id === "askThirdRater") return { version: 1, memberId: filled.ids.memberId };
    if (endpoint.id === "mergeCandidates") return { otherId: filled.candidateIds[1], version: 1, otherVersion: 1 };
    if (endpoint.id === "recommendCandidates") return { candidateIds: filled.candidateIds };
    if (endpoint.id === "assignApplications")
      return { applicationIds: filled.applicationIds, recruiterIds: [filled.ids.memberId] };
    if (endpoint.id === "createInterview") {
      const { positionId } = filled.ids;
      return { positionId, date: "2030-01-01", from: "09:00", minutes: 30, slots: 2, capacity: 5, place: "p" };
    }
    if (endpoint.id === "markAttended") return { registrationIds: [event.ids.registrationId], attended: true };
    if (endpoint.id === "withdrawAgencyRegistration") return { eventId: event.ids.eventId };
    if (endpoint.id === "inviteToInterview") return { applicationIds: filled.applicationIds };
    if (endpoint.id === "recordAttendance") return { applicationIds: filled.applicationIds, attendance: "attended" };
    if (endpoint.id === "recordRecipientConsent") return { enterpriseId: filled.ids.enterpriseId, means: "oral" };
    if (endpoint.id === "moveApplications")
      return { applicationIds: filled.applicationIds, to: "rejected", reason: "r" };
    return VALID_BODIES[endpoint.id];
  };

  /** B's own ids, and those of its park's event with B's registration; of leads the park's, or B's own where agencies ask. */
  const idsOfB = ({ path }: Endpoint): Record<string, string> => ({
    ...event.ids,
    ...filledB.ids,
    ...onboarding,
    ...parkIds,
    ...partnerB.ids,
    introductionId: introductionOfB,
    cohortId: cohortsOf.b.cohortId,
    ...(path.includes("{cohortId}") ? cohortsOf.b : {}),
    ...batchesOf.b,
    registrationId: registrationsOf.b,
    leadId: path.startsWith("/agency-leads/") ? filledB.agencyLeadId : event.ids.leadId,
  });

  return {
    laptop,
    administrators,
    evaluator,
    evaluatorElsewhere,
    a,
    b,
    nobody,
    outsider,
    agencyOfB,
    agencyOfOtherPark,
    onboarding,
    filledA,
    filledB,
    event,
    otherEvent,
    registrationsOf,
    parkIds,
    partnerA,
    partnerB,
    partnerElsewhere,
    introductionOfB,
    cohortsOf,
    batchesOf,
    keys,
    idsOfB,
    validBody,
  };
}
export type World = Awaited<ReturnType<typeof fillWorld>>;
