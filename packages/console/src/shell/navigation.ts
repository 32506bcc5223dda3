import type { Membership } from "@shanhai/contract/member";

/** The sections of the console, in the order people work through them. */
export const SECTIONS = {
  agency: [
    { path: "/today", word: "today" },
    { path: "/orders", word: "orders" },
    { path: "/postings", word: "postings" },
    { path: "/candidates", word: "candidates" },
    { path: "/introductions", word: "introductions" },
    { path: "/imports", word: "imports" },
    { path: "/enterprises", word: "enterprises" },
    { path: "/engagements", word: "engagements" },
    { path: "/placements", word: "placements" },
    { path: "/statements", word: "statements" },
    { path: "/forecast", word: "forecast" },
    { path: "/funnel", word: "funnel" },
    { path: "/talent-map", word: "talentMap" },
    { path: "/filings", word: "filings" },
    { path: "/evaluations", word: "evaluations" },
    { path: "/open-events", word: "events" },
    { path: "/agency-leads", word: "leads" },
    { path: "/offerings", word: "offerings" },
    { path: "/tasks", word: "tasks" },
    { path: "/settings", word: "settings", role: "owner" },
  ],
  park: [
    { path: "/park", word: "overview" },
    { path: "/agencies", word: "agencies" },
    { path: "/onboardings", word: "onboardings", role: "administrator" },
    { path: "/events", word: "events" },
    { path: "/leads", word: "leads", role: "administrator" },
    { path: "/prospects", word: "prospects", role: "administrator" },
    { path: "/park-orders", word: "parkOrders" },
    { path: "/job-board", word: "board" },
    { path: "/park-engagements", word: "engagements" },
    { path: "/survey-visits", word: "surveyVisits" },
    { path: "/evaluations", word: "evaluations" },
    { path: "/figures", word: "figures" },
    { path: "/forecast", word: "forecast" },
    { path: "/funnel", word: "funnel" },
    { path: "/talent-map", word: "talentMap" },
    { path: "/partners", word: "partners" },
    { path: "/members", word: "members", role: "administrator" },
  ],
  partner: [
    { path: "/home", word: "partnerHome" },
    { path: "/demand", word: "demand" },
    { path: "/postings", word: "partnerPostings" },
    { path: "/two-places", word: "twoPlaces" },
    { path: "/prospects", word: "sharedProspects" },
    { path: "/relays", word: "relay" },
    { path: "/rosters", word: "rosters" },
    { path: "/matches", word: "matches" },
    { path: "/cohorts", word: "cohorts" },
    { path: "/talent-map", word: "talentMap" },
    { path: "/members", word: "members" },
  ],
} as const;

export type Section = (typeof SECTIONS)["agency" | "park" | "partner"][number];

export function sectionsOf(membership: Membership): readonly Section[] {
  return SECTIONS[membership.kind].filter((section) => !("role" in section) || section.role === membership.role);
}

/** Where a person lands: an agency among its orders, an evaluator among those to evaluate, a park at its figures, a partner at home. */
export function homeOf(membership: Membership): string {
  if (membership.kind === "agency") return "/orders";
  if (membership.kind === "partner") return "/home";
  return membership.role === "evaluator" ? "/park-orders" : "/park";
}
