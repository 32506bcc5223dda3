import type { Words } from "../words.ts";
import type { words as zh } from "../zh/partner-home.ts";

/** Words of a partner's console. */
export const words: Words<typeof zh> = {
  partnerHome: {
    home: "Home",
    closed: "No agreement in force opens this page",
    openNow: "Open now",
    openNothing: "Nothing is open now",
    openNothingHelp: "No agreement is in force: it has expired or was revoked. Ask the park to sign or renew one.",
    todo: "Our obligations",
    todoEmpty: "Nothing left to do",
    agreements: "Agreements",
    noAgreements: "The park has signed no agreement with you yet",
    noAgreementsHelp: "Once signed it stands here, with what it opens to you.",
    demandTitle: "Open demand",
    demandLead:
      "Open seats of the park's agencies by place and occupation, within seconds; agencies and clients are not named.",
    demandSum: "{{seats}} open seats in {{n}} positions",
    seats: "Open seats",
    seatsOf: "{{n}}",
    positions: "Positions",
    demandEmpty: "No open seats now",
    demandEmptyHelp: "They appear within seconds of an agency's order.",
    postingsTitle: "Postings for us",
    postingsLead: "What the park's agencies posted for your people alone; gone once filled, over or taken off.",
    postingsEmpty: "No postings for you now",
    postingsEmptyHelp: "They appear within seconds of an agency's posting.",
    openOf: "{{headcount}} wanted, {{open}} open",
    pay: "Pay a month",
    until: "Until",
    shownThrough: "Until {{date}}",
    by: "Posted by {{agency}}",
    more: "Details",
    people: "All members are coordinators: they read, record and invite colleagues.",
  },
};
