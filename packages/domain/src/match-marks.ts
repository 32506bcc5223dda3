import type { Candidate } from "@shanhai/contract/candidate";
import type { MatchWeights } from "@shanhai/contract/match";
import type { CandidateId, EnterpriseId, OrderId, PartnerId, PositionId } from "@shanhai/contract/scalar";
import { SKILL_LEVELS, type SkillLevel } from "@shanhai/contract/skill-level";
import { occupationKey, occupationOf } from "./occupation.ts";
import { sharesWords } from "./shared-words.ts";
import { cityOf, isWithin } from "./within.ts";

/*
 * The marks that a match is made of: whole numbers, so that the readable judgement and the compiled scorer cannot differ by a
 * rounding. A part has up to 10,000 marks. Whoever says nothing has the middle: never more than by saying what suits, never less
 * than by saying what does not.
 */

/** What became of a person so far. */
export interface MatchHistory {
  arrived: number;
  /** Of those: to day 90. */
  stayed: number;
  /** Of those: left inside the guarantee. */
  leftEarly: number;
  /** Enterprises that said no. */
  rejectedBy: readonly EnterpriseId[];
}

/** What is known of a person for matching. Texts stay as people wrote them. */
export interface MatchPerson {
  candidateId: CandidateId;
  occupation?: string | undefined;
  skills: readonly string[];
  /** By the names that `licenceOf` gives them. */
  licences: readonly string[];
  skillLevel?: SkillLevel | undefined;
  experienceYears?: number | undefined;
  /** 分 per month. */
  expectedPayMin?: number | undefined;
  /** GB/T 2260. */
  home?: string | undefined;
  /** GB/T 2260: each of them will do; absent where nothing was said that names a division. */
  intended?: readonly string[] | "anywhere" | undefined;
  availableFrom?: Candidate["availableFrom"] | undefined;
  /** Refused automated matching (PIPL, Art. 24). */
  refused: boolean;
  /** Schools and stations that put the person forward. */
  partnerIds: readonly PartnerId[];
  history: MatchHistory;
}

/** What is known of an open position for matching. */
export interface MatchPosition {
  positionId: PositionId;
  orderId: OrderId;
  enterpriseId: EnterpriseId;
  occupation: string;
  title: string;
  skills: readonly string[];
  /** Each of them is required; by the names that `licenceOf` gives them. */
  licences: readonly string[];
  skillLevel?: SkillLevel | undefined;
  /** 分 per month. */
  payMin: number;
  /** 分 per month. */
  payMax: number;
  /** GB/T 2260. */
  division?: string | undefined;
  open: number;
  /** The latest day to begin. */
  startsOn?: string | undefined;
  /** The partners whose people alone may be put forward, where all its postings are for partners' people. */
  audience?: readonly PartnerId[] | undefined;
}

/** What counts how much until an agency decides otherwise: what somebody can do as much as the rest together. */
export const DEFAULT_WEIGHTS: MatchWeights = { skills: 50, pay: 20, distance: 20, history: 10 };

/** Marks of a whole part. */
export const WHOLE = 10_000;
/** Of a thousand: what stands for something that nobody said. */
const MIDDLE = 500;

/** What a score is divided by; weights of nothing give nothing. */
export const dividedBy = ({ skills, pay, distance, history }: MatchWeights): number =>
  ((skills + pay + distance + history) * WHOLE) / 1000 || 1;

const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");

/** Whether a skill that somebody has is one that is asked for: 会二保焊 is 二保焊. */
export function isSkill(had: string, asked: string): boolean {
  const [one, other] = [fold(had), fold(asked)];
  return one === other || (one.length > 1 && other.length > 1 && (one.includes(other) || other.includes(one)));
}

/** Work that is learned on the job: whatever somebody did before will do. */
const LEARNED_ON_THE_JOB =
  /普工|操作工|操作员|包装工|装配工|组装工|搬运|保洁|保安|分拣|杂工|小工|学徒|流水线|服务员|工人$/;

export type Relation = "same" | "related" | "open" | "other" | "unstated";

/** Of a thousand. Work of another kind has nothing, and is no match unless a skill is shared. */
export const RELATION_MARKS: Record<Relation, number> = {
  same: 1000,
  related: 650,
  open: 600,
  unstated: MIDDLE,
  other: 0,
};
/** Of a thousand: other work, but a skill that is asked for. */
export const SKILLED_ELSEWHERE = 400;

/** How what somebody does is to what is looked for. */
export function relationOf(
  occupation: string | undefined,
  position: Pick<MatchPosition, "occupation" | "title">,
): Relation {
  if (!occupation) return "unstated";
  const own = occupationKey(occupation);
  const asked = occupationKey(position.occupation);
  if (own === asked || own === occupationOf(position.title)) return "same";
  if (LEARNED_ON_THE_JOB.test(asked) || LEARNED_ON_THE_JOB.test(position.title)) return "open";
  const near = sharesWords(own, asked) || sharesWords(own, position.title);
  return near ? "related" : "other";
}

/** Of a thousand: of those who name skills but none that is asked for, some have them all the same. */
const NONE_NAMED = 200;

