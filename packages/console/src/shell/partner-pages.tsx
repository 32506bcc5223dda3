import type { ReactNode } from "react";
import { page } from "./page.ts";
import { AgreementPage, AuditPage, MembersPage, PersonalDataPage } from "./shared-pages.ts";

const SharedProspectsPage = page(
  async () => (await import("../shared-prospects/shared-prospects-page.tsx")).SharedProspectsPage,
  "partner-home",
  "prospects",
);
const ProposalsPage = page(
  async () => (await import("../shared-prospects/proposals-page.tsx")).ProposalsPage,
  "leads",
  "partner-home",
  "prospects",
  "recipients",
);
const PartnerHomePage = page(
  async () => (await import("../partner-home/partner-home-page.tsx")).PartnerHomePage,
  "partner-home",
  "partners",
  "states",
);
const PartnerPostingsPage = page(
  async () => (await import("../partner-home/partner-postings-page.tsx")).PartnerPostingsPage,
  "partner-home",
  "positions",
);
const DemandPage = page(
  async () => (await import("../partner-home/demand-page.tsx")).DemandPage,
  "partner-home",
  "positions",
);
const PartnerTalentMapPage = page(
  async () => (await import("../talent-map/talent-map-page.tsx")).PartnerTalentMapPage,
  "figures",
  "partner-home",
  "talent-map",
  "two-places",
);
const PartnerPlacesPage = page(
  async () => (await import("../two-places/two-places-page.tsx")).PartnerPlacesPage,
  "figures",
  "partner-home",
  "partners",
  "relays",
  "two-places",
);
const RelayPage = page(async () => (await import("../relays/relay-page.tsx")).RelayPage, "partner-home", "relays");
const CollectPage = page(
  async () => (await import("../intentions/collect-page.tsx")).CollectPage,
  "job-board",
  "partner-home",
  "positions",
  "relays",
);
const SupplyPage = page(
  async () => (await import("../intentions/supply-page.tsx")).SupplyPage,
  "job-board",
  "partner-home",
  "positions",
  "relays",
);
const RelayFiguresPage = page(
  async () => (await import("../relays/relay-figures-page.tsx")).RelayFiguresPage,
  "partner-home",
  "relays",
);
const RostersPage = page(
  async () => (await import("../rosters/rosters-page.tsx")).RostersPage,
  "partner-home",
  "rosters",
);
const RosterPage = page(
  async () => (await import("../rosters/roster-page.tsx")).RosterPage,
  "partner-home",
  "recipients",
  "rosters",
);
const PartnerCohortsPage = page(
  async () => (await import("../cohorts/partner-cohorts-page.tsx")).PartnerCohortsPage,
  "cohorts",
  "partner-home",
  "states",
);
const PartnerCohortPage = page(
  async () => (await import("../cohorts/partner-cohort-page.tsx")).PartnerCohortPage,
  "cohorts",
  "partner-home",
  "recipients",
  "rosters",
  "states",
);
const MatchesPage = page(
  async () => (await import("../introductions/matches-page.tsx")).MatchesPage,
  "partner-home",
  "positions",
  "rosters",
);
const MatchPage = page(
  async () => (await import("../introductions/match-page.tsx")).MatchPage,
  "partner-home",
  "recipients",
  "rosters",
);
const ProgressPage = page(
  async () => (await import("../introductions/progress-page.tsx")).ProgressPage,
  "partner-home",
  "rosters",
);

/** Every page of a partner's console, by its path. */
export const PARTNER_PAGES: Record<string, ReactNode> = {
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
};
