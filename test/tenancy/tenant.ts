import { copyPersonalData } from "@shanhai/contract/access-export";
import { createAgencyLead } from "@shanhai/contract/agency-lead";
import { createAllocation } from "@shanhai/contract/allocation";
import { createApiKey } from "@shanhai/contract/api-key";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { assignApplications } from "@shanhai/contract/assignment";
import { createCandidate, revealCandidate, updateCandidate } from "@shanhai/contract/candidate";
import { recordService } from "@shanhai/contract/care-service";
import { createContestEntry } from "@shanhai/contract/contest-entry";
import { changeVisitRule } from "@shanhai/contract/due-visit";
import { closeStep, openEngagement } from "@shanhai/contract/engagement";
import { createEnterprise, updateEnterprise } from "@shanhai/contract/enterprise";
import { createEnterpriseLink } from "@shanhai/contract/enterprise-link";
import { createEvent, getEventLinks } from "@shanhai/contract/event";
import { recordEventOutcome } from "@shanhai/contract/event-outcome";
import { addEventSlots } from "@shanhai/contract/event-slot";
import { createExportJob } from "@shanhai/contract/export-job";
import { createFiling } from "@shanhai/contract/filing";
import { commitImportJob, createImportJob } from "@shanhai/contract/import-job";
import { createInterview, inviteToInterview } from "@shanhai/contract/interview";
import { inviteColleague } from "@shanhai/contract/invitation";
import { createLead } from "@shanhai/contract/lead";
import { changeMatchRule } from "@shanhai/contract/match";
import { getMe } from "@shanhai/contract/member";
import { mergeCandidates } from "@shanhai/contract/merge";
import { moveApplications } from "@shanhai/contract/move";
import { createOffering } from "@shanhai/contract/offering";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements, takeBackLeave } from "@shanhai/contract/placement";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { recordRecipientConsent } from "@shanhai/contract/recipient-consent";
import { createRegistration, registerAgencyForEvent } from "@shanhai/contract/registration";
import { saveFilter } from "@shanhai/contract/saved-filter";
import type { ApplicationId, CandidateId, OrderId } from "@shanhai/contract/scalar";
import { createSigningDocument, recordSigning } from "@shanhai/contract/signing";
import { createStatement, exportStatement, listStatementLines } from "@shanhai/contract/statement";
import { completeVisit, planVisit } from "@shanhai/contract/visit";
import { createWebhook } from "@shanhai/contract/webhook";
import { testWebhook } from "@shanhai/contract/webhook-delivery";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { type Person, uscc } from "../laptop.ts";

/** Two statements of an order, the last of them a draft. */
async function fillStatements(owner: Person, orderId: OrderId) {
  const today = shanghaiDate(new Date());
  const feeRule = { kind: "monthly", fen: 100, capMonths: 3, guarantee: "none", vatRate: 600 } as const;
  await owner.call(updateOrder, { params: { orderId }, body: { version: 1, feeRule } });
  const periods = [
    { from: plusDays(today, -60), to: plusDays(today, -39) },
    { from: plusDays(today, -38), to: today },
  ];
  let statementId = "";
  for (const body of periods) {
    statementId = (await owner.call(createStatement, { params: { orderId }, body })).statementId;
  }
  await owner.call(listStatementLines, { params: { statementId }, query: {} });
  await owner.call(exportStatement, { params: { statementId }, body: { format: "xlsx" } });
  return statementId;
}

