import { POLICY_KIND_WORDS } from "@shanhai/contract/job-words";
import type { jobBoard as zh } from "../zh/job-board.ts";

/** Words of the park's board of jobs. */
export const jobBoard: typeof zh = {
  policyKind: POLICY_KIND_WORDS.en,
  jobBoard: {
    title: "Jobs",
    tabs: { cards: "Policy cards" },
  },
  policyCards: {
    title: "Policy cards",
    help: "Shown to job seekers with the jobs; hidden once expired. With a division, only beside jobs there.",
    create: "Add a policy card",
    edit: "Change the policy card",
    kind: "Kind",
    name: "Title",
    nameHelp: "For example: rent subsidy for skilled workers",
    text: "Text",
    textHelp: "Who gets how much, and how: in words that a job seeker knows",
    division: "Division",
    divisionHelp: "Six digits of GB/T 2260: 330000 a province, 330800 a city, 330802 a county; everywhere unless given",
    everywhere: "Everywhere",
    link: "Where to apply",
    linkHelp: "Begins with https://",
    validThrough: "Valid through",
    noEnd: "No end",
    expired: "Expired, not shown",
    up: "Up",
    upOf: "Up: {{name}}",
    down: "Down",
    downOf: "Down: {{name}}",
    remove: "Take off",
    removeHelp: "“{{name}}” disappears from the job pages, for good.",
    removed: "Taken off",
    saved: "Saved",
    empty: "No policy cards yet",
    emptyHelp: "What people ask about a job first: which subsidies, where to live, where the children go to school.",
  },
};
