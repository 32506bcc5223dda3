import type { Source, Words } from "./words.ts";
import type { words as door } from "./zh/door.ts";
import type { words as workplace } from "./zh/workplace.ts";

/** The words beyond those of the door and the workplace. Which of them a page says stands where it is declared (`shell/page.ts`). */
export const SECTIONS = {
  agencies: { zh: () => import("./zh/agencies.ts"), en: () => import("./en/agencies.ts") },
  allocations: { zh: () => import("./zh/allocations.ts"), en: () => import("./en/allocations.ts") },
  "api-keys": { zh: () => import("./zh/api-keys.ts"), en: () => import("./en/api-keys.ts") },
  audit: { zh: () => import("./zh/audit.ts"), en: () => import("./en/audit.ts") },
  board: { zh: () => import("./zh/board.ts"), en: () => import("./en/board.ts") },
  "class-jobs": { zh: () => import("./zh/class-jobs.ts"), en: () => import("./en/class-jobs.ts") },
  cohorts: { zh: () => import("./zh/cohorts.ts"), en: () => import("./en/cohorts.ts") },
  conversations: { zh: () => import("./zh/conversations.ts"), en: () => import("./en/conversations.ts") },
  engagements: { zh: () => import("./zh/engagements.ts"), en: () => import("./en/engagements.ts") },
  enterprises: { zh: () => import("./zh/enterprises.ts"), en: () => import("./en/enterprises.ts") },
  evaluations: { zh: () => import("./zh/evaluations.ts"), en: () => import("./en/evaluations.ts") },
  events: { zh: () => import("./zh/events.ts"), en: () => import("./en/events.ts") },
  figures: { zh: () => import("./zh/figures.ts"), en: () => import("./en/figures.ts") },
  forecast: { zh: () => import("./zh/forecast.ts"), en: () => import("./en/forecast.ts") },
  funnel: { zh: () => import("./zh/funnel.ts"), en: () => import("./en/funnel.ts") },
  imports: { zh: () => import("./zh/imports.ts"), en: () => import("./en/imports.ts") },
  interviews: { zh: () => import("./zh/interviews.ts"), en: () => import("./en/interviews.ts") },
  "job-board": { zh: () => import("./zh/job-board.ts"), en: () => import("./en/job-board.ts") },
  leads: { zh: () => import("./zh/leads.ts"), en: () => import("./en/leads.ts") },
  links: { zh: () => import("./zh/links.ts"), en: () => import("./en/links.ts") },
  matching: { zh: () => import("./zh/matching.ts"), en: () => import("./en/matching.ts") },
  members: { zh: () => import("./zh/members.ts"), en: () => import("./en/members.ts") },
  onboarding: { zh: () => import("./zh/onboarding.ts"), en: () => import("./en/onboarding.ts") },
  orders: { zh: () => import("./zh/orders.ts"), en: () => import("./en/orders.ts") },
  park: { zh: () => import("./zh/park.ts"), en: () => import("./en/park.ts") },
  "partner-home": { zh: () => import("./zh/partner-home.ts"), en: () => import("./en/partner-home.ts") },
  partners: { zh: () => import("./zh/partners.ts"), en: () => import("./en/partners.ts") },
  people: { zh: () => import("./zh/people.ts"), en: () => import("./en/people.ts") },
  "personal-data": { zh: () => import("./zh/personal-data.ts"), en: () => import("./en/personal-data.ts") },
  placements: { zh: () => import("./zh/placements.ts"), en: () => import("./en/placements.ts") },
  positions: { zh: () => import("./zh/positions.ts"), en: () => import("./en/positions.ts") },
  postings: { zh: () => import("./zh/postings.ts"), en: () => import("./en/postings.ts") },
  prospects: { zh: () => import("./zh/prospects.ts"), en: () => import("./en/prospects.ts") },
  quality: { zh: () => import("./zh/quality.ts"), en: () => import("./en/quality.ts") },
  rating: { zh: () => import("./zh/rating.ts"), en: () => import("./en/rating.ts") },
  recipients: { zh: () => import("./zh/recipients.ts"), en: () => import("./en/recipients.ts") },
  rectifications: { zh: () => import("./zh/rectifications.ts"), en: () => import("./en/rectifications.ts") },
  relays: { zh: () => import("./zh/relays.ts"), en: () => import("./en/relays.ts") },
  rosters: { zh: () => import("./zh/rosters.ts"), en: () => import("./en/rosters.ts") },
  settlement: { zh: () => import("./zh/settlement.ts"), en: () => import("./en/settlement.ts") },
  states: { zh: () => import("./zh/states.ts"), en: () => import("./en/states.ts") },
  "talent-map": { zh: () => import("./zh/talent-map.ts"), en: () => import("./en/talent-map.ts") },
  today: { zh: () => import("./zh/today.ts"), en: () => import("./en/today.ts") },
  "two-places": { zh: () => import("./zh/two-places.ts"), en: () => import("./en/two-places.ts") },
  usage: { zh: () => import("./zh/usage.ts"), en: () => import("./en/usage.ts") },
  webhooks: { zh: () => import("./zh/webhooks.ts"), en: () => import("./en/webhooks.ts") },
} satisfies Record<string, Source>;

export type Section = keyof typeof SECTIONS;

type Said = { [S in Section]: Awaited<ReturnType<(typeof SECTIONS)[S]["zh"]>>["words"] }[Section];
type Together<All> = (All extends unknown ? (one: All) => void : never) extends (all: infer Both) => void
  ? Both
  : never;

/** Every word of the console. Names of fields, errors and issues of the API live in the contract. */
export type Messages = Words<typeof door & typeof workplace & Together<Said>>;
