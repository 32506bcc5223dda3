import type { Position } from "@shanhai/contract/position";
import { MOST_VALID_DAYS, type PostingCheck, type PostingFinding } from "@shanhai/contract/posting";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { StandingRecord } from "./agency.ts";
import { plusDays } from "./calendar.ts";
import type { OrderRecord } from "./order.ts";
import { comparable, WORD_RULES, wordsIn } from "./posting-words.ts";

/** What a posting stands on, as it is now; absent where it is gone. */
export interface PostingFacts {
  position?: Position | undefined;
  order?: Pick<OrderRecord, "orderId" | "enterpriseName" | "status"> | undefined;
  standing?: Pick<StandingRecord, "name" | "status" | "licenceExpiry"> | undefined;
}

/** What the posting adds to its position. */
export interface PostingWords {
  description?: string | undefined;
  validThrough?: CalendarDate | undefined;
}

/** Words that name no place. */
const NOWHERE = /^(待定|不限|保密|面议|面谈|全国|各地|无|另行通知|服从安排|就近安排)$/;

const bar = (check: PostingCheck, field?: string): PostingFinding => ({
  check,
  level: "bar",
  ...(field ? { field } : {}),
});

/** Whether a last day is neither past nor too far ahead. */
export const isValidThrough = (day: CalendarDate, today: CalendarDate): boolean =>
  day >= today && day <= plusDays(today, MOST_VALID_DAYS);

/** What the position lacks, or what it cannot be published for at the moment. */
function factFindings({ validThrough }: PostingWords, facts: PostingFacts, today: CalendarDate): PostingFinding[] {
  const { position, order, standing } = facts;
  const licensed = standing?.status === "active" && standing.licenceExpiry >= today;
  return [
    ...(licensed ? [] : [bar("licence")]),
    ...(order?.status === "open" ? [] : [bar("order")]),
    ...(position && position.open > 0 ? [] : [bar("seats", "headcount")]),
    ...(position && position.payMin > 0 ? [] : [bar("pay", "payMin")]),
    ...(position && !NOWHERE.test(comparable(position.place)) ? [] : [bar("place", "place")]),
    ...(validThrough === undefined || isValidThrough(validThrough, today) ? [] : [bar("validThrough", "validThrough")]),
  ];
}

/** What the words of the position and the posting say that they must not, or should not. */
export function wordFindings({ description }: PostingWords, position: Position | undefined): PostingFinding[] {
  const { title, occupation, place, requirements, benefits = [], careerPath } = position ?? {};
  const fields = { title, occupation, place, requirements, benefits: benefits.join("\n"), careerPath, description };
  return WORD_RULES.flatMap((rule) =>
    Object.entries(fields).flatMap(([field, text]) => {
      const words = text ? wordsIn(text, rule) : [];
      return words.length > 0 ? [{ check: rule.check, level: rule.level, field, words: words.join("、") }] : [];
    }),
  );
}

/** Everything that bars a posting or is warned of, what bars it first. */
export function findingsOf(words: PostingWords, facts: PostingFacts, today: CalendarDate): PostingFinding[] {
  const findings = [...factFindings(words, facts, today), ...wordFindings(words, facts.position)];
  return [...findings.filter(({ level }) => level === "bar"), ...findings.filter(({ level }) => level === "warn")];
}
