import type { ReactNode } from "react";
import { page } from "./page.ts";
import {
  AgreementPage,
  ApiKeysPage,
  AuditPage,
  BoardsPage,
  CapturePage,
  ComplaintsPage,
  EvaluationsPage,
  ForecastPage,
  FunnelPage,
  MembersPage,
  PersonalDataPage,
  RectificationsPage,
  TalentMapPage,
  UsagePage,
  VisitPage,
} from "./shared-pages.ts";

const FiguresPage = page(async () => (await import("../figures/figures-page.tsx")).FiguresPage, "figures");
const EvaluatePage = page(
  async () => (await import("../evaluations/evaluate-page.tsx")).EvaluatePage,
  "evaluations",
  "park",
);
const OwnAssessmentsPage = page(
  async () => (await import("../assessments/own-assessments-page.tsx")).OwnAssessmentsPage,
  "quality",
);
const AssessmentPage = page(
  async () => (await import("../assessments/assessment-page.tsx")).AssessmentPage,
  "evaluations",
  "quality",
);
const ProgrammesPage = page(async () => (await import("../programmes/programmes-page.tsx")).ProgrammesPage, "quality");
const ProgrammePage = page(
  async () => (await import("../programmes/programme-page.tsx")).ProgrammePage,
  "agencies",
  "quality",
);
const ScorecardsPage = page(async () => (await import("../scorecards/scorecards-page.tsx")).ScorecardsPage, "quality");
const SurveysPage = page(async () => (await import("../surveys/surveys-page.tsx")).SurveysPage, "quality");
const ParkPage = page(async () => (await import("../park/park-page.tsx")).ParkPage, "agencies", "park");
const ParkOrdersPage = page(
  async () => (await import("../park/park-orders-page.tsx")).ParkOrdersPage,
  "evaluations",
  "orders",
  "park",
);
const AgenciesPage = page(async () => (await import("../agencies/agencies-page.tsx")).AgenciesPage, "agencies", "park");
const AgencyPage = page(async () => (await import("../agencies/agency-page.tsx")).AgencyPage, "agencies", "park");
const OnboardingsPage = page(
  async () => (await import("../onboardings/onboardings-page.tsx")).OnboardingsPage,
  "agencies",
  "onboarding",
);
const OnboardingPage = page(
  async () => (await import("../onboardings/onboarding-page.tsx")).OnboardingPage,
  "agencies",
  "onboarding",
);
const EventsPage = page(async () => (await import("../events/events-page.tsx")).EventsPage, "events");
const EventPage = page(
  async () => (await import("../events/event-page.tsx")).EventPage,
  "class-jobs",
  "evaluations",
  "events",
  "job-board",
);
const ParkEngagementsPage = page(
  async () => (await import("../engagements/park-engagements-page.tsx")).ParkEngagementsPage,
  "engagements",
  "states",
);
const SurveyVisitsPage = page(
  async () => (await import("../survey-visits/survey-visits-page.tsx")).SurveyVisitsPage,
  "engagements",
);
const LeadsPage = page(async () => (await import("../leads/leads-page.tsx")).LeadsPage, "leads", "states");
const LeadPage = page(
  async () => (await import("../leads/lead-page.tsx")).LeadPage,
  "forecast",
  "leads",
  "prospects",
  "states",
);
const LeadFiguresPage = page(async () => (await import("../leads/lead-figures-page.tsx")).LeadFiguresPage, "leads");
const ProspectsPage = page(
  async () => (await import("../prospects/prospects-page.tsx")).ProspectsPage,
  "leads",
  "partners",
  "prospects",
  "recipients",
);
const ContactRequestsPage = page(
  async () => (await import("../prospects/contact-requests-page.tsx")).ContactRequestsPage,
  "partners",
  "prospects",
  "recipients",
);
const CataloguePage = page(async () => (await import("../offerings/catalogue-page.tsx")).CataloguePage, "leads");
const PolicyCardsPage = page(
  async () => (await import("../policy-cards/policy-cards-page.tsx")).PolicyCardsPage,
  "job-board",
  "postings",
);
const PartnersPage = page(
  async () => (await import("../partners/partners-page.tsx")).PartnersPage,
  "partners",
  "relays",
  "states",
  "two-places",
);
const PartnerPage = page(
  async () => (await import("../partners/partner-page.tsx")).PartnerPage,
  "cohorts",
  "partners",
  "prospects",
  "states",
);
const AgreementsPage = page(
  async () => (await import("../agreements/agreements-page.tsx")).AgreementsPage,
  "partners",
  "relays",
  "states",
  "two-places",
);
const TwoPlacesPage = page(
  async () => (await import("../two-places/two-places-page.tsx")).TwoPlacesPage,
  "figures",
  "partner-home",
  "partners",
  "relays",
  "two-places",
);
const StationMonthsPage = page(
  async () => (await import("../relays/station-months-page.tsx")).StationMonthsPage,
  "partners",
  "relays",
  "two-places",
);
const BoardPage = page(async () => (await import("../postings/board-page.tsx")).BoardPage, "job-board", "postings");

/** Every page of a park's console, by its path. */
export const PARK_PAGES: Record<string, ReactNode> = {
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
};
