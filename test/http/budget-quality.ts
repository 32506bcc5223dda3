import * as assessment from "@shanhai/contract/assessment";
import * as complaint from "@shanhai/contract/complaint";
import { getParkOrder } from "@shanhai/contract/park";
import * as programme from "@shanhai/contract/programme";
import * as rectification from "@shanhai/contract/rectification";
import type { AgencyId, MemberId, OrderId, ParkId } from "@shanhai/contract/scalar";
import * as scorecard from "@shanhai/contract/scorecard";
import { listServiceFacts } from "@shanhai/contract/service-facts";
import * as result from "@shanhai/contract/service-result";
import * as survey from "@shanhai/contract/survey";
import { instant, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { memberIdOf } from "@shanhai/store/keys/owner";
import { copyMembership, type MemberRecord } from "@shanhai/store/member";
import { askEnterprise } from "@shanhai/store/survey";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { Direct } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { beginProgramme, sheetOf } from "../quality.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

interface Parts {
  staff: Person;
  measure: (person: Person) => Person;
  parkId: ParkId;
  agencyId: AgencyId;
  orderId: OrderId;
}

/** Calls every endpoint of quality once, in an order that works, with what the stream makes of it in between. */
export async function measureQuality(direct: Direct, { staff, measure, parkId, agencyId, orderId }: Parts) {
  const today = shanghaiDate(new Date());
  const table = direct.platform.open(mintParkScope(parkId));
  const evaluatorNamed = async (subject: string): Promise<{ person: Person; memberId: MemberId }> => {
    const of = { organisationId: parkId, kind: "park", name: "园区", parkId };
    const invited = { decidedAt: "2026-01-01T00:00:00.000Z", email: `${subject}@b.test`, role: "evaluator", subject };
    await copyMembership(table, { ...of, ...invited } as MemberRecord);
    return { person: measure(direct.staff("evaluator", parkId, subject)), memberId: memberIdOf(subject) };
  };
  const evaluators = [await evaluatorNamed("one"), await evaluatorNamed("two")];
  const third = await evaluatorNamed("three");
  const owner = measure(direct.ownerOf(agencyId, parkId));

  /** Hands what this noun's items are now to the projections, as if each had just been written. */
  async function follow(noun: string) {
    const items = (await itemsOf(direct)).filter(({ pk }) => String(pk).endsWith(`#${noun}`));
    await tell(
      direct,
      items.map((item) => changeOf(undefined, item)),
    );
  }

  return {
    async scorecards() {
      const { version, indicators, name } = await staff.call(scorecard.createScorecard, {});
      const params = { scorecardVersion: "2" };
      await staff.call(scorecard.updateScorecard, { params, body: { version, name, indicators } });
      await staff.call(scorecard.publishScorecard, { params, body: { version: version + 1 } });
      await staff.call(scorecard.listScorecards, { query: {} });
      await staff.call(listServiceFacts, { query: {} });
    },
    async programme() {
      const { programmeId } = await beginProgramme(staff, 1);
      const [params, place] = [{ programmeId }, { programmeId, agencyId }];
      await staff.call(programme.listProgrammes, { query: {} });
      const ids = [evaluators[0]?.memberId, third.memberId] as MemberId[];
      const body = { assignments: [{ agencyId, evaluatorIds: ids }] };
      await staff.call(assessment.assignEvaluators, { params, body });
      const both = { version: 1, evaluatorIds: evaluators.map(({ memberId }) => memberId) };
      await staff.call(assessment.reassignEvaluators, { params: place, body: both });
      for (const [index, { person }] of evaluators.entries()) {
        await person.call(assessment.listOwnAssessments, { query: {} });
        await person.call(assessment.submitSheet, { params: place, body: sheetOf(70 + 20 * index) });
      }
      for (const indicatorId of ["responsiveness", "match", "conduct", "followUp"]) {
        const { version } = (await staff.call(assessment.getAssessment, { params: place })).assessment;
        const agreed = { version, indicatorId, score: 80, reason: "合看记录" };
        await staff.call(assessment.settleScore, { params: place, body: agreed });
      }
      await staff.call(assessment.listAssessments, { params, query: {} });
      await staff.call(programme.getRaterAgreement, { params });
      const { version } = await staff.call(programme.getProgramme, { params });
      await staff.call(programme.concludeProgramme, { params, body: { version } });
      await follow("serviceResult");
      await owner.call(result.listServiceResults, { query: {} });
      await owner.call(result.createAppeal, { params, body: { version: 1, grounds: "漏看记录" } });
      await follow("serviceResult");
      const upheld = { version: 2, outcome: "upheld" as const, reason: "补看", scores: { match: 90 } };
      await staff.call(result.decideAppeal, { params: place, body: upheld });
      await staff.call(result.listProgrammeResults, { params, query: {} });
      await staff.call(programme.publishProgramme, { params, body: { version: version + 1 } });
      await staff.call(programme.getBoardLink, { params });
      await owner.call(programme.listBoards, { query: {} });
      await staff.call(programme.withdrawBoard, { params, body: { version: version + 2 } });
    },
    async complaints() {
      const body = {
        agencyId,
        content: "拖欠",
        receivedOn: today,
        deadline: plusDays(today, 9),
        ownerId: third.memberId,
      };
      const { complaintId } = await staff.call(complaint.createComplaint, { body });
      const params = { complaintId };
      await staff.call(complaint.updateComplaint, { params, body: { version: 1, ownerId: third.memberId } });
      await follow("complaint");
      await owner.call(complaint.answerComplaint, { params, body: { version: 2, text: "已退还" } });
      await follow("complaint");
      await owner.call(complaint.listComplaints, { query: {} });
      await staff.call(complaint.listComplaints, { query: { state: "open" } });
      await staff.call(complaint.getComplaint, { params });
      const closing = { version: 3, outcome: "upheld" as const, reason: "属实" };
      await staff.call(complaint.closeComplaint, { params, body: closing });
    },
    async rectifications() {
      const body = { agencyId, demand: "补齐记录", deadline: today };
      const { rectificationId } = await staff.call(rectification.createRectification, { body });
      const params = { rectificationId };
      await follow("rectification");
      const sent = { fileName: "回访记录.pdf", size: 8 };
      const { proofDocumentId } = await owner.call(rectification.createProofDocument, { params, body: sent });
      const scope = mintTenantScope(agencyId, parkId);
      const scanned = new TextEncoder().encode("%PDF-1.7");
      await direct.platform.files.write(scope, `rectifications/${rectificationId}/${proofDocumentId}`, scanned);
      const documents = [{ proofDocumentId, fileName: sent.fileName }];
      await owner.call(rectification.submitProof, { params, body: { version: 1, text: "已补齐", documents } });
      await follow("rectification");
      await staff.call(rectification.getProofDocument, { params: { ...params, proofDocumentId } });
      const accepted = { version: 2, outcome: "accepted" as const, note: "已看" };
      await staff.call(rectification.reviewRectification, { params, body: accepted });
      await owner.call(rectification.listRectifications, { query: {} });
    },
    async surveys() {
      const order = await staff.call(getParkOrder, { params: { orderId } });
      await askEnterprise(table, order, { at: instant(new Date()), today });
      const surveyId = orderId.replace(/^ord/, "srv");
      await staff.call(survey.listSurveys, { query: {} });
      await staff.call(survey.getSurveyLink, { params: { surveyId } });
    },
  };
}
