import { FUNNEL_SOURCE_WORDS, FUNNEL_STEP_WORDS } from "@shanhai/contract/funnel-words";
import type { Words } from "../words.ts";
import type { words as zh } from "../zh/funnel.ts";

/** Words of the funnel from consultation to day 90. */
export const words: Words<typeof zh> = {
  funnelStep: FUNNEL_STEP_WORDS.en,
  funnelSource: FUNNEL_SOURCE_WORDS.en,
  funnel: {
    title: "Recruitment funnel",
    steps: "People at each step",
    finding: "{{consultations}} consulted, {{intentions}} wanted a job, {{arrivals}} arrived",
    day90Help: "The share beside a bar is of the step before; day 90 is compared with the {{n}} whose day 90 has come.",
    from: "From",
    to: "To",
    by: "By",
    all: "All",
    noPlace: "Not stated",
    cuts: { source: "Source", place: "Work place", month: "Month", event: "Event" },
    helpPark:
      "Job seekers of all agencies, and all events: people on record, and those counted by hand at events. All steps count in the month in which somebody applied or was recommended.",
    helpAgency:
      "This agency's job seekers, from consultation to day 90, by the month in which they applied or were recommended. Who only asked is a consultation until moved on.",
    empty: "Nobody in these months yet",
    emptyHelp: "People appear here once they apply by a link, are recommended, or are counted at an event.",
  },
};
