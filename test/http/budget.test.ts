import { copyPersonalData } from "@shanhai/contract/access-export";
import {
  getAgency,
  getStanding,
  listAgencies,
  registerAgency,
  transitAgency,
  updateAgency,
} from "@shanhai/contract/agency";
import { ENDPOINTS } from "@shanhai/contract/api";
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from "@shanhai/contract/api-key";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { readArrivalList } from "@shanhai/contract/arrival-list";
import { assignApplications, listAssigned } from "@shanhai/contract/assignment";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import {
  createCandidate,
  getCandidate,
  listCandidates,
  revealCandidate,
  updateCandidate,
} from "@shanhai/contract/candidate";
import { recordService } from "@shanhai/contract/care-service";
import { createEnterprise, getEnterprise, listEnterprises, updateEnterprise } from "@shanhai/contract/enterprise";
import * as enterpriseLinkContract from "@shanhai/contract/enterprise-link";
import { eraseCandidate } from "@shanhai/contract/erasure";
import { createEvaluation, getScorecard, listEvaluations } from "@shanhai/contract/evaluation";
import * as exportContract from "@shanhai/contract/export-job";
import { getFigures, getRanking } from "@shanhai/contract/figures";
import { getFiguresFile } from "@shanhai/contract/figures-file";
import * as filingContract from "@shanhai/contract/filing";
import * as funnelContract from "@shanhai/contract/funnel";
import * as importContract from "@shanhai/contract/import-job";
import * as interviewContract from "@shanhai/contract/interview";
import {
  acceptInvitation,
  inviteColleague,
  inviteToAgency,
  inviteToPark,
  listInvitations,
  revokeInvitation,
} from "@shanhai/contract/invitation";
import { changeMemberRole, getMe, listMembers, removeMember, transferOwnership } from "@shanhai/contract/member";
import { listMerges, mergeCandidates, undoMerge } from "@shanhai/contract/merge";
import { listMoves, moveApplications, undoMove } from "@shanhai/contract/move";
import {
  approveOnboarding,
  commentOnboarding,
  getOnboarding,
  getOnboardingDocument,
  getOnboardingLink,
  listOnboardings,
  type OnboardingInput,
  transitOnboarding,
} from "@shanhai/contract/onboarding";
import { createOrder, getOrder, listOrders, updateOrder } from "@shanhai/contract/order";
import { getPark, getParkOrder, listParkOrders } from "@shanhai/contract/park";
import { listAudiences } from "@shanhai/contract/partner-posting";
import { getPlacement, leavePlacement, listPlacements, takeBackLeave } from "@shanhai/contract/placement";
import { listDueChecks, recordCheckResults } from "@shanhai/contract/placement-check";
import { addPosition, updatePosition } from "@shanhai/contract/position";
import * as postingContract from "@shanhai/contract/posting";
import * as postingSourceContract from "@shanhai/contract/posting-source";
import { recordRecipientConsent, withdrawRecipientConsent } from "@shanhai/contract/recipient-consent";
import { getEnterpriseRetention, getOrderRetention, getRetention } from "@shanhai/contract/retention";
import { deleteSavedFilter, listSavedFilters, saveFilter } from "@shanhai/contract/saved-filter";
import type {
  AgencyId,
  ApplicationId,
  CalendarDate,
  CalendarMonth,
  EnterpriseId,
  JobSourceId,
  OnboardingDocumentId,
  OrderId,
  ParkId,
} from "@shanhai/contract/scalar";
import { search } from "@shanhai/contract/search";
import { createSigningDocument, getSigningDocument, recordSigning, recordSignings } from "@shanhai/contract/signing";
import * as statementContract from "@shanhai/contract/statement";
import { listTimeline } from "@shanhai/contract/timeline";
import * as usageContract from "@shanhai/contract/usage";
import type { Act } from "@shanhai/domain/act";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { submitOnboarding } from "@shanhai/domain/onboarding";
import { backgroundAct } from "@shanhai/functions/background-act";
import { refreshPosting } from "@shanhai/functions/projections/postings";
import { provision } from "@shanhai/functions/projections/provisioning";
import type { DynamoEngine } from "@shanhai/local/dynamo";
import { insertOnboarding } from "@shanhai/store/onboarding";
import { projectOrder } from "@shanhai/store/projection";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { hasJava } from "../java.ts";
import { type Person, uscc } from "../laptop.ts";
import { joinAgency, manyCandidates, move, recommendAll } from "../pipeline.ts";
import { failDelivery, follow } from "../stream.ts";
import { type Cost, createRecorder } from "../tenancy/recorder.ts";
import { BUDGET } from "./budget.ts";
import { measureAllocations } from "./budget-allocation.ts";
import { measureBoard } from "./budget-board.ts";
import { measureConversation } from "./budget-conversation.ts";
import { measureEngagements } from "./budget-engagement.ts";
import { measureClass, measureContest, measureEvents, measureOpenEvents } from "./budget-event.ts";
import { measureForecast } from "./budget-forecast.ts";
import { measureAgencyLeads, measureLeads } from "./budget-lead.ts";
import { measureMatching } from "./budget-matching.ts";
import { measurePartners } from "./budget-partner.ts";
import { measureQuality } from "./budget-quality.ts";
import { measureRating } from "./budget-rating.ts";
import { measureWebhooks } from "./budget-webhook.ts";
import { ISSUER, startIssuer } from "./issuer.ts";

