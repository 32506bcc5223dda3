import type { Membership } from "@shanhai/contract/member";
import { lazy, type ReactNode } from "react";
import { Navigate } from "react-router";

const OrdersPage = lazy(async () => ({ default: (await import("../orders/orders-page.tsx")).OrdersPage }));
const OrderPage = lazy(async () => ({ default: (await import("../orders/order-page.tsx")).OrderPage }));
const BatchPage = lazy(async () => ({ default: (await import("../batch-interviews/batch-page.tsx")).BatchPage }));
const QuestionSetsPage = lazy(async () => ({
  default: (await import("../question-sets/question-sets-page.tsx")).QuestionSetsPage,
}));
const InterviewPage = lazy(async () => ({ default: (await import("../interviews/interview-page.tsx")).InterviewPage }));
const CandidatesPage = lazy(async () => ({
  default: (await import("../candidates/candidates-page.tsx")).CandidatesPage,
}));
const CandidatePage = lazy(async () => ({ default: (await import("../candidates/candidate-page.tsx")).CandidatePage }));
const AllocationsPage = lazy(async () => ({
  default: (await import("../allocations/allocations-page.tsx")).AllocationsPage,
}));
const AllocationPage = lazy(async () => ({
  default: (await import("../allocations/allocation-page.tsx")).AllocationPage,
}));
const TasksPage = lazy(async () => ({ default: (await import("../tasks/tasks-page.tsx")).TasksPage }));
const ImportsPage = lazy(async () => ({ default: (await import("../imports/imports-page.tsx")).ImportsPage }));
const ImportPage = lazy(async () => ({ default: (await import("../imports/import-page.tsx")).ImportPage }));
const EnterprisesPage = lazy(async () => ({
  default: (await import("../enterprises/enterprises-page.tsx")).EnterprisesPage,
}));
const PlacementsPage = lazy(async () => ({
  default: (await import("../placements/placements-page.tsx")).PlacementsPage,
}));
const StatementsPage = lazy(async () => ({
  default: (await import("../statements/statements-page.tsx")).StatementsPage,
}));
const StatementPage = lazy(async () => ({ default: (await import("../statements/statement-page.tsx")).StatementPage }));
const FilingsPage = lazy(async () => ({ default: (await import("../filings/filings-page.tsx")).FilingsPage }));
const FunnelPage = lazy(async () => ({ default: (await import("../funnel/funnel-page.tsx")).FunnelPage }));
const FiguresPage = lazy(async () => ({ default: (await import("../figures/figures-page.tsx")).FiguresPage }));
const TodayPage = lazy(async () => ({ default: (await import("../today/today-page.tsx")).TodayPage }));
const EvaluationsPage = lazy(async () => ({
  default: (await import("../evaluations/evaluations-page.tsx")).EvaluationsPage,
}));
const EvaluatePage = lazy(async () => ({ default: (await import("../evaluations/evaluate-page.tsx")).EvaluatePage }));
const ServiceResultsPage = lazy(async () => ({
  default: (await import("../service-results/service-results-page.tsx")).ServiceResultsPage,
}));
const OwnAssessmentsPage = lazy(async () => ({
  default: (await import("../assessments/own-assessments-page.tsx")).OwnAssessmentsPage,
}));
const AssessmentPage = lazy(async () => ({
  default: (await import("../assessments/assessment-page.tsx")).AssessmentPage,
}));
const ProgrammesPage = lazy(async () => ({
  default: (await import("../programmes/programmes-page.tsx")).ProgrammesPage,
}));
const ProgrammePage = lazy(async () => ({ default: (await import("../programmes/programme-page.tsx")).ProgrammePage }));
const ScorecardsPage = lazy(async () => ({
  default: (await import("../scorecards/scorecards-page.tsx")).ScorecardsPage,
}));
const BoardsPage = lazy(async () => ({ default: (await import("../boards/boards-page.tsx")).BoardsPage }));
const ComplaintsPage = lazy(async () => ({
  default: (await import("../complaints/complaints-page.tsx")).ComplaintsPage,
}));
const RectificationsPage = lazy(async () => ({
  default: (await import("../rectifications/rectifications-page.tsx")).RectificationsPage,
}));
const SurveysPage = lazy(async () => ({ default: (await import("../surveys/surveys-page.tsx")).SurveysPage }));
const ApiKeysPage = lazy(async () => ({ default: (await import("../api-keys/api-keys-page.tsx")).ApiKeysPage }));
const MembersPage = lazy(async () => ({ default: (await import("../members/members-page.tsx")).MembersPage }));
const AuditPage = lazy(async () => ({ default: (await import("../audit/audit-page.tsx")).AuditPage }));
const ParkPage = lazy(async () => ({ default: (await import("../park/park-page.tsx")).ParkPage }));
const ParkOrdersPage = lazy(async () => ({ default: (await import("../park/park-orders-page.tsx")).ParkOrdersPage }));
const AgenciesPage = lazy(async () => ({ default: (await import("../agencies/agencies-page.tsx")).AgenciesPage }));
const AgencyPage = lazy(async () => ({ default: (await import("../agencies/agency-page.tsx")).AgencyPage }));
const OnboardingsPage = lazy(async () => ({
  default: (await import("../onboardings/onboardings-page.tsx")).OnboardingsPage,
}));
const OnboardingPage = lazy(async () => ({
  default: (await import("../onboardings/onboarding-page.tsx")).OnboardingPage,
}));
const UsagePage = lazy(async () => ({ default: (await import("../usage/usage-page.tsx")).UsagePage }));
const MatchRulePage = lazy(async () => ({ default: (await import("../matching/match-rule-page.tsx")).MatchRulePage }));
const WebhooksPage = lazy(async () => ({ default: (await import("../webhooks/webhooks-page.tsx")).WebhooksPage }));
const WebhookPage = lazy(async () => ({ default: (await import("../webhooks/webhook-page.tsx")).WebhookPage }));
const StandingPage = lazy(async () => ({ default: (await import("../standing/standing-page.tsx")).StandingPage }));
const EventsPage = lazy(async () => ({ default: (await import("../events/events-page.tsx")).EventsPage }));
const EventPage = lazy(async () => ({ default: (await import("../events/event-page.tsx")).EventPage }));
const OpenEventsPage = lazy(async () => ({ default: (await import("../events/open-events-page.tsx")).OpenEventsPage }));
const EnterprisePage = lazy(async () => ({
  default: (await import("../enterprises/enterprise-page.tsx")).EnterprisePage,
}));
const EngagementsPage = lazy(async () => ({
  default: (await import("../engagements/engagements-page.tsx")).EngagementsPage,
}));
const ParkEngagementsPage = lazy(async () => ({
  default: (await import("../engagements/park-engagements-page.tsx")).ParkEngagementsPage,
}));
const VisitPage = lazy(async () => ({ default: (await import("../visits/visit-page.tsx")).VisitPage }));
const SurveyVisitsPage = lazy(async () => ({
  default: (await import("../survey-visits/survey-visits-page.tsx")).SurveyVisitsPage,
}));
const LeadsPage = lazy(async () => ({ default: (await import("../leads/leads-page.tsx")).LeadsPage }));
const LeadPage = lazy(async () => ({ default: (await import("../leads/lead-page.tsx")).LeadPage }));
const CapturePage = lazy(async () => ({ default: (await import("../leads/capture-page.tsx")).CapturePage }));
const LeadFiguresPage = lazy(async () => ({
  default: (await import("../leads/lead-figures-page.tsx")).LeadFiguresPage,
}));
const AgencyLeadsPage = lazy(async () => ({
  default: (await import("../leads/agency-leads-page.tsx")).AgencyLeadsPage,
}));
const AgencyLeadPage = lazy(async () => ({ default: (await import("../leads/agency-lead-page.tsx")).AgencyLeadPage }));
const ProspectsPage = lazy(async () => ({ default: (await import("../prospects/prospects-page.tsx")).ProspectsPage }));
const ContactRequestsPage = lazy(async () => ({
  default: (await import("../prospects/contact-requests-page.tsx")).ContactRequestsPage,
}));
const SharedProspectsPage = lazy(async () => ({
  default: (await import("../shared-prospects/shared-prospects-page.tsx")).SharedProspectsPage,
}));
const ProposalsPage = lazy(async () => ({
  default: (await import("../shared-prospects/proposals-page.tsx")).ProposalsPage,
}));
const OfferingsPage = lazy(async () => ({ default: (await import("../offerings/offerings-page.tsx")).OfferingsPage }));
const CataloguePage = lazy(async () => ({ default: (await import("../offerings/catalogue-page.tsx")).CataloguePage }));
const PolicyCardsPage = lazy(async () => ({
  default: (await import("../policy-cards/policy-cards-page.tsx")).PolicyCardsPage,
}));
const PartnersPage = lazy(async () => ({ default: (await import("../partners/partners-page.tsx")).PartnersPage }));
const PartnerPage = lazy(async () => ({ default: (await import("../partners/partner-page.tsx")).PartnerPage }));
const AgreementsPage = lazy(async () => ({
  default: (await import("../agreements/agreements-page.tsx")).AgreementsPage,
}));
const AgreementPage = lazy(async () => ({ default: (await import("../agreements/agreement-page.tsx")).AgreementPage }));
const PartnerHomePage = lazy(async () => ({
  default: (await import("../partner-home/partner-home-page.tsx")).PartnerHomePage,
}));
const PartnerPostingsPage = lazy(async () => ({
  default: (await import("../partner-home/partner-postings-page.tsx")).PartnerPostingsPage,
}));
const DemandPage = lazy(async () => ({ default: (await import("../partner-home/demand-page.tsx")).DemandPage }));
const ForecastPage = lazy(async () => ({ default: (await import("../forecast/forecast-page.tsx")).ForecastPage }));
const TalentMapPage = lazy(async () => ({
  default: (await import("../talent-map/talent-map-page.tsx")).TalentMapPage,
}));
const PartnerTalentMapPage = lazy(async () => ({
  default: (await import("../talent-map/talent-map-page.tsx")).PartnerTalentMapPage,
}));
const TwoPlacesPage = lazy(async () => ({
  default: (await import("../two-places/two-places-page.tsx")).TwoPlacesPage,
}));
const PartnerPlacesPage = lazy(async () => ({
  default: (await import("../two-places/two-places-page.tsx")).PartnerPlacesPage,
}));
const RelayPage = lazy(async () => ({ default: (await import("../relays/relay-page.tsx")).RelayPage }));
const CollectPage = lazy(async () => ({ default: (await import("../intentions/collect-page.tsx")).CollectPage }));
const SupplyPage = lazy(async () => ({ default: (await import("../intentions/supply-page.tsx")).SupplyPage }));
const RelayFiguresPage = lazy(async () => ({
  default: (await import("../relays/relay-figures-page.tsx")).RelayFiguresPage,
}));
const StationMonthsPage = lazy(async () => ({
  default: (await import("../relays/station-months-page.tsx")).StationMonthsPage,
}));
const RostersPage = lazy(async () => ({ default: (await import("../rosters/rosters-page.tsx")).RostersPage }));
const RosterPage = lazy(async () => ({ default: (await import("../rosters/roster-page.tsx")).RosterPage }));
const PartnerCohortsPage = lazy(async () => ({
  default: (await import("../cohorts/partner-cohorts-page.tsx")).PartnerCohortsPage,
}));
const PartnerCohortPage = lazy(async () => ({
  default: (await import("../cohorts/partner-cohort-page.tsx")).PartnerCohortPage,
}));
const MatchesPage = lazy(async () => ({ default: (await import("../introductions/matches-page.tsx")).MatchesPage }));
const MatchPage = lazy(async () => ({ default: (await import("../introductions/match-page.tsx")).MatchPage }));
const ProgressPage = lazy(async () => ({ default: (await import("../introductions/progress-page.tsx")).ProgressPage }));
const OfferedPage = lazy(async () => ({ default: (await import("../introductions/offered-page.tsx")).OfferedPage }));
const PostingsPage = lazy(async () => ({ default: (await import("../postings/postings-page.tsx")).PostingsPage }));
const BoardPage = lazy(async () => ({ default: (await import("../postings/board-page.tsx")).BoardPage }));
const PersonalDataPage = lazy(async () => ({
  default: (await import("../personal-data/personal-data-page.tsx")).PersonalDataPage,
}));
/** Every page of the console by its path, for each kind of organisation; each is loaded when somebody goes there. */
export const PAGES: Record<Membership["kind"], Record<string, ReactNode>> = {
  agency: {
    "/today": <TodayPage />,
    "/orders": <OrdersPage />,
    "/orders/:orderId": <OrderPage />,
    "/orders/:orderId/interviews/:interviewId": <InterviewPage />,
    "/orders/:orderId/batches/:batchInterviewId": <BatchPage />,
    "/question-sets": <QuestionSetsPage />,
    "/postings": <PostingsPage />,
    "/candidates": <CandidatesPage />,
    "/introductions": <OfferedPage />,
    "/candidates/:candidateId": <CandidatePage />,
    "/allocations": <AllocationsPage />,
    "/allocations/:allocationId": <AllocationPage />,
    "/tasks": <TasksPage />,
    "/imports": <ImportsPage />,
    "/imports/:importJobId": <ImportPage />,
    "/enterprises": <EnterprisesPage />,
    "/enterprises/:enterpriseId": <EnterprisePage />,
    "/engagements": <EngagementsPage />,
    "/visits/:visitId": <VisitPage />,
    "/placements": <PlacementsPage />,
    "/statements": <StatementsPage />,
    "/statements/:statementId": <StatementPage />,
    "/forecast": <ForecastPage />,
    "/funnel": <FunnelPage />,
    "/talent-map": <TalentMapPage side="agency" />,
    "/filings": <FilingsPage />,
    "/evaluations": <EvaluationsPage />,
    "/open-events": <OpenEventsPage />,
    "/evaluations/results": <ServiceResultsPage />,
    "/evaluations/boards": <BoardsPage />,
    "/evaluations/complaints": <ComplaintsPage />,
    "/evaluations/rectifications": <RectificationsPage />,
    "/agency-leads": <AgencyLeadsPage />,
    "/agency-leads/capture": <CapturePage />,
    "/agency-leads/:leadId": <AgencyLeadPage />,
    "/offerings": <OfferingsPage />,
    "/settings": <Navigate to="/settings/members" replace />,
    "/settings/members": <MembersPage />,
    "/settings/agency": <StandingPage />,
    "/settings/usage": <UsagePage />,
    "/settings/matching": <MatchRulePage />,
    "/settings/webhooks": <WebhooksPage />,
    "/settings/webhooks/:webhookId": <WebhookPage />,
    "/settings/api-keys": <ApiKeysPage />,
    "/settings/audit": <AuditPage />,
    "/settings/personal-data": <PersonalDataPage />,
  },
  park: {
    "/park": <ParkPage />,
    "/agencies": <AgenciesPage />,
    "/agencies/:agencyId": <AgencyPage />,
    "/onboardings": <OnboardingsPage />,
    "/onboardings/:onboardingId": <OnboardingPage />,
    "/events": <EventsPage />,
    "/events/:eventId": <EventPage />,
    "/leads": <LeadsPage />,
    "/leads/capture": <CapturePage />,
    "/leads/catalogue": <CataloguePage />,
    "/leads/figures": <LeadFiguresPage />,
    "/leads/:leadId": <LeadPage />,
    "/prospects": <ProspectsPage />,
    "/prospects/requests": <ContactRequestsPage />,
    "/job-board/cards": <PolicyCardsPage />,
    "/park-orders": <ParkOrdersPage />,
    "/job-board": <BoardPage />,
    "/park-engagements": <ParkEngagementsPage />,
    "/survey-visits": <SurveyVisitsPage />,
    "/visits/:visitId": <VisitPage />,
    "/park-orders/:orderId/evaluate": <EvaluatePage />,
    "/evaluations": <EvaluationsPage />,
    "/figures": <FiguresPage />,
    "/forecast": <ForecastPage />,
    "/funnel": <FunnelPage />,
    "/evaluations/own": <OwnAssessmentsPage />,
    "/evaluations/own/:programmeId/:agencyId": <AssessmentPage />,
    "/evaluations/programmes": <ProgrammesPage />,
    "/evaluations/programmes/:programmeId": <ProgrammePage />,
    "/evaluations/programmes/:programmeId/:agencyId": <AssessmentPage />,
    "/evaluations/scorecards": <ScorecardsPage />,
    "/evaluations/surveys": <SurveysPage />,
    "/evaluations/boards": <BoardsPage />,
    "/evaluations/complaints": <ComplaintsPage />,
    "/evaluations/rectifications": <RectificationsPage />,
    "/talent-map": <TalentMapPage side="park" />,
    "/partners": <PartnersPage />,
    "/partners/agreements": <AgreementsPage />,
    "/partners/stations": <StationMonthsPage />,
    "/partners/agreements/:agreementId": <AgreementPage />,
    "/partners/two-places": <TwoPlacesPage />,
    "/partners/:partnerId": <PartnerPage />,
    "/members": <MembersPage />,
    "/members/api-keys": <ApiKeysPage />,
    "/members/usage": <UsagePage />,
    "/members/audit": <AuditPage />,
    "/members/personal-data": <PersonalDataPage />,
  },
  partner: {
    "/home": <PartnerHomePage />,
    "/agreements/:agreementId": <AgreementPage />,
    "/demand": <DemandPage />,
    "/postings": <PartnerPostingsPage />,
    "/two-places": <PartnerPlacesPage />,
    "/talent-map": <PartnerTalentMapPage />,
    "/prospects": <SharedProspectsPage />,
    "/prospects/proposals": <ProposalsPage />,
    "/relays": <RelayPage />,
    "/relays/figures": <RelayFiguresPage />,
    "/relays/collect": <CollectPage />,
    "/relays/supply": <SupplyPage />,
    "/rosters": <RostersPage />,
    "/rosters/:rosterId": <RosterPage />,
    "/cohorts": <PartnerCohortsPage />,
    "/cohorts/:cohortId": <PartnerCohortPage />,
    "/matches": <MatchesPage />,
    "/matches/progress": <ProgressPage />,
    "/matches/:postingId": <MatchPage />,
    "/members": <MembersPage />,
    "/members/audit": <AuditPage />,
    "/members/personal-data": <PersonalDataPage />,
  },
};