/** An event of a park with one of every record it can have, today. */
export async function fillEvent(administrator: Person, number: number) {
  const date = shanghaiDate(new Date());
  const { eventId } = await administrator.call(createEvent, {
    body: {
      kind: "matchmaking",
      title: `对接会${number}`,
      place: "园区",
      date,
      from: "00:00",
      to: "23:59",
      capacity: 9,
      status: "open",
    },
  });
  const params = { eventId };
  const phone = `1990005${String(number).padStart(4, "0")}`;
  const { registrationId } = await administrator.call(createRegistration, {
    params,
    body: { kind: "person", contactName: "汪洋", phone },
  });
  const { slots } = await administrator.call(addEventSlots, { params, body: { slots: [{ label: "A01" }] } });
  const { outcomeId } = await administrator.call(recordEventOutcome, { params, body: { metric: "needs", count: 1 } });
  const contest = await administrator.call(createEvent, {
    body: { kind: "contest", title: `大赛${number}`, place: "园区", date, from: "09:00", to: "10:00", capacity: 9 },
  });
  const { entryId } = await administrator.call(createContestEntry, {
    params: { eventId: contest.eventId },
    body: { title: "项目", team: "队", summary: "说明" },
  });
  const { lead } = await administrator.call(createLead, {
    body: { kind: "settlement", contactName: "汪洋", phone: `1990009${String(number).padStart(4, "0")}`, eventId },
  });
  const links = await administrator.call(getEventLinks, { params });
  return {
    ids: { leadId: lead.leadId, eventId, registrationId, slotId: slots[0]?.slotId ?? "", outcomeId, entryId },
    links,
    phone,
  };
}
export type FilledEvent = Awaited<ReturnType<typeof fillEvent>>;

/** An agency's own registration for an event of its park. */
export async function joinEvent(owner: Person, eventId: string, number: number): Promise<string> {
  const body = { eventId, contactName: "章初一", phone: `1990006${String(number).padStart(4, "0")}` };
  return (await owner.call(registerAgencyForEvent, { body })).registrationId;
}

/** Two months filed, neither of them another tenant's. */
async function fileMonths(owner: Person, number: number) {
  const months = [`2025-0${number}`, `2026-0${number}`];
  for (const month of months) await owner.call(createFiling, { body: { month, revenue: 100, tax: 10 } });
  return months[0] ?? "";
}

/** Two clients with an open order, engaged with, one of them visited; and two visits planned to a third. */
async function fillEngagements(owner: Person, number: number, [first, second]: readonly [string, string]) {
  const today = shanghaiDate(new Date());
  await owner.call(changeVisitRule, { body: { everyDays: 1, version: 0 } });
  const weights = { skills: number, pay: 1, distance: 1, history: 1 };
  await owner.call(changeMatchRule, { body: { weights, version: 0 } });
  await owner.call(createOrder, { body: { enterpriseId: second, title: "订单", deadline: "2030-01-01" } });
  const third = await owner.call(createEnterprise, { body: { name: `企业${number}丙`, uscc: uscc(number * 10 + 2) } });
  const plan = (enterpriseId: string) => owner.call(planVisit, { body: { enterpriseId, plannedDate: today } });
  const done = await plan(first);
  await owner.call(completeVisit, { params: done, body: { visitedOn: today, findings: "缺装配工" } });
  await plan(third.enterpriseId);
  const { visitId } = await plan(third.enterpriseId);
  await owner.call(openEngagement, { body: { enterpriseId: second } });
  const { engagementId } = await owner.call(openEngagement, { body: { enterpriseId: first } });
  await owner.call(closeStep, {
    params: { engagementId },
    body: { version: 1, step: "discovery", visitId: done.visitId },
  });
  return { visitId, engagementId };
}

/** Two positions with a posting on the board. */
async function fillPostings(owner: Person, enterpriseId: string, positionId: string) {
  const order = { enterpriseId, title: "招聘", deadline: "2030-01-01" };
  const params = await owner.call(createOrder, { body: order });
  const seats = { title: "质检员", occupation: "质检员", headcount: 1, payMin: 1, payMax: 2, place: "衢州" };
  const other = await owner.call(addPosition, { params, body: seats });
  const validThrough = plusDays(shanghaiDate(new Date()), 30);
  const body = { division: "330803", validThrough, publish: true };
  // Its own seats are filled by now.
  await owner.call(createPosting, { params: { positionId }, body: { ...body, publish: false } });
  return (await owner.call(createPosting, { params: { positionId: other.positionId }, body })).postingId;
}

