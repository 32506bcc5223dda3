import * as assessmentContract from "@shanhai/contract/assessment";
import * as complaintContract from "@shanhai/contract/complaint";
import * as contract from "@shanhai/contract/evaluation";
import { DOCUMENT_WORDS } from "@shanhai/contract/problems/document";
import { EVALUATOR_WORDS } from "@shanhai/contract/problems/evaluator";
import { QUALITY_WORDS } from "@shanhai/contract/problems/quality";
import * as programmeContract from "@shanhai/contract/programme";
import * as rectificationContract from "@shanhai/contract/rectification";
import * as scorecardContract from "@shanhai/contract/scorecard";
import * as factsContract from "@shanhai/contract/service-facts";
import * as resultContract from "@shanhai/contract/service-result";
import * as surveyContract from "@shanhai/contract/survey";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as assessment from "./assessment.ts";
import * as board from "./board.ts";
import * as complaint from "./complaint.ts";
import * as evaluation from "./evaluation.ts";
import * as programme from "./programme.ts";
import * as proofDocument from "./proof-document.ts";
import * as rectification from "./rectification.ts";
import * as scorecard from "./scorecard.ts";
import * as serviceFacts from "./service-facts.ts";
import * as serviceResult from "./service-result.ts";
import * as survey from "./survey.ts";

const routes = [
  serve(contract.getScorecard, evaluation.getScorecard),
  serve(contract.createEvaluation, evaluation.create),
  serve(contract.listEvaluations, evaluation.list),
  serve(scorecardContract.listScorecards, scorecard.list),
  serve(scorecardContract.createScorecard, scorecard.create),
  serve(scorecardContract.updateScorecard, scorecard.update),
  serve(scorecardContract.publishScorecard, scorecard.makePublic),
  serve(factsContract.listServiceFacts, serviceFacts.list),
  serve(programmeContract.createProgramme, programme.create),
  serve(programmeContract.listProgrammes, programme.list),
  serve(programmeContract.getProgramme, programme.get),
  serve(programmeContract.getRaterAgreement, programme.getRaterAgreement),
  serve(programmeContract.concludeProgramme, programme.concludeAll),
  serve(programmeContract.publishProgramme, programme.makePublic),
  serve(programmeContract.withdrawBoard, board.takeBack),
  serve(programmeContract.getBoardLink, board.getLink),
  serve(programmeContract.listBoards, board.list),
  serve(assessmentContract.assignEvaluators, assessment.assign),
  serve(assessmentContract.reassignEvaluators, assessment.assignAnew),
  serve(assessmentContract.listAssessments, assessment.list),
  serve(assessmentContract.listOwnAssessments, assessment.listOwn),
  serve(assessmentContract.getAssessment, assessment.get),
  serve(assessmentContract.submitSheet, assessment.submit),
  serve(assessmentContract.settleScore, assessment.settleOn),
  serve(resultContract.listServiceResults, serviceResult.listOwn),
  serve(resultContract.listProgrammeResults, serviceResult.list),
  serve(resultContract.createAppeal, serviceResult.makeAppeal),
  serve(resultContract.decideAppeal, serviceResult.decideOn),
  serve(surveyContract.listSurveys, survey.list),
  serve(surveyContract.getSurveyLink, survey.getLink),
  serve(complaintContract.createComplaint, complaint.create),
  serve(complaintContract.listComplaints, complaint.list),
  serve(complaintContract.getComplaint, complaint.get),
  serve(complaintContract.updateComplaint, complaint.update),
  serve(complaintContract.answerComplaint, complaint.answerOne),
  serve(complaintContract.closeComplaint, complaint.close),
  serve(rectificationContract.createRectification, rectification.create),
  serve(rectificationContract.listRectifications, rectification.list),
  serve(rectificationContract.createProofDocument, proofDocument.create),
  serve(rectificationContract.getProofDocument, proofDocument.get),
  serve(rectificationContract.submitProof, rectification.proveOne),
  serve(rectificationContract.reviewRectification, rectification.reviewOne),
];

const words = { ...DOCUMENT_WORDS, ...EVALUATOR_WORDS, ...QUALITY_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
