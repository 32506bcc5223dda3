import { USAGE_WORDS } from "@shanhai/contract/usage-words";
import type { Words } from "../words.ts";
import type { words as zh } from "../zh/usage.ts";

/** Words of usage and cost. */
export const words: Words<typeof zh> = {
  usageColumn: USAGE_WORDS.en,
  usage: {
    month: "Month",
    day: "Day",
    byDay: "Cost by day, US dollars",
    finding: "{{month}}: {{cost}} for {{n}} requests",
    findingMost: "{{month}}: {{cost}} for {{n}} requests; {{name}} took most, {{share}}",
    countedAt: "Counted until",
    help: "Counted every night; today's figures still grow. At AWS's list prices for {{region}} of {{asOf}}, without storage, keys, logs and text messages.",
    empty: "Nothing was counted in this month yet",
    emptyHelp: "Each night counts the day before; come back tomorrow.",
  },
};
