import type { Words } from "../words.ts";
import type { words as zh } from "../zh/evaluations.ts";

/** Words of evaluating orders. */
export const words: Words<typeof zh> = {
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
};
