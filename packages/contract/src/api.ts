import * as accessExport from "./access-export.ts";
import * as agency from "./agency.ts";
import * as agencyLead from "./agency-lead.ts";
import * as agreement from "./agreement.ts";
import * as allocation from "./allocation.ts";
import * as answer from "./answer.ts";
import * as answeredSurvey from "./answered-survey.ts";
import * as apiKey from "./api-key.ts";
import * as application from "./application.ts";
import * as arrivalList from "./arrival-list.ts";
import * as assessment from "./assessment.ts";
import * as assignment from "./assignment.ts";
import * as auditEntry from "./audit-entry.ts";
import * as batchAgreement from "./batch-agreement.ts";
import * as batchInterview from "./batch-interview.ts";
import * as candidate from "./candidate.ts";
import * as careService from "./care-service.ts";
import * as classJob from "./class-job.ts";
import * as cohort from "./cohort.ts";
import * as complaint from "./complaint.ts";
import * as contactRequest from "./contact-request.ts";
import * as contestEntry from "./contest-entry.ts";
import * as conversation from "./conversation.ts";
import * as demand from "./demand.ts";
import * as dueVisit from "./due-visit.ts";
import type { Endpoint } from "./endpoint.ts";
import * as engagement from "./engagement.ts";
import * as enrolment from "./enrolment.ts";
import * as enterprise from "./enterprise.ts";
import * as enterpriseLink from "./enterprise-link.ts";
import * as erasure from "./erasure.ts";
import * as evaluation from "./evaluation.ts";
import * as event from "./event.ts";
import * as eventOutcome from "./event-outcome.ts";
import * as eventSlot from "./event-slot.ts";
import * as exportJob from "./export-job.ts";
import * as figures from "./figures.ts";
import * as figuresFile from "./figures-file.ts";
import * as filing from "./filing.ts";
import * as forecast from "./forecast.ts";
import * as fulfilment from "./fulfilment.ts";
import * as funnel from "./funnel.ts";
import * as graduate from "./graduate.ts";
import * as graduateMatch from "./graduate-match.ts";
import * as importJob from "./import-job.ts";
import * as intention from "./intention.ts";
import * as interview from "./interview.ts";
import * as introduction from "./introduction.ts";
import * as invitation from "./invitation.ts";
import * as lead from "./lead.ts";
import * as match from "./match.ts";
import * as member from "./member.ts";
import * as merge from "./merge.ts";
import * as move from "./move.ts";
import * as offering from "./offering.ts";
import * as onboarding from "./onboarding.ts";
import * as order from "./order.ts";
import * as park from "./park.ts";
import * as partner from "./partner.ts";
import * as partnerCohort from "./partner-cohort.ts";
import * as partnerPosting from "./partner-posting.ts";
import * as placement from "./placement.ts";
import * as placementCheck from "./placement-check.ts";
import * as plan from "./plan.ts";
import * as policyCard from "./policy-card.ts";
import * as position from "./position.ts";
import * as posting from "./posting.ts";
import * as postingSource from "./posting-source.ts";
import * as programme from "./programme.ts";
import * as prospect from "./prospect.ts";
import * as prospectProposal from "./prospect-proposal.ts";
import * as questionSet from "./question-set.ts";
import * as rating from "./rating.ts";
import * as receipt from "./receipt.ts";
import * as recipientConsent from "./recipient-consent.ts";
import * as rectification from "./rectification.ts";
import * as registration from "./registration.ts";
import * as relay from "./relay.ts";
import * as relayMonth from "./relay-month.ts";
import * as retention from "./retention.ts";
import * as roster from "./roster.ts";
import * as rosterFile from "./roster-file.ts";
import * as rosterUpload from "./roster-upload.ts";
import * as savedFilter from "./saved-filter.ts";
import * as scoreDraft from "./score-draft.ts";
import * as scorecard from "./scorecard.ts";
import * as search from "./search.ts";
import * as serviceFacts from "./service-facts.ts";
import * as serviceResult from "./service-result.ts";
import * as sharedProspect from "./shared-prospect.ts";
import * as signing from "./signing.ts";
import * as statement from "./statement.ts";
import * as survey from "./survey.ts";
import * as surveyVisit from "./survey-visit.ts";
import * as talentMap from "./talent-map.ts";
import * as timeline from "./timeline.ts";
import * as twoPlaces from "./two-places.ts";
import * as usage from "./usage.ts";
import * as visit from "./visit.ts";
import * as webhook from "./webhook.ts";
import * as webhookDelivery from "./webhook-delivery.ts";

