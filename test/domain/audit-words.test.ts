import { ENDPOINTS } from "@shanhai/contract/api";
import { expect, test } from "vitest";
import { words as en } from "../../packages/console/src/messages/en/audit.ts";
import { words as zh } from "../../packages/console/src/messages/zh/audit.ts";

/** What workers do in an agency's or a park's name. */
const WORKERS = [
  "importFile",
  "exportList",
  "checkIn",
  "provisionPark",
  "activateAgency",
  "eraseAgency",
  "applyOnboarding",
  "changeOnboarding",
  "answerSurvey",
  "complainBySurvey",
  "leaveLead",
  "applyForJob",
  "provePhone",
  "changeJobAlert",
  "erasePerson",
  "refuseMatching",
  "withdrawApplication",
  "writeByLink",
  "decideByLink",
  "confirmArrivalByLink",
  "answerStatementByLink",
  "followLead",
  "answerIntroduction",
];

/** Asked by POST, and changes nothing. */
const READ = ["readArrivalList", "checkPosting", "checkRosterFile"];

test("every act that an audit can name has words in both languages", () => {
  const acts = ENDPOINTS.filter(({ method, permits }) => method !== "GET" && typeof permits === "object").map(
    ({ id }) => id,
  );
  for (const { actions } of [zh.audit, en.audit]) {
    const words = Object.keys(actions);
    const silent = [...acts, ...WORKERS].filter((act) => !READ.includes(act) && !words.includes(act));
    expect(silent, "say what was done in packages/console/src/messages/{zh,en}/audit.ts").toEqual([]);
  }
});
