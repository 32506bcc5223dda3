import { AGREEMENT_STATUS_WORDS, PARTNER_STATUS_WORDS } from "@shanhai/contract/agreement-words";
import { DECISION_WORDS } from "@shanhai/contract/enterprise-decision-words";
import { LEAD_STATUS_WORDS } from "@shanhai/contract/lead-words";
import type { Words } from "../words.ts";
import type { words as zh } from "../zh/states.ts";

/** Words of the states that records are in, as their pages and the audit say them. */
export const words: Words<typeof zh> = {
  cohortStatus: {
    draft: "Draft",
    proposed: "Waiting for the school",
    declined: "Declined",
    running: "In training",
    finished: "Finished",
    cancelled: "Cancelled",
  },
  enrolmentStatus: { enrolled: "Enrolled", training: "In training", graduated: "Graduated", dropped: "Dropped out" },
  engagementStep: {
    discovery: "Needs found",
    matching: "People matched",
    delivery: "Service delivered",
    tracking: "Results tracked",
  },
  leadStatus: LEAD_STATUS_WORDS.en,
  decision: {
    outcome: DECISION_WORDS.en,
    short: { accepted: "Yes", rejected: "No" },
    label: "Client's answer",
    any: "Client's answer: all",
    none: "Not answered yet",
    title: "{{outcome}} · {{by}} · {{at}}",
  },
  confirmation: {
    label: "Client's check",
    arrived: "Client confirms",
    notArrived: "Client: not arrived",
    said: "Client's note",
    by: "{{by}}, {{at}}",
    empty: "No client denies an arrival",
    emptyHelp:
      "Whom a client marks as not arrived appears here: check, then record the leaving, take the arrival back, or ask the client to correct it.",
  },
  partnerStatus: PARTNER_STATUS_WORDS.en,
  agreementStatus: AGREEMENT_STATUS_WORDS.en,
};
