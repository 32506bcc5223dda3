import type { ReactNode } from "react";
import { Navigate } from "react-router";
import { page } from "./page.ts";
import {
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

const OrdersPage = page(async () => (await import("../orders/orders-page.tsx")).OrdersPage, "orders");
const OrderPage = page(
  async () => (await import("../orders/order-page.tsx")).OrderPage,
  "audit",
  "board",
  "cohorts",
  "conversations",
  "imports",
  "interviews",
  "job-board",
  "matching",
  "members",
  "onboarding",
  "orders",
  "partners",
  "people",
  "placements",
  "positions",
  "postings",
  "rating",
  "recipients",
  "settlement",
  "states",
);
const BatchPage = page(async () => (await import("../batch-interviews/batch-page.tsx")).BatchPage, "board", "rating");
const QuestionSetsPage = page(
  async () => (await import("../question-sets/question-sets-page.tsx")).QuestionSetsPage,
  "orders",
  "rating",
);
const InterviewPage = page(
  async () => (await import("../interviews/interview-page.tsx")).InterviewPage,
  "board",
  "interviews",
  "people",
  "placements",
);
const CandidatesPage = page(async () => (await import("../candidates/candidates-page.tsx")).CandidatesPage, "people");
const CandidatePage = page(
  async () => (await import("../candidates/candidate-page.tsx")).CandidatePage,
  "audit",
  "matching",
  "onboarding",
  "orders",
  "people",
  "personal-data",
  "recipients",
  "states",
);
const AllocationsPage = page(
  async () => (await import("../allocations/allocations-page.tsx")).AllocationsPage,
  "allocations",
  "matching",
  "orders",
);
const AllocationPage = page(
  async () => (await import("../allocations/allocation-page.tsx")).AllocationPage,
  "allocations",
);
const TasksPage = page(async () => (await import("../tasks/tasks-page.tsx")).TasksPage, "allocations", "imports");
const ImportsPage = page(async () => (await import("../imports/imports-page.tsx")).ImportsPage, "imports");
const ImportPage = page(async () => (await import("../imports/import-page.tsx")).ImportPage, "imports");
const EnterprisesPage = page(
  async () => (await import("../enterprises/enterprises-page.tsx")).EnterprisesPage,
  "enterprises",
  "placements",
);
const PlacementsPage = page(
  async () => (await import("../placements/placements-page.tsx")).PlacementsPage,
  "people",
  "placements",
  "states",
);
const StatementsPage = page(
  async () => (await import("../statements/statements-page.tsx")).StatementsPage,
  "settlement",
);
const StatementPage = page(async () => (await import("../statements/statement-page.tsx")).StatementPage, "settlement");
const FilingsPage = page(async () => (await import("../filings/filings-page.tsx")).FilingsPage, "figures");
const TodayPage = page(
  async () => (await import("../today/today-page.tsx")).TodayPage,
  "board",
  "conversations",
  "engagements",
  "figures",
  "interviews",
  "members",
  "orders",
  "people",
  "placements",
  "rating",
  "states",
  "today",
  "webhooks",
);
const ServiceResultsPage = page(
  async () => (await import("../service-results/service-results-page.tsx")).ServiceResultsPage,
  "quality",
);
const MatchRulePage = page(async () => (await import("../matching/match-rule-page.tsx")).MatchRulePage, "matching");
const WebhooksPage = page(async () => (await import("../webhooks/webhooks-page.tsx")).WebhooksPage, "webhooks");
const WebhookPage = page(async () => (await import("../webhooks/webhook-page.tsx")).WebhookPage, "webhooks");
const StandingPage = page(async () => (await import("../standing/standing-page.tsx")).StandingPage, "agencies");
const OpenEventsPage = page(async () => (await import("../events/open-events-page.tsx")).OpenEventsPage, "events");
const EnterprisePage = page(
  async () => (await import("../enterprises/enterprise-page.tsx")).EnterprisePage,
  "audit",
  "engagements",
  "enterprises",
  "forecast",
  "leads",
  "links",
  "onboarding",
  "orders",
  "people",
  "placements",
  "recipients",
  "states",
);
const EngagementsPage = page(
  async () => (await import("../engagements/engagements-page.tsx")).EngagementsPage,
  "engagements",
  "states",
);
const AgencyLeadsPage = page(
  async () => (await import("../leads/agency-leads-page.tsx")).AgencyLeadsPage,
  "leads",
  "states",
);
const AgencyLeadPage = page(
  async () => (await import("../leads/agency-lead-page.tsx")).AgencyLeadPage,
  "enterprises",
  "leads",
  "orders",
  "states",
);
const OfferingsPage = page(async () => (await import("../offerings/offerings-page.tsx")).OfferingsPage, "leads");
const OfferedPage = page(
  async () => (await import("../introductions/offered-page.tsx")).OfferedPage,
  "cohorts",
  "rosters",
);
const PostingsPage = page(
  async () => (await import("../postings/postings-page.tsx")).PostingsPage,
  "job-board",
  "postings",
);

/** Every page of an agency's console, by its path. */
export const AGENCY_PAGES: Record<string, ReactNode> = {
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
};
