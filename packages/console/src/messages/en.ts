import { ORDER_STATUS_WORDS, STAGE_WORDS } from "@shanhai/contract/state-words";
import { agencies } from "./en/agencies.ts";
import { allocations } from "./en/allocations.ts";
import { apiKeys } from "./en/api-keys.ts";
import { audit } from "./en/audit.ts";
import { classJobs } from "./en/class-jobs.ts";
import { cohorts } from "./en/cohorts.ts";
import { conversations } from "./en/conversations.ts";
import { door } from "./en/door.ts";
import { engagements } from "./en/engagements.ts";
import { events } from "./en/events.ts";
import { figures } from "./en/figures.ts";
import { files } from "./en/files.ts";
import { forecast } from "./en/forecast.ts";
import { funnel } from "./en/funnel.ts";
import { jobBoard } from "./en/job-board.ts";
import { leads } from "./en/leads.ts";
import { links } from "./en/links.ts";
import { matching } from "./en/matching.ts";
import { onboarding } from "./en/onboarding.ts";
import { partners } from "./en/partners.ts";
import { people } from "./en/people.ts";
import { personalData } from "./en/personal-data.ts";
import { pipeline } from "./en/pipeline.ts";
import { placements } from "./en/placements.ts";
import { postings } from "./en/postings.ts";
import { prospects } from "./en/prospects.ts";
import { quality } from "./en/quality.ts";
import { rating } from "./en/rating.ts";
import { relays } from "./en/relays.ts";
import { rosters } from "./en/rosters.ts";
import { settlement } from "./en/settlement.ts";
import { talentMap } from "./en/talent-map.ts";
import { twoPlaces } from "./en/two-places.ts";
import { usage } from "./en/usage.ts";
import { webhooks } from "./en/webhooks.ts";
import type { Messages } from "./zh.ts";

