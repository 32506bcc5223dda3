/** Nouns that English catalogues count: many, one. */
const ONE: Readonly<Record<string, string>> = {
  people: "person",
  days: "day",
  seats: "seat",
  times: "time",
  rows: "row",
  points: "point",
  months: "month",
  occupations: "occupation",
  agencies: "agency",
  years: "year",
  requests: "request",
  positions: "position",
  entries: "entry",
  reports: "report",
  questions: "question",
  places: "place",
  placements: "placement",
  postings: "posting",
  parts: "part",
  pairs: "pair",
  orders: "order",
  lines: "line",
  leads: "lead",
  jobs: "job",
  intents: "intent",
  hours: "hour",
  graduates: "graduate",
  events: "event",
  evaluations: "evaluation",
  enterprises: "enterprise",
  engagements: "engagement",
  divisions: "division",
  applications: "application",
};

const COUNTED = new RegExp(`(?<![\\d.,])1 (${Object.keys(ONE).join("|")})\\b`, "g");

/** "1 people" as English has it: one noun at a time, wherever a count comes to stand, so that no message needs a second form. */
export function singular(text: string): string {
  return text.replace(COUNTED, (_, noun: string) => `1 ${ONE[noun] ?? noun}`);
}
