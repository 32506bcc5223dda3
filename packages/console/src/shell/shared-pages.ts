import { page } from "./page.ts";

/* Pages that organisations of more than one kind have, each as it may. */

export const FunnelPage = page(async () => (await import("../funnel/funnel-page.tsx")).FunnelPage, "figures", "funnel");
export const EvaluationsPage = page(
  async () => (await import("../evaluations/evaluations-page.tsx")).EvaluationsPage,
  "evaluations",
  "park",
  "quality",
);
export const BoardsPage = page(async () => (await import("../boards/boards-page.tsx")).BoardsPage, "quality");
export const ComplaintsPage = page(
  async () => (await import("../complaints/complaints-page.tsx")).ComplaintsPage,
  "quality",
);
export const RectificationsPage = page(
  async () => (await import("../rectifications/rectifications-page.tsx")).RectificationsPage,
  "placements",
  "quality",
  "rectifications",
);
export const ApiKeysPage = page(async () => (await import("../api-keys/api-keys-page.tsx")).ApiKeysPage, "api-keys");
export const MembersPage = page(
  async () => (await import("../members/members-page.tsx")).MembersPage,
  "agencies",
  "members",
  "partner-home",
);
export const AuditPage = page(
  async () => (await import("../audit/audit-page.tsx")).AuditPage,
  "audit",
  "onboarding",
  "people",
  "recipients",
  "states",
);
export const UsagePage = page(async () => (await import("../usage/usage-page.tsx")).UsagePage, "figures", "usage");
export const VisitPage = page(async () => (await import("../visits/visit-page.tsx")).VisitPage, "engagements");
export const CapturePage = page(async () => (await import("../leads/capture-page.tsx")).CapturePage, "leads");
export const AgreementPage = page(
  async () => (await import("../agreements/agreement-page.tsx")).AgreementPage,
  "audit",
  "onboarding",
  "partners",
  "people",
  "recipients",
  "states",
);
export const ForecastPage = page(
  async () => (await import("../forecast/forecast-page.tsx")).ForecastPage,
  "figures",
  "forecast",
);
export const TalentMapPage = page(
  async () => (await import("../talent-map/talent-map-page.tsx")).TalentMapPage,
  "figures",
  "partner-home",
  "talent-map",
  "two-places",
);
export const PersonalDataPage = page(
  async () => (await import("../personal-data/personal-data-page.tsx")).PersonalDataPage,
  "personal-data",
);