/** One of every record a tenant can have, two where a list must have a second page. */
export async function fillTenant(owner: Person, number: number) {
  const enterprise = await owner.call(createEnterprise, { body: { name: `企业${number}`, uscc: uscc(number * 10) } });
  const other = await owner.call(createEnterprise, { body: { name: `企业${number}乙`, uscc: uscc(number * 10 + 1) } });
  const { enterpriseId } = enterprise;
  await owner.call(updateEnterprise, { params: { enterpriseId }, body: { version: 1, industry: "制造" } });
  const body = { enterpriseId, title: `订单${number}`, deadline: "2030-01-01" };
  await owner.call(createOrder, { body });
  const { orderId } = await owner.call(createOrder, { body });
  const seats = { title: "操作工", occupation: "操作工", headcount: 1, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  await owner.call(updatePosition, { params: { positionId }, body: { version: 1, headcount: 2 } });
  const candidateIds: CandidateId[] = [];
  for (const person of [1, 2]) {
    const phone = `1990000${String(number * 10 + person).padStart(4, "0")}`;
    candidateIds.push(
      (await owner.call(createCandidate, { body: { name: `求职者${person}`, phone, consent: true } })).candidateId,
    );
  }
  const known = await owner.call(createCandidate, {
    body: {
      name: "有证者",
      phone: `1990002${String(number).padStart(4, "0")}`,
      idNumber: "11010519491231002X",
      consent: true,
    },
  });
  const params = { candidateId: known.candidateId };
  await owner.call(updateCandidate, {
    params,
    body: { version: 1, phone: `1990003${String(number).padStart(4, "0")}` },
  });
  await owner.call(copyPersonalData, { params, body: {} });
  await owner.call(revealCandidate, { params, body: { field: "idNumber", reason: "签约" } });
  const again = await owner.call(createCandidate, {
    body: { name: "有证者", phone: `1990004${String(number).padStart(4, "0")}`, consent: true },
  });
  const survivor = { candidateId: candidateIds[0] ?? "" };
  const merging = { otherId: again.candidateId, version: 1, otherVersion: 1 };
  const { merge } = await owner.call(mergeCandidates, { params: survivor, body: merging });
  const mergeId = merge?.mergeId ?? "";
  const consent = { enterpriseId, means: "written" as const };
  await owner.call(recordRecipientConsent, { params: survivor, body: consent });
  const link = await owner.call(createEnterpriseLink, { params: { enterpriseId }, body: { holder: "王芳" } });
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds } });
  const applicationIds = results.map(({ applicationId }) => applicationId as ApplicationId);
  const day = { positionId, date: "2030-01-01", from: "09:00", minutes: 30, slots: 2, capacity: 5, place: "会议室" };
  await owner.call(createInterview, { params: { orderId }, body: day });
  const today = { ...day, date: shanghaiDate(new Date()) };
  const { interviewId } = await owner.call(createInterview, { params: { orderId }, body: today });
  await owner.call(inviteToInterview, { params: { orderId, interviewId }, body: { applicationIds } });
  const { memberId } = await owner.call(getMe, {});
  await owner.call(createApiKey, { body: { name: "ERP", role: "recruiter" } });
  const { apiKeyId } = await owner.call(createApiKey, { body: { name: "考勤", role: "recruiter" } });
  await owner.call(inviteColleague, { body: { email: `first${number}@tenant.test` } });
  const invited = await owner.call(inviteColleague, { body: { email: `second${number}@tenant.test` } });
  await owner.call(assignApplications, { params: { orderId }, body: { applicationIds, recruiterIds: [memberId] } });
  await owner.call(saveFilter, { body: { list: "placements", name: "在岗", words: "status=active" } });
  const filter = { list: "followUps" as const, name: "初筛", words: "stage=screened" };
  const { savedFilterId } = await owner.call(saveFilter, { body: filter });
  let moveId = "";
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    // Long enough ago for a second month on the job, and so a second statement.
    const date = plusDays(shanghaiDate(new Date()), -40);
    const arrival = to === "onboarded" ? { date } : {};
    const move = await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to, ...arrival } });
    moveId = move.moveId ?? "";
  }
  const [first, second] = (await owner.call(listPlacements, { query: { orderId } })).items;
  const placementId = first?.placementId ?? "";
  const leaving = { date: first?.arrivalDate ?? "", reason: "家中有事", version: 1 };
  await owner.call(leavePlacement, { params: { placementId: second?.placementId ?? "" }, body: leaving });
  await owner.call(takeBackLeave, { params: { placementId: second?.placementId ?? "" } });
  const scanned = new TextEncoder().encode("%PDF-1.7");
  const { documentId, upload: target } = await owner.call(createSigningDocument, {
    body: { fileName: "合同.pdf", size: scanned.length },
  });
  await fetch(target.url, { method: target.method, headers: target.headers, body: scanned });
  const document = { documentId, fileName: "合同.pdf" };
  await owner.call(recordSigning, {
    params: { placementId },
    body: { signedDate: "2026-01-04", place: "衢州", document, version: 1 },
  });
  await owner.call(recordService, { params: { placementId }, body: { kind: "housing", date: "2026-01-05" } });
  const statementId = await fillStatements(owner, orderId);
  const month = await fileMonths(owner, number);
  const engaged = await fillEngagements(owner, number, [enterpriseId, other.enterpriseId]);
  const file = new TextEncoder().encode(
    `姓名,手机号,授权同意\n导入者,1990001${String(number).padStart(4, "0")},是\n坏行,1,是\n`,
  );
  const { importJobId, upload } = await owner.call(createImportJob, {
    body: { fileName: "名单.csv", size: file.length },
  });
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: file });
  await owner.call(createImportJob, { body: { fileName: "名单二.csv", size: 9 } });
  await owner.call(commitImportJob, { params: { importJobId }, body: {} });
  await owner.call(listApplications, { params: { positionId }, query: {} });
  await owner.call(createExportJob, { body: { list: "candidates" } });
  const { exportJobId } = await owner.call(createExportJob, { body: { list: "orders", format: "csv" } });
  await owner.call(createAllocation, { body: {} });
  const { allocationId } = await owner.call(createAllocation, { body: { orderIds: [orderId] } });
  const need = { kind: "service" as const, contactName: "来客" };
  await owner.call(createAgencyLead, { body: { ...need, phone: `1990010${String(number).padStart(4, "0")}` } });
  const { lead } = await owner.call(createAgencyLead, {
    body: { ...need, phone: `1990011${String(number).padStart(4, "0")}` },
  });
  await owner.call(createOffering, { body: { name: "图谱", kind: "talentMap" } });
  const { offeringId } = await owner.call(createOffering, {
    body: { name: "订单班", kind: "cohort", published: true },
  });
  const postingId = await fillPostings(owner, enterpriseId, positionId);
  const receiver = { url: "https://receiver.invalid/", types: ["order.closed" as const] };
  await owner.call(createWebhook, { body: receiver });
  const { webhook } = await owner.call(createWebhook, { body: receiver });
  const { webhookDeliveryId } = await owner.call(testWebhook, { params: webhook });
  return {
    agencyLeadId: lead.leadId,
    clientPath: link.path ?? "",
    ids: {
      offeringId,
      postingId,
      enterpriseId,
      enterpriseLinkId: link.enterpriseLinkId,
      orderId,
      positionId,
      candidateId: candidateIds[0] ?? "",
      importJobId,
      exportJobId,
      allocationId,
      interviewId,
      memberId,
      apiKeyId,
      invitationId: invited.invitationId,
      savedFilterId,
      webhookId: webhook.webhookId,
      webhookDeliveryId,
      moveId,
      mergeId,
      statementId,
      placementId,
      /** Of somebody who applied by a link; known once the board shows the posting. */
      applicationId: "",
      month,
      ...engaged,
    },
    candidateIds,
    applicationIds,
    documentId,
  };
}
export type FilledTenant = Awaited<ReturnType<typeof fillTenant>>;