/** Skills that are asked for, those of them that somebody names, and whether they name any at all. */
export interface NamedSkills {
  asked: number;
  met: number;
  stated: boolean;
}

/** Of a thousand. Where none are asked for, what somebody does stands for them. */
export function namedMarks({ asked, met, stated }: NamedSkills, relation: number): number {
  if (asked === 0) return relation;
  return stated ? NONE_NAMED + Math.floor(((1000 - NONE_NAMED) * met) / asked) : MIDDLE;
}

/** Of a thousand; who is not skilled enough is shut out elsewhere. */
export const levelMarks = (level: number, asked: number): number => (asked === -1 || level !== -1 ? 1000 : MIDDLE);

/** Of ten thousand: four tenths what somebody does, four the skills asked for, one the level, one the years. */
export const skillMarks = (of: { relation: number; named: number; level: number; years: number }): number =>
  4 * of.relation + 4 * of.named + of.level + of.years;

const ENOUGH_YEARS = 5;

/** Of a thousand. */
export function experienceMarks(years: number | undefined): number {
  return years === undefined ? MIDDLE : Math.floor((1000 * Math.min(years, ENOUGH_YEARS)) / ENOUGH_YEARS);
}

/** Pay above what is offered still counts a little up to three tenths more: it may be talked about. */
const TALKED_ABOUT = 0.3;
const AT_THE_TOP = 6000;

/** Of ten thousand. */
export function payMarks(expected: number | undefined, { payMin, payMax }: Pick<MatchPosition, "payMin" | "payMax">) {
  if (expected === undefined) return WHOLE / 2;
  if (expected <= payMin) return WHOLE;
  if (expected <= payMax) return WHOLE - Math.floor(((WHOLE - AT_THE_TOP) * (expected - payMin)) / (payMax - payMin));
  const over = (expected - payMax) / (payMax * TALKED_ABOUT);
  return over < 1 ? AT_THE_TOP - Math.floor(AT_THE_TOP * over) : 0;
}

/** How near two divisions are, as far as they are known: one is in the other, or they share their city, their province, nothing. */
export type Nearness = "here" | "city" | "province" | "far";

export function nearness(one: string, other: string): Nearness {
  if (isWithin(one, other) || isWithin(other, one)) return "here";
  if (cityOf(one) === cityOf(other)) return "city";
  return one.slice(0, 2) === other.slice(0, 2) ? "province" : "far";
}

/** Of a thousand, by where somebody lives and by where they want to work. */
const HOME_MARKS: Record<Nearness, number> = { here: 1000, city: 850, province: 600, far: 300 };
const WANTED_MARKS: Record<Nearness, number> = { here: 1000, city: 850, province: 0, far: 0 };
const ANYWHERE_MARKS = 700;
const NEARNESSES = ["here", "city", "province", "far"] as const;

/** The nearest of several. */
export function nearest(divisions: readonly string[], division: string): Nearness {
  return NEARNESSES[Math.min(...divisions.map((one) => NEARNESSES.indexOf(nearness(one, division))))] as Nearness;
}

export const homeMarks = (home: string | undefined, division: string | undefined): number =>
  home === undefined || division === undefined ? MIDDLE : HOME_MARKS[nearness(home, division)];

/** Of a thousand; -1 where somebody wants to work elsewhere. A county stands for its city. */
export function wantedMarks(intended: MatchPerson["intended"], division: string | undefined): number {
  if (intended === undefined || division === undefined) return MIDDLE;
  if (intended === "anywhere") return ANYWHERE_MARKS;
  return WANTED_MARKS[nearest(intended, division)] || -1;
}

/** Of ten thousand: where somebody wants to work comes before where they live. */
export const HOME_SHARE = 3;
export const WANTED_SHARE = 7;

const ONCE_ARRIVED = 100;
const STAYED = 200;
const LEFT_EARLY = 150;
const REJECTED = 300;
const COUNTED = 2;

/** Of a thousand; of several the first two count. */
export function historyMarks({ arrived, stayed, leftEarly }: MatchHistory, rejected: boolean): number {
  const good = (arrived > 0 ? ONCE_ARRIVED : 0) + STAYED * Math.min(stayed, COUNTED);
  const bad = LEFT_EARLY * Math.min(leftEarly, COUNTED) + (rejected ? REJECTED : 0);
  return Math.max(0, Math.min(1000, MIDDLE + good - bad));
}

/** -1 for a level that nobody stated. */
export const levelIndex = (level: SkillLevel | undefined): number => (level ? SKILL_LEVELS.indexOf(level) : -1);

/** Whether a level suffices; one that was not stated does. */
export const isSkilledEnough = (level: number, asked: number): boolean => level === -1 || level >= asked;

/** The last day on which to begin: today where the day has passed. */
export const latestStart = (startsOn: string | undefined, today: string): string =>
  startsOn === undefined ? "9999-12-31" : startsOn < today ? today : startsOn;

export const isFreeBy = (from: MatchPerson["availableFrom"], latest: string): boolean =>
  from === undefined || from === "anytime" || from <= latest;
