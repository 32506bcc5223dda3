import { USAGE_WORDS } from "@shanhai/contract/usage-words";

export const usage = {
  usageColumn: USAGE_WORDS.en,
  usage: {
    title: "Usage and cost",
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