/** Each engine counts some units lower than AWS and neither counts higher: a budget must hold on both. */
const engines: DynamoEngine[] = ["dynoxide", ...(hasJava() ? (["dynamodb-local"] as const) : [])];

describe.each(engines)("on %s", (engine) => {
  const recorder = createRecorder();
  const costs = new Map<string, Cost>();
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let direct: Direct;

  /** The person with every call measured; the dearest of each endpoint counts. */
  function measured(person: Person): Person {
    const call: Person["call"] = async (endpoint, input) => {
      const before = recorder.spent();
      const result = await person.call(endpoint, input);
      const after = recorder.spent();
      const known = costs.get(endpoint.id) ?? { requests: 0, read: 0, write: 0 };
      costs.set(endpoint.id, {
        requests: Math.max(known.requests, after.requests - before.requests),
        read: Math.max(known.read, after.read - before.read),
        write: Math.max(known.write, after.write - before.write),
      });
      return result;
    };
    return { ...person, call };
  }

  beforeAll(async () => {
    issuer = await startIssuer();
    direct = await startDirect({ engine, identity: issuer.identity, documentClient: recorder.documentClient });
    await everyEndpoint();
  });
  afterAll(async () => {
    issuer?.stop();
    await direct?.stop();
  });

  async function everyEndpoint() {
    const { parkId, invitation } = await direct.functions.provision({
      name: "园区",
      division: "330800",
      administratorEmail: "a@b.test",
    });
    const stranger = measured(direct.stranger(`${ISSUER}|admin`));
    await stranger.call(acceptInvitation, {
      body: { token: invitation.token, idToken: await issuer.idToken("admin", "a@b.test") },
    });
    await stranger.call(getMe, {});
    const staff = measured(direct.staff("administrator", parkId));
    await staff.call(getPark, {});
    await staff.call(inviteToPark, { body: { email: "e@b.test" } });
    const agency = await staff.call(registerAgency, {
      body: { name: "机构", uscc: uscc(1), licenceNumber: "1", licenceExpiry: "2030-01-01" },
    });
    await staff.call(listAgencies, { query: {} });
    await staff.call(getAgency, { params: { agencyId: agency.agencyId } });
    const record = { ...agency, scoreTenths: 0 };
    await provision(direct.platform, parkId, record);
    await provision(direct.platform, parkId, { ...record, agencyId: agencyId(1) as AgencyId, status: "active" });
    const params = { agencyId: agency.agencyId };
    await staff.call(updateAgency, { params, body: { version: 2, licenceExpiry: "2031-01-01" } });
    await staff.call(transitAgency, { params, body: { version: 3, to: "suspended", reason: "r" } });
    await everyOnboardingEndpoint(staff, parkId);
    await staff.call(inviteToAgency, { params: { agencyId: agency.agencyId }, body: { email: "o@b.test" } });
    await measureEvents(staff);
    await measureLeads(direct, staff, agency.agencyId as AgencyId, parkId);
    await measureBoard(staff);
    await measureAgencyLeads(measured(direct.owner()));
    await measureOpenEvents(direct.staff("administrator", PARK), measured(direct.owner()));
    const orderId = await everyAgencyEndpoint(measured(direct.owner()));
    const table = direct.platform.open(mintParkScope(parkId));
    await projectOrder(
      table,
      agency.agencyId as AgencyId,
      {
        orderId,
        title: "订单",
        enterpriseName: "企业",
        status: "fulfilled",
        deadline: "2030-01-01",
        headcount: 2,
        filled: 2,
        open: 0,
        createdAt: new Date().toISOString(),
        revision: 1,
      } as Parameters<typeof projectOrder>[2],
    );
    await staff.call(listParkOrders, { query: {} });
    await staff.call(getParkOrder, { params: { orderId } });
    const evaluator = measured(direct.staff("evaluator", parkId));
    await measureContest(staff, evaluator);
    await measureClass(staff);
    await evaluator.call(getScorecard, {});
    const scores = { responsiveness: 90, match: 90, conduct: 90, followUp: 90 };
    await evaluator.call(createEvaluation, { body: { orderId, scores } });
    await evaluator.call(listEvaluations, { query: {} });
    await staff.call(filingContract.listParkFilings, { query: { month: "2026-01" } });
    await staff.call(getFigures, { query: {} });
    await staff.call(getRanking, { query: { period: "2026-Q1" } });
    await measurePartners(direct, { staff, measure: measured, parkId });
    await staff.call(getFiguresFile, { query: { table: "trend" } });
    const months = { from: "2026-01" as CalendarMonth, to: "2026-12" as CalendarMonth };
    await staff.call(funnelContract.getFunnel, { query: months });
    await staff.call(funnelContract.getFunnelFile, { query: months });
    await staff.call(usageContract.getUsage, { query: { month: "2026-01" } });
    await staff.call(usageContract.getUsageFile, { query: { month: "2026-01" } });
    await staff.call(getFiguresFile, { query: { table: "ranking", period: "2026-Q1", format: "csv" } });
    await staff.call(getFiguresFile, { query: { table: "filings", month: "2026-01" } });
    await everyQualityEndpoint(staff, measured, parkId as ParkId, agency.agencyId as AgencyId, orderId);
  }

  async function everyFilingEndpoint(owner: Person) {
    const params = { month: "2026-01" };
    await owner.call(filingContract.createFiling, { body: { ...params, revenue: 100, tax: 10 } });
    const correction = { version: 1, revenue: 200, reason: "漏报" };
    await owner.call(filingContract.correctFiling, { params, body: correction });
    await owner.call(filingContract.withdrawFiling, { params, body: { version: 2, reason: "误报" } });
    await owner.call(filingContract.getFiling, { params });
    await owner.call(usageContract.getOwnUsage, { query: { month: "2026-01" } });
    await owner.call(filingContract.listFilings, { query: {} });
    await owner.call(filingContract.listDueFilings, {});
  }

  async function everyQualityEndpoint(
    staff: Person,
    measure: typeof measured,
    parkId: ParkId,
    agencyId: AgencyId,
    orderId: OrderId,
  ) {
    const quality = await measureQuality(direct, { staff, measure, parkId, agencyId, orderId });
    await quality.scorecards();
    await quality.programme();
    await quality.complaints();
    await quality.rectifications();
    await quality.surveys();
  }

  async function everyOnboardingEndpoint(staff: Person, parkId: string) {
    await staff.call(getOnboardingLink, {});
    const input = {
      ...{ name: "机构", uscc: uscc(8), licenceNumber: "8", licenceExpiry: "2030-01-01" as CalendarDate },
      ...{ contactName: "王", phone: "13900000001" as OnboardingInput["phone"], email: "o@b.test" },
    };
    const act: Act = backgroundAct(direct.platform, "applyOnboarding");
    const table = direct.platform.open(mintParkScope(parkId));
    const submitted = submitOnboarding(input, act);
    const document = { documentId: act.newId<OnboardingDocumentId>("odc"), kind: "other", type: "pdf" } as const;
    const sent = { ...submitted, documents: [{ ...document, uploadedAt: act.at }] };
    await insertOnboarding(table, act, sent);
    const params = { onboardingId: sent.onboardingId };
    await staff.call(listOnboardings, { query: {} });
    await staff.call(commentOnboarding, { params, body: { text: "t" } });
    await staff.call(getOnboardingDocument, { params: { ...params, documentId: document.documentId } });
    await staff.call(transitOnboarding, { params, body: { to: "rejected", reason: "r", version: 1 } });
    await staff.call(transitOnboarding, { params, body: { to: "submitted", reason: "r", version: 2 } });
    await staff.call(approveOnboarding, { params, body: { version: 3 } });
    await staff.call(getOnboarding, { params });
  }

  async function everyPostingEndpoint(owner: Person, positionId: string) {
    const params = { positionId };
    const words = { description: "两班倒" };
    const validThrough = plusDays(shanghaiDate(new Date()), 30);
    await owner.call(postingContract.checkPosting, { params, body: words });
    const body = { division: "330803", validThrough, ...words };
    const { postingId } = await owner.call(postingContract.createPosting, { params, body });
    const one = { postingId };
    await owner.call(postingContract.updatePosting, { params: one, body: { version: 1, division: "330802" } });
    await owner.call(postingContract.transitPosting, { params: one, body: { version: 2, to: "published" } });
    await refreshPosting(direct.platform, { parkId: PARK, tenantId: agencyId(1), postingId });
    await owner.call(postingContract.listPostings, { query: {} });
    await owner.call(postingContract.listPostings, { query: params });
    await owner.call(listAudiences, {});
    await owner.call(postingContract.getPosting, { params: one });
    const named = { params: one, body: { kind: "station" as const, name: "驿站" } };
    const { sourceId } = await owner.call(postingSourceContract.createPostingSource, named);
    await owner.call(postingSourceContract.listPostingSources, { params: one });
    const poster = { sourceId: sourceId as JobSourceId };
    await owner.call(postingSourceContract.getPostingPoster, { params: one, query: poster });
    const here = measured(direct.staff("administrator", PARK));
    expect((await here.call(postingContract.listBoard, { query: { division: "330800" } })).items).toHaveLength(1);
    await here.call(postingContract.listBoard, { query: {} });
    expect((await here.call(postingContract.listBoardCities, {})).items).toHaveLength(1);
  }

  async function everyAgencyEndpoint(owner: Person) {
    const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(2) } });
    await owner.call(updateEnterprise, { params: { enterpriseId }, body: { version: 1, name: "企业二" } });
    await owner.call(getEnterprise, { params: { enterpriseId } });
    await owner.call(listEnterprises, { query: {} });
    const { orderId } = await owner.call(createOrder, {
      body: { enterpriseId, title: "订单", deadline: "2030-01-01" },
    });
    await owner.call(updateOrder, { params: { orderId }, body: { version: 1, title: "订单二" } });
    const seats = { title: "操作工", occupation: "操作工", headcount: 5, payMin: 1, payMax: 2, place: "衢州" };
    const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
    await owner.call(updatePosition, { params: { positionId }, body: { version: 1, headcount: 6 } });
    const phones = ["19900000001", "19900000002"];
    const candidateIds = [];
    for (const phone of phones) {
      candidateIds.push(
        (await owner.call(createCandidate, { body: { name: "何娜", phone, consent: true } })).candidateId,
      );
    }
    await owner.call(getCandidate, { params: { candidateId: candidateIds[0] ?? "" } });
    await everyEnterpriseLinkEndpoint(owner, enterpriseId, candidateIds[0] ?? "");
    await owner.call(listCandidates, { query: {} });
    const { candidateId } = await owner.call(createCandidate, {
      body: { name: "汪洋", idNumber: "11010519491231002X", phone: "19900000008", consent: true },
    });
    await owner.call(updateCandidate, { params: { candidateId }, body: { version: 1, phone: "19900000009" } });
    await owner.call(revealCandidate, { params: { candidateId }, body: { field: "idNumber", reason: "签约" } });
    await owner.call(copyPersonalData, { params: { candidateId }, body: {} });
    const erased = await owner.call(createCandidate, { body: { name: "何娜", phone: "19900000011", consent: true } });
    await owner.call(eraseCandidate, { params: { candidateId: erased.candidateId } });
    const { candidateId: otherId } = await owner.call(createCandidate, {
      body: { name: "汪洋", phone: "19900000010", consent: true },
    });
    const merging = { otherId, version: 2, otherVersion: 1 };
    const { merge } = await owner.call(mergeCandidates, { params: { candidateId }, body: merging });
    await owner.call(listMerges, { params: { candidateId }, query: {} });
    await owner.call(undoMerge, { params: { candidateId, mergeId: merge?.mergeId ?? "" } });
    const { results } = await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds } });
    await follow(direct);
    await owner.call(listCandidates, { query: { name: "何", occupation: "操作工" } });
    await owner.call(search, { query: { text: "何" } });
    await owner.call(listTimeline, { params: { candidateId: candidateIds[0] ?? "" }, query: {} });
    await measureMatching(direct, owner, { positionId, candidateId: candidateIds[0] ?? "" });
    await measureAllocations(direct, owner, { orderId, positionId, candidateId: candidateIds[0] ?? "" });
    await owner.call(listAuditEntries, { query: {} });
    await owner.call(listAuditEntries, { query: { recordId: candidateId } });
    const applicationIds = results.map(({ applicationId }) => applicationId as ApplicationId);
    await owner.call(readArrivalList, { params: { positionId }, body: { rows: phones.map((phone) => ({ phone })) } });
    await everyInterviewEndpoint(owner, orderId, positionId, applicationIds);
    const memberId = await joinAgency(direct, "recruiter");
    await owner.call(listMembers, { query: {} });
    await owner.call(getStanding, {});
    const { invitationId } = await owner.call(inviteColleague, { body: { email: "c@b.test" } });
    await owner.call(listInvitations, { query: {} });
    await owner.call(revokeInvitation, { params: { invitationId } });
    const ownId = await joinAgency(direct, "owner1", 1, "owner");
    const apiKey = await owner.call(createApiKey, { body: { name: "ERP", role: "recruiter" } });
    await owner.call(listApiKeys, { query: {} });
    await owner.call(rotateApiKey, { params: apiKey, body: { version: 1 } });
    await owner.call(revokeApiKey, { params: apiKey });
    const former = { memberId: await joinAgency(direct, "former") };
    await owner.call(changeMemberRole, { params: former, body: { role: "owner" } });
    await owner.call(removeMember, { params: former });
    const raterIds = [ownId, await joinAgency(direct, "recruiter1")];
    const second = measured(direct.owner(1, "recruiter"));
    await measureRating(owner, second, { positionId, applicationIds, raterIds, third: memberId });
    await owner.call(assignApplications, { params: { orderId }, body: { applicationIds, recruiterIds: [memberId] } });
    await owner.call(listAssigned, { params: { memberId }, query: { positionId } });
    await owner.call(transferOwnership, { params: { memberId } });
    const filter = { list: "followUps" as const, name: "初筛", words: "stage=screened" };
    const { savedFilterId } = await owner.call(saveFilter, { body: filter });
    await owner.call(listSavedFilters, { query: {} });
    await owner.call(deleteSavedFilter, { params: { savedFilterId } });
    await measureWebhooks(owner, (webhookId, id) => failDelivery(direct, agencyId(1), webhookId, id));
    let moveId = "";
    for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
      const body = { applicationIds, to, ...(to === "onboarded" ? { date: "2026-01-05" } : {}) };
      const done = await owner.call(moveApplications, { params: { orderId }, body });
      moveId = done.moveId ?? "";
    }
    await owner.call(listPlacements, { query: {} });
    const { items } = await owner.call(listPlacements, { query: { orderId } });
    const placementId = items[0]?.placementId ?? "";
    await owner.call(getPlacement, { params: { placementId } });
    const left = { date: items[0]?.arrivalDate ?? "", reason: "家中有事", version: 1 };
    await owner.call(leavePlacement, { params: { placementId }, body: left });
    await owner.call(listPlacements, { query: { status: "left" } });
    await owner.call(listPlacements, { query: { confirmation: "notArrived" } });
    await owner.call(takeBackLeave, { params: { placementId } });
    const signing = { signedDate: "2026-01-03", place: "企业厂区" };
    const { documentId } = await owner.call(createSigningDocument, { body: { fileName: "合同.pdf", size: 8 } });
    const scanned = new TextEncoder().encode("%PDF-1.7");
    await direct.platform.files.write(mintTenantScope(agencyId(1), PARK), `contracts/${documentId}`, scanned);
    const document = { documentId, fileName: "合同.pdf" };
    await owner.call(recordSigning, { params: { placementId }, body: { ...signing, document, version: 3 } });
    await owner.call(getSigningDocument, { params: { placementId } });
    const placementIds = items.map((one) => one.placementId);
    await owner.call(recordSignings, { body: { placementIds, ...signing, place: "人才市场" } });
    const service = { kind: "housing" as const, date: "2026-01-05" };
    await owner.call(recordService, { params: { placementId }, body: service });
    await owner.call(getOrderRetention, { params: { orderId } });
    await owner.call(getEnterpriseRetention, { params: { enterpriseId } });
    await owner.call(getRetention, {});
    await owner.call(listDueChecks, { query: {} });
    const other = items[1]?.placementId ?? "";
    const checked = [
      { placementId, day: 7 as const, outcome: "present" as const },
      { placementId: other, day: 7 as const, outcome: "left" as const, date: "2026-01-12", reason: "家中有事" },
    ];
    await owner.call(recordCheckResults, { body: { results: checked } });
    await everyStatementEndpoint(owner, orderId);
    await everyFilingEndpoint(owner);
    await measureEngagements(direct, owner, measured(direct.staff("administrator", PARK)), enterpriseId, orderId);
    const park = measured(direct.staff("administrator", PARK));
    await measureForecast(direct, owner, park, { parkId: PARK, enterpriseId });
    await owner.call(undoMove, { params: { orderId, moveId } });
    await owner.call(listMoves, { params: { orderId }, query: {} });
    await owner.call(listApplications, { params: { positionId }, query: {} });
    await everyPostingEndpoint(owner, positionId);
    await measureConversation(direct, owner, PARK);
    await owner.call(getOrder, { params: { orderId } });
    await owner.call(listOrders, { query: {} });
    const file = new TextEncoder().encode("姓名,手机号,授权同意\n何娜,1,是\n");
    const { importJobId } = await owner.call(importContract.createImportJob, {
      body: { fileName: "a.csv", size: file.length },
    });
    const scope = mintTenantScope(agencyId(1), PARK);
    await direct.platform.files.write(scope, `imports/${importJobId}/roster`, file);
    const params = { importJobId };
    await owner.call(importContract.getImportColumns, { params });
    const work = () =>
      direct.functions.importFile({ Records: [{ messageId: "1", body: message }] } as never, {} as never);
    const message = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, importJobId });
    const mapping = { name: "姓名", phone: "手机号", consent: "授权同意" };
    await owner.call(importContract.checkImportJob, { params, body: { mapping } });
    await work();
    await owner.call(importContract.commitImportJob, { params, body: { mapping } });
    await work();
    await owner.call(importContract.getImportJob, { params });
    await owner.call(importContract.getImportErrors, { params });
    await owner.call(importContract.revertImportJob, { params });
    await work();
    const idle = await owner.call(importContract.createImportJob, { body: { fileName: "b.csv", size: 9 } });
    await owner.call(importContract.cancelImportJob, { params: { importJobId: idle.importJobId } });
    await owner.call(importContract.listImportJobs, { query: {} });
    const wanted = { list: "applications" as const, positionId };
    const { exportJobId } = await owner.call(exportContract.createExportJob, { body: wanted });
    await owner.call(exportContract.cancelExportJob, {
      params: { exportJobId: (await owner.call(exportContract.createExportJob, { body: wanted })).exportJobId },
    });
    const exporting = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, exportJobId });
    await direct.functions.exportList({ Records: [{ messageId: "2", body: exporting }] } as never, {} as never);
    await owner.call(exportContract.getExportJob, { params: { exportJobId } });
    await owner.call(exportContract.getExportFile, { params: { exportJobId } });
    await owner.call(exportContract.listExportJobs, { query: {} });
    return orderId;
  }

  async function everyEnterpriseLinkEndpoint(owner: Person, enterpriseId: EnterpriseId, candidateId: string) {
    const params = { enterpriseId };
    const body = { holder: "王芳", statements: true };
    const { enterpriseLinkId } = await owner.call(enterpriseLinkContract.createEnterpriseLink, { params, body });
    const one = { ...params, enterpriseLinkId };
    await owner.call(enterpriseLinkContract.renewEnterpriseLink, { params: one, body: { version: 1 } });
    await owner.call(enterpriseLinkContract.listEnterpriseLinks, { params, query: {} });
    await owner.call(enterpriseLinkContract.revokeEnterpriseLink, { params: one });
    await owner.call(recordRecipientConsent, { params: { candidateId }, body: { enterpriseId, means: "oral" } });
    await owner.call(withdrawRecipientConsent, { params: { candidateId, enterpriseId } });
  }

  async function everyInterviewEndpoint(
    owner: Person,
    orderId: OrderId,
    positionId: string,
    applicationIds: ApplicationId[],
  ) {
    const day = { positionId, date: "2030-01-01", from: "09:00", minutes: 30, slots: 2, capacity: 5, place: "会议室" };
    const { interviewId } = await owner.call(interviewContract.createInterview, { params: { orderId }, body: day });
    const params = { orderId, interviewId };
    await owner.call(interviewContract.listInterviews, { params: { orderId }, query: {} });
    await owner.call(interviewContract.listInterviewDays, { query: {} });
    await owner.call(interviewContract.getInterview, { params });
    await owner.call(interviewContract.inviteToInterview, { params, body: { applicationIds } });
    await owner.call(interviewContract.listInterviewees, { params, query: {} });
    await owner.call(interviewContract.recordAttendance, { params, body: { applicationIds, attendance: "attended" } });
    await owner.call(interviewContract.getCheckInLink, { params });
    await owner.call(interviewContract.renewCheckInLink, { params });
    await owner.call(interviewContract.updateInterview, { params, body: { version: 2, date: "2030-01-02" } });
  }

  async function everyStatementEndpoint(owner: Person, orderId: OrderId) {
    const today = shanghaiDate(new Date());
    const feeRule = { kind: "perHead", fen: 100, guarantee: "none", vatRate: 600 } as const;
    const { version } = await owner.call(getOrder, { params: { orderId } });
    await owner.call(updateOrder, { params: { orderId }, body: { version, feeRule } });
    const period = { from: plusDays(today, -30), to: today };
    const draft = () => owner.call(statementContract.createStatement, { params: { orderId }, body: period });
    const removed = await draft();
    await owner.call(statementContract.deleteStatement, { params: { statementId: removed.statementId } });
    const { statementId } = await draft();
    const params = { statementId };
    await owner.call(statementContract.listStatements, { query: {} });
    await owner.call(statementContract.listStatements, { query: { orderId } });
    await owner.call(statementContract.getStatement, { params });
    const { items } = await owner.call(statementContract.listStatementLines, { params, query: {} });
    await owner.call(statementContract.transitStatement, { params, body: { to: "sent", version: 1 } });
    const lineIds = items.map(({ lineId }) => lineId);
    await owner.call(statementContract.transitStatement, { params, body: { to: "disputed", version: 2, lineIds } });
    for (const format of ["pdf", "xlsx"] as const)
      await owner.call(statementContract.exportStatement, { params, body: { format } });
  }

  test.each(ENDPOINTS.map(({ id }) => [id] as const))("%s is within its budget", (id) => {
    const cost = costs.get(id);
    const budget = BUDGET[id];
    expect(
      cost,
      `${id} was not called: call it in test/http/budget.test.ts, or in the file of its area beside it`,
    ).toBeDefined();
    expect(
      budget,
      `${id} has no budget: it costs ${JSON.stringify(cost)}; write that in test/http/budget.ts`,
    ).toBeDefined();
    if (!cost || !budget) return;
    expect(cost.requests).toBeLessThanOrEqual(budget.requests);
    expect(cost.read).toBeLessThanOrEqual(budget.read);
    expect(cost.write).toBeLessThanOrEqual(budget.write);
  });

  test("an order's page costs the same with 10 and with 500 applications", async () => {
    const owner = direct.owner(2);
    const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(3) } });
    const { orderId } = await owner.call(createOrder, {
      body: { enterpriseId, title: "订单", deadline: "2030-01-01" },
    });
    const seats = { title: "操作工", occupation: "操作工", headcount: 1000, payMin: 1, payMax: 2, place: "衢州" };
    const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
    const people = await manyCandidates(direct, 500, 2);
    const pageCost = async () => {
      const before = recorder.spent();
      await owner.call(getOrder, { params: { orderId } });
      await owner.call(listApplications, { params: { positionId }, query: { stage: "screened", limit: 5 } });
      const after = recorder.spent();
      return { requests: after.requests - before.requests, read: after.read - before.read };
    };
    await move(owner, orderId, await recommendAll(owner, positionId, people.slice(0, 10)), "screened");
    const few = await pageCost();
    await move(owner, orderId, await recommendAll(owner, positionId, people.slice(10)), "screened");
    expect(await pageCost()).toEqual(few);
  });
});
