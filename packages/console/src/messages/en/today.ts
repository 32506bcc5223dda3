import type { Words } from "../words.ts";
import type { words as zh } from "../zh/today.ts";

/** Words of what is due today. */
export const words: Words<typeof zh> = {
  followUps: {
    title: "My follow-ups",
    stage: "Stage",
    anyStage: "All on their way",
    waiting: "Waiting",
    today: "today",
    days: "{{n}} days",
    together: "To move or assign, choose people of one position and stage",
    empty: "Nobody to follow up",
    emptyHelp: "Choose people on an order's board and assign them: they are listed with their recruiter.",
  },
  today: {
    checks: "Retention checks",
    arrivals: "Denied arrivals",
    visits: "Client visits",
    followUps: "My follow-ups",
    interviews: "Interviews",
    ratings: "Ratings",
    filings: "Filings",
  },
};
