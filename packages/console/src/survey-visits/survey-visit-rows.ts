import type { Member } from "@shanhai/contract/member";
import { isCalendarDate } from "@shanhai/contract/scalar";
import { shortName } from "../members/use-members.ts";

/** What a line of a pasted list says; what it does not say is left to the form. */
interface SurveyVisitRow {
  name: string;
  uscc?: string;
  division?: string;
  plannedDate?: string;
  memberId?: string;
}

const SEPARATORS = /[\t,，;；]|\s{2,}/;
const USCC = /^[0-9A-Z]{18}$/;
const two = (value: string) => value.padStart(2, "0");

/** 2026-04-02, 2026/4/2, 2026年4月2日, and 4月2日 of that year. */
function dateOf(cell: string, year: string): string | undefined {
  const match = /^(?:(20\d\d)[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell);
  const date = match ? `${match[1] ?? year}-${two(match[2] ?? "")}-${two(match[3] ?? "")}` : "";
  return isCalendarDate(date) ? date : undefined;
}

/** The rows of a list as a spreadsheet or a chat leaves it, whatever the order of the columns. */
export function surveyVisitRows(text: string, members: readonly Member[], year: string): SurveyVisitRow[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const row: SurveyVisitRow = { name: "" };
    for (const raw of line.split(SEPARATORS)) {
      const cell = raw.normalize("NFKC").trim();
      const date = dateOf(cell, year);
      const member = members.find((one) => one.name === cell || shortName(one) === cell);
      if (cell === "") continue;
      if (USCC.test(cell.toUpperCase())) row.uscc = cell.toUpperCase();
      else if (/^\d{6}$/.test(cell)) row.division = cell;
      else if (date) row.plannedDate = date;
      else if (member) row.memberId = member.memberId;
      else if (row.name === "") row.name = cell;
    }
    return row.name === "" ? [] : [row];
  });
}