/** Every endpoint, grouped by the function that serves it: routes, permissions and tests are generated from this. */
export const API = {
  member: [
    member.getMe,
    agency.getStanding,
    invitation.acceptInvitation,
    invitation.listInvitations,
    invitation.revokeInvitation,
    member.listMembers,
    member.changeMemberRole,
    member.removeMember,
    member.transferOwnership,
    auditEntry.listAuditEntries,
    apiKey.createApiKey,
    apiKey.listApiKeys,
    apiKey.rotateApiKey,
    apiKey.revokeApiKey,
  ],
  park: [
    park.getPark,
    park.listParkOrders,
    park.getParkOrder,
    invitation.inviteToPark,
    agency.registerAgency,
    agency.listAgencies,
    agency.getAgency,
    agency.updateAgency,
    agency.transitAgency,
    onboarding.getOnboardingLink,
    onboarding.listOnboardings,
    onboarding.getOnboarding,
    onboarding.getOnboardingDocument,
    onboarding.commentOnboarding,
    onboarding.transitOnboarding,
    onboarding.approveOnboarding,
    invitation.inviteToAgency,
  ],
  matching: [match.matchPeople, match.matchPositions, match.getMatchRule, match.changeMatchRule],
  quality: [
    evaluation.getScorecard,
    evaluation.createEvaluation,
    evaluation.listEvaluations,
    scorecard.listScorecards,
    scorecard.createScorecard,
    scorecard.updateScorecard,
    scorecard.publishScorecard,
    serviceFacts.listServiceFacts,
    programme.createProgramme,
    programme.listProgrammes,
    programme.getProgramme,
    programme.getRaterAgreement,
    programme.concludeProgramme,
    programme.publishProgramme,
    programme.withdrawBoard,
    programme.getBoardLink,
    programme.listBoards,
    assessment.assignEvaluators,
    assessment.reassignEvaluators,
    assessment.listAssessments,
    assessment.listOwnAssessments,
    assessment.getAssessment,
    assessment.submitSheet,
    assessment.settleScore,
    serviceResult.listServiceResults,
    serviceResult.listProgrammeResults,
    serviceResult.createAppeal,
    serviceResult.decideAppeal,
    survey.listSurveys,
    survey.getSurveyLink,
    complaint.createComplaint,
    complaint.listComplaints,
    complaint.getComplaint,
    complaint.updateComplaint,
    complaint.answerComplaint,
    complaint.closeComplaint,
    rectification.createRectification,
    rectification.listRectifications,
    rectification.createProofDocument,
    rectification.getProofDocument,
    rectification.submitProof,
    rectification.reviewRectification,
  ],
  event: [
    event.createEvent,
    event.listEvents,
    event.getEvent,
    event.updateEvent,
    event.updateAgenda,
    event.getEventLinks,
    event.renewEventLinks,
    registration.createRegistration,
    registration.listRegistrations,
    registration.markAttended,
    registration.withdrawRegistration,
    registration.listOpenEvents,
    registration.registerAgencyForEvent,
    registration.withdrawAgencyRegistration,
    eventSlot.addEventSlots,
    eventSlot.listEventSlots,
    eventSlot.giveEventSlot,
    eventSlot.removeEventSlot,
    eventOutcome.recordEventOutcome,
    eventOutcome.listEventOutcomes,
    eventOutcome.removeEventOutcome,
    eventOutcome.getEventReport,
    eventOutcome.getEventReportFile,
    classJob.getClassJobs,
    classJob.updateClassJobs,
    contestEntry.createContestEntry,
    contestEntry.listContestEntries,
    contestEntry.removeContestEntry,
    contestEntry.scoreContestEntry,
  ],
  figures: [
    filing.createFiling,
    filing.listFilings,
    filing.getFiling,
    filing.correctFiling,
    filing.withdrawFiling,
    filing.listDueFilings,
    filing.listParkFilings,
    figures.getFigures,
    figures.getRanking,
    figuresFile.getFiguresFile,
    funnel.getFunnel,
    funnel.getFunnelFile,
    usage.getUsage,
    usage.getUsageFile,
    usage.getOwnUsage,
  ],
  engagement: [
    engagement.openEngagement,
    engagement.listEngagements,
    engagement.getEngagement,
    engagement.closeStep,
    engagement.reopenStep,
    engagement.stopEngagement,
    engagement.listParkEngagements,
    engagement.getEngagementFigures,
    answeredSurvey.listAnsweredSurveys,
    visit.planVisit,
    visit.listVisits,
    visit.getVisit,
    visit.changeVisit,
    visit.completeVisit,
    visit.cancelVisit,
    surveyVisit.planSurveyVisits,
    surveyVisit.getSurveyVisitFigures,
    dueVisit.listDueVisits,
    dueVisit.skipDueVisit,
    dueVisit.getVisitRule,
    dueVisit.changeVisitRule,
    enterpriseLink.createEnterpriseLink,
    enterpriseLink.listEnterpriseLinks,
    enterpriseLink.renewEnterpriseLink,
    enterpriseLink.revokeEnterpriseLink,
  ],
  lead: [
    lead.createLead,
    lead.listLeads,
    lead.getLead,
    lead.updateLead,
    lead.assignLead,
    lead.transitLead,
    lead.convertLead,
    lead.getLeadOnboardingLink,
    lead.mergeLeads,
    lead.separateLead,
    lead.getLeadFigures,
    agencyLead.createAgencyLead,
    agencyLead.listAgencyLeads,
    agencyLead.getAgencyLead,
    agencyLead.transitAgencyLead,
    agencyLead.convertAgencyLead,
    offering.createOffering,
    offering.listOfferings,
    offering.updateOffering,
    offering.listCatalogue,
  ],
  board: [
    policyCard.createPolicyCard,
    policyCard.listPolicyCards,
    policyCard.updatePolicyCard,
    policyCard.orderPolicyCards,
    policyCard.removePolicyCard,
    postingSource.listPostingSources,
    postingSource.createPostingSource,
    postingSource.getPostingPoster,
    postingSource.getJobBoardLink,
    postingSource.getJobBoardPoster,
  ],
  partner: [
    partner.createPartner,
    partner.listPartners,
    partner.getPartner,
    partner.updatePartner,
    partner.transitPartner,
    invitation.inviteToPartner,
    invitation.inviteCoordinator,
    agreement.createAgreement,
    agreement.listAgreements,
    agreement.getAgreement,
    agreement.updateAgreement,
    agreement.transitAgreement,
    agreement.renewAgreement,
    agreement.discardAgreement,
    agreement.getPartnerHome,
    fulfilment.recordFulfilment,
    fulfilment.listFulfilments,
    fulfilment.withdrawFulfilment,
    demand.getDemand,
    partnerPosting.listPartnerPostings,
    partnerPosting.listAudiences,
  ],
  forecast: [forecast.getForecast, forecast.getForecastFile],
  plan: [plan.matchPlans, plan.proposePlan, plan.matchLead],
  place: [twoPlaces.compareTwoPlaces, twoPlaces.getTwoPlacesFile],
  talent: [talentMap.getTalentMap, talentMap.getTalentOccupation, talentMap.getTalentMapFile],
  relay: [
    relay.makeRelay,
    relay.listRelays,
    relay.getRelay,
    relay.pickPostings,
    relay.getRelayHandout,
    receipt.createReceipt,
    receipt.listReceipts,
    receipt.undoReceipt,
    relayMonth.listRelayMonths,
    relayMonth.listStationMonths,
    intention.createIntention,
    intention.listIntentions,
    intention.sendIntention,
    intention.removeIntention,
  ],
  ally: [
    prospect.createProspect,
    prospect.createProspectFromLead,
    prospect.listProspects,
    prospect.getProspect,
    prospect.updateProspect,
    prospect.shareProspect,
    prospect.transitProspect,
    prospect.recordProspectConsent,
    prospect.withdrawProspectConsent,
    contactRequest.listContactRequests,
    contactRequest.declineContactRequest,
    sharedProspect.listSharedProspects,
    sharedProspect.getSharedProspect,
    sharedProspect.askForContact,
    sharedProspect.revealProspectContact,
    prospectProposal.createProspectProposal,
    prospectProposal.listProspectProposals,
    prospectProposal.getAllyFigures,
  ],
  roster: [
    roster.createRoster,
    roster.listRosters,
    graduate.createGraduate,
    graduate.listGraduates,
    graduate.getGraduate,
    graduate.updateGraduate,
    graduate.removeGraduate,
    rosterFile.listRosterFiles,
    rosterFile.getRosterFileErrors,
    rosterFile.revertRosterFile,
    graduateMatch.listMatchedPostings,
    graduateMatch.listMatchingGraduates,
    graduateMatch.listGraduateMatches,
    introduction.introduceGraduates,
    introduction.listIntroductions,
    introduction.listOfferedGraduates,
    introduction.acceptIntroductions,
    introduction.declineIntroduction,
  ],
  cohort: [
    cohort.createCohort,
    cohort.listCohorts,
    cohort.getCohort,
    cohort.updateCohort,
    cohort.transitCohort,
    cohort.getCohortFigures,
    partnerCohort.listPartnerCohorts,
    partnerCohort.getPartnerCohort,
    partnerCohort.transitPartnerCohort,
    partnerCohort.recordPhase,
    enrolment.enrolGraduates,
    enrolment.listEnrolments,
    enrolment.moveEnrolments,
    enrolment.sendGraduates,
  ],
  rosterFile: [rosterUpload.checkRosterFile, rosterUpload.importRosterFile],
  posting: [
    posting.checkPosting,
    posting.createPosting,
    posting.listPostings,
    posting.getPosting,
    posting.updatePosting,
    posting.transitPosting,
    posting.listBoard,
    posting.listBoardCities,
  ],
  agency: [
    enterprise.createEnterprise,
    enterprise.listEnterprises,
    enterprise.getEnterprise,
    enterprise.updateEnterprise,
    order.createOrder,
    order.listOrders,
    order.getOrder,
    order.updateOrder,
    position.addPosition,
    position.updatePosition,
    application.recommendCandidates,
    application.listApplications,
    assignment.assignApplications,
    assignment.listAssigned,
    invitation.inviteColleague,
    savedFilter.saveFilter,
    savedFilter.listSavedFilters,
    savedFilter.deleteSavedFilter,
    arrivalList.readArrivalList,
    move.moveApplications,
    move.listMoves,
    move.undoMove,
    interview.createInterview,
    interview.listInterviews,
    interview.listInterviewDays,
    interview.getInterview,
    interview.updateInterview,
    interview.inviteToInterview,
    interview.listInterviewees,
    interview.recordAttendance,
    interview.getCheckInLink,
    interview.renewCheckInLink,
    placement.listPlacements,
    placement.getPlacement,
    placement.leavePlacement,
    placement.takeBackLeave,
    signing.createSigningDocument,
    signing.recordSigning,
    signing.getSigningDocument,
    signing.recordSignings,
    careService.recordService,
    placementCheck.listDueChecks,
    placementCheck.recordCheckResults,
    retention.getOrderRetention,
    retention.getEnterpriseRetention,
    retention.getRetention,
  ],
  settlement: [
    statement.createStatement,
    statement.listStatements,
    statement.getStatement,
    statement.listStatementLines,
    statement.transitStatement,
    statement.deleteStatement,
    statement.exportStatement,
  ],
  people: [
    candidate.createCandidate,
    candidate.listCandidates,
    candidate.getCandidate,
    candidate.updateCandidate,
    candidate.revealCandidate,
    accessExport.copyPersonalData,
    erasure.eraseCandidate,
    recipientConsent.recordRecipientConsent,
    recipientConsent.withdrawRecipientConsent,
    search.search,
    merge.mergeCandidates,
    merge.listMerges,
    merge.undoMerge,
    timeline.listTimeline,
    conversation.getConversation,
    conversation.listMessages,
    conversation.sendMessage,
    conversation.readConversation,
    conversation.transitConversation,
    conversation.listConversations,
  ],
  allocation: [
    allocation.createAllocation,
    allocation.listAllocations,
    allocation.getAllocation,
    allocation.listAllocationPositions,
    allocation.listAllocationRows,
    allocation.cancelAllocation,
    allocation.applyAllocation,
    allocation.undoAllocation,
  ],
  exports: [
    exportJob.createExportJob,
    exportJob.listExportJobs,
    exportJob.getExportJob,
    exportJob.cancelExportJob,
    exportJob.getExportFile,
  ],
  imports: [
    importJob.createImportJob,
    importJob.listImportJobs,
    importJob.getImportJob,
    importJob.getImportColumns,
    importJob.checkImportJob,
    importJob.commitImportJob,
    importJob.cancelImportJob,
    importJob.revertImportJob,
    importJob.getImportErrors,
  ],
  rating: [
    questionSet.createQuestionSet,
    questionSet.listQuestionSets,
    questionSet.getQuestionSet,
    questionSet.updateQuestionSet,
    batchInterview.createBatchInterview,
    batchInterview.listBatchInterviews,
    batchInterview.getBatchInterview,
    batchInterview.updateBatchInterview,
    batchInterview.replaceRater,
    batchInterview.addToBatch,
    batchInterview.getSheet,
    rating.saveRatings,
    rating.settleRating,
    rating.askThirdRater,
    batchAgreement.getBatchAgreement,
    answer.listAnswers,
    answer.saveAnswer,
    answer.createAnswerFile,
    scoreDraft.getAssistantSetting,
    scoreDraft.changeAssistantSetting,
    scoreDraft.assessByPeople,
  ],
  assistant: [scoreDraft.draftScore],
  webhook: [
    webhook.createWebhook,
    webhook.listWebhooks,
    webhook.getWebhook,
    webhook.updateWebhook,
    webhook.rotateWebhookSecret,
    webhook.removeWebhook,
    webhookDelivery.testWebhook,
    webhookDelivery.listWebhookDeliveries,
    webhookDelivery.getWebhookDelivery,
    webhookDelivery.replayWebhookDelivery,
    webhookDelivery.replayWebhookDeliveries,
  ],
} as const satisfies Record<string, readonly Endpoint[]>;

export type Context = keyof typeof API;

/** All endpoints in one list. */
export const ENDPOINTS: readonly Endpoint[] = Object.values(API).flat();
