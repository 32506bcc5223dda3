import * as applicationContract from "@shanhai/contract/application";
import * as arrivalContract from "@shanhai/contract/arrival-list";
import * as assignmentContract from "@shanhai/contract/assignment";
import * as careContract from "@shanhai/contract/care-service";
import * as enterpriseContract from "@shanhai/contract/enterprise";
import * as interviewContract from "@shanhai/contract/interview";
import * as invitationContract from "@shanhai/contract/invitation";
import * as moveContract from "@shanhai/contract/move";
import * as orderContract from "@shanhai/contract/order";
import * as placementContract from "@shanhai/contract/placement";
import * as checkContract from "@shanhai/contract/placement-check";
import * as positionContract from "@shanhai/contract/position";
import { DOCUMENT_WORDS } from "@shanhai/contract/problems/document";
import { MEMBER_WORDS } from "@shanhai/contract/problems/member";
import { ORDER_WORDS } from "@shanhai/contract/problems/order";
import { PIPELINE_WORDS } from "@shanhai/contract/problems/pipeline";
import { USCC_WORDS } from "@shanhai/contract/problems/uscc";
import * as retentionContract from "@shanhai/contract/retention";
import * as savedFilterContract from "@shanhai/contract/saved-filter";
import * as signingContract from "@shanhai/contract/signing";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as application from "./application.ts";
import * as arrivalList from "./arrival-list.ts";
import * as assignment from "./assignment.ts";
import * as careService from "./care-service.ts";
import * as enterprise from "./enterprise.ts";
import * as interview from "./interview.ts";
import * as member from "./member.ts";
import * as move from "./move.ts";
import * as order from "./order.ts";
import * as placement from "./placement.ts";
import * as placementCheck from "./placement-check.ts";
import * as retention from "./retention.ts";
import * as savedFilter from "./saved-filter.ts";
import * as signing from "./signing.ts";
import * as undo from "./undo.ts";

const routes = [
  serve(enterpriseContract.createEnterprise, enterprise.create),
  serve(enterpriseContract.listEnterprises, enterprise.list),
  serve(enterpriseContract.getEnterprise, enterprise.get),
  serve(enterpriseContract.updateEnterprise, enterprise.update),
  serve(orderContract.createOrder, order.create),
  serve(orderContract.listOrders, order.list),
  serve(orderContract.getOrder, order.get),
  serve(orderContract.updateOrder, order.update),
  serve(positionContract.addPosition, order.addPositionToOrder),
  serve(positionContract.updatePosition, order.updatePositionOfOrder),
  serve(applicationContract.recommendCandidates, application.recommendMany),
  serve(applicationContract.listApplications, application.list),
  serve(assignmentContract.assignApplications, assignment.assignMany),
  serve(assignmentContract.listAssigned, assignment.list),
  serve(invitationContract.inviteColleague, member.inviteOne),
  serve(savedFilterContract.saveFilter, savedFilter.save),
  serve(savedFilterContract.listSavedFilters, savedFilter.list),
  serve(savedFilterContract.deleteSavedFilter, savedFilter.remove),
  serve(arrivalContract.readArrivalList, arrivalList.read),
  serve(moveContract.moveApplications, move.moveMany),
  serve(moveContract.listMoves, move.list),
  serve(moveContract.undoMove, undo.undo),
  serve(interviewContract.createInterview, interview.create),
  serve(interviewContract.listInterviews, interview.list),
  serve(interviewContract.listInterviewDays, interview.listDays),
  serve(interviewContract.getInterview, interview.get),
  serve(interviewContract.updateInterview, interview.update),
  serve(interviewContract.inviteToInterview, interview.inviteMany),
  serve(interviewContract.listInterviewees, interview.listPeople),
  serve(interviewContract.recordAttendance, interview.mark),
  serve(interviewContract.getCheckInLink, interview.getLink),
  serve(interviewContract.renewCheckInLink, interview.renewLink),
  serve(placementContract.listPlacements, placement.list),
  serve(placementContract.getPlacement, placement.get),
  serve(placementContract.leavePlacement, placement.leave),
  serve(placementContract.takeBackLeave, placement.takeBack),
  serve(signingContract.createSigningDocument, signing.createDocument),
  serve(signingContract.recordSigning, signing.record),
  serve(signingContract.getSigningDocument, signing.getDocument),
  serve(signingContract.recordSignings, signing.recordMany),
  serve(careContract.recordService, careService.record),
  serve(checkContract.listDueChecks, placementCheck.listDue),
  serve(checkContract.recordCheckResults, placementCheck.recordResults),
  serve(retentionContract.getOrderRetention, retention.ofOrder),
  serve(retentionContract.getEnterpriseRetention, retention.ofEnterprise),
  serve(retentionContract.getRetention, retention.ofAgency),
];

const words = { ...DOCUMENT_WORDS, ...MEMBER_WORDS, ...ORDER_WORDS, ...PIPELINE_WORDS, ...USCC_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