export const en: Messages = {
  ...door,
  stage: STAGE_WORDS.en,
  orderStatus: ORDER_STATUS_WORDS.en,
  agencyStatus: { approved: "Being set up", active: "In the park", suspended: "Suspended", left: "Left" },
  punctuation: { list: ", ", clause: "; ", colon: ": ", aside: "{{text}} ({{note}})" },
  shortcuts: {
    title: "Shortcuts",
    help: "Open this help",
    goOrders: "Go to the first section, the second…",
    downUp: "Board: next person, previous person",
    leftRight: "Board: stage to the left, to the right",
    open: "Board: open this person",
    select: "Board: select or deselect",
    range: "Board: hold Shift and click (or press Space) to select a range",
    move: "Board: move the selected people",
    assign: "Board: assign the selected people to a recruiter",
    clear: "Board: clear the selection",
    undo: "Undo what was just done (while the notice shows)",
  },
  csv: { reading: "{{n}} read; click to stop", done: "{{n}} entries exported", failed: "Not exported" },
  list: {
    acts: "Acts",
    previous: "Previous",
    next: "Next",
    first: "First page",
    page: "Page {{n}}",
    perPage: "Per page",
    loading: "Loading",
  },
  form: {
    summary: "{{n}} to correct; nothing is saved yet",
    optional: "optional",
    draftRestored: "What you had not submitted has been restored.",
    draftDiscard: "Clear",
    saving: "Saving…",
    choose: "Choose",
    payIssue: "An amount in yuan, 0 or more, with at most two decimals",
    stale: "Someone changed this; your changes are not saved yet",
    staleHelp: "Below is where what they saved differs from what you typed.",
    staleField: "Field",
    staleTheirs: "Saved now",
    staleMine: "Yours",
    staleTake: "Use what is saved",
    staleKeep: "Save mine anyway",
    empty: "(empty)",
    saved: "Saved",
  },
  seats: {
    headcount: "Headcount",
    filled: "Filled",
    inProcess: "In process",
    open: "Open",
    missing: "{{n}} to go",
    complete: "All filled",
    describe: "Headcount {{headcount}}, filled {{filled}}, in process {{inProcess}}, open {{open}}",
    describeShort: "Headcount {{headcount}}, filled {{filled}}, open {{open}}",
    people: "{{n}}",
    ratio: "{{filled}} / {{headcount}}",
  },
  enterprises: {
    title: "Enterprises",
    create: "New enterprise",
    edit: "Edit enterprise",
    name: "Enterprise name",
    uscc: "USCC",
    usccHelp: "18 characters on the business licence; checked as you type",
    industry: "Industry",
    chain: "Industrial chain",
    contactName: "Contact",
    contactPhone: "Contact phone",
    updatedAt: "Updated",
    empty: "No enterprises yet",
    emptyHelp: "Add the first client enterprise, then create orders for it.",
    created: "The enterprise is saved",
    saved: "Changes saved",
    service: "Service",
    serviceOpen: "Steps and visits",
    editNamed: "Edit {{name}}",
  },
  park: {
    overview: "Overview",
    agencies: "Agencies",
    outside: "From outside the city",
    outsideShare: "{{share}} of all",
    orders: "Orders",
    ordersFulfilled: "{{n}} fulfilled",
    revenue: "Revenue",
    tax: "Tax",
    ofFilings: "{{n}} monthly filings in all",
    taxRate: "{{share}} of revenue",
    arrivals: "Arrivals",
    ofHeadcount: "of {{n}} seats, {{share}} filled",
    evaluations: "Evaluations",
    averageScore: "{{score}} on average",
    noScore: "No evaluations yet",
    recent: "Newest agencies",
    allAgencies: "All agencies",
    agencyName: "Agency",
    agencyOrders: "Orders",
    agencyFilled: "Arrivals",
    agencyScore: "Average score",
    none: "None",
    ordersTitle: "Agencies' orders",
    ordersEmpty: "No orders yet",
    ordersEmptyHelp: "Once agencies create orders, their figures appear here, never their candidates.",
  },
  evaluations: {
    title: "Evaluations",
    empty: "No evaluations yet",
    emptyHelpAgency: "Once an order is fulfilled or closed, the park's evaluators score it.",
    emptyHelpPark: "Once an order is fulfilled or closed, evaluators can score it under Orders.",
    order: "Order",
    agency: "Agency",
    score: "Score",
    grade: "Grade",
    when: "Evaluated",
    detail: "Evaluation",
    indicator: "Indicator",
    weight: "Weight",
    evidence: "Evidence",
    comment: "Comment",
    indicatorScore: "Score",
    evaluate: "Evaluate",
    evaluateNamed: "Evaluate {{name}}",
    evaluateTitle: "Evaluate order",
    scorecard: "{{name}} (version {{version}})",
    ledger: "Computed",
    ledgerHelp: "Computed from the order's ledger; nothing to fill in.",
    scoreOf: "Score of {{name}}",
    scoreHelp: "0 to 100",
    evidenceOf: "Evidence of {{name}}",
    evidenceHelp: "What you saw, for example: 12 visit records",
    submit: "Submit evaluation",
    done: "Evaluation submitted: {{score}}, grade {{grade}}",
    points: "{{score}}",
    waiting: "Waiting",
    scored: "Evaluated",
    weightOf: "Weight {{n}}%",
  },
  ...agencies,
  ...allocations,
  ...pipeline,
  ...settlement,
  ...placements,
  ...postings,
  ...rosters,
  ...cohorts,
  ...onboarding,
  ...people,
  ...personalData,
  ...quality,
  ...apiKeys,
  ...audit,
  ...files,
  ...events,
  ...figures,
  ...engagements,
  ...rating,
  ...leads,
  ...jobBoard,
  ...forecast,
  ...funnel,
  ...conversations,
  ...classJobs,
  ...partners,
  ...prospects,
  ...relays,
  ...links,
  ...matching,
  ...talentMap,
  ...twoPlaces,
  ...usage,
  ...webhooks,
};
