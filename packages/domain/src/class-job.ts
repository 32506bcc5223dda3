import { CLASS_KINDS, type ClassJob, type ClassJobs, type ClassReason } from "@shanhai/contract/class-job";
import type { ParkEvent } from "@shanhai/contract/event";
import type { BoardPosting } from "@shanhai/contract/posting";
import type { EventId } from "@shanhai/contract/scalar";
import { SKILL_LEVELS, type SkillLevel } from "@shanhai/contract/skill-level";
import { AppError } from "./app-error.ts";
import { cityOf, isWithin } from "./within.ts";

/** What a park keeps of an event's class. */
export interface ClassRecord extends Omit<ClassJobs, "jobs" | "path"> {
  eventId: EventId;
}

/** Nothing was said of the class yet. */
export const newClass = (eventId: EventId): ClassRecord => ({ eventId, picked: [], dropped: [], version: 1 });

/** The event, if it is held for a class. Throws `event.noClass`. */
export function withClass<E extends Pick<ParkEvent, "kind">>(event: E): E {
  if (!CLASS_KINDS.includes(event.kind)) throw new AppError("event.noClass");
  return event;
}

const plain = (words: string) => words.normalize("NFKC").replace(/\s/g, "").toLowerCase();
const rank = (level: SkillLevel) => SKILL_LEVELS.indexOf(level);

/** Why a posting is for a class; nothing where one thing speaks against it. */
function reasonsOf(of: ClassRecord, { title, occupation, skillLevel, division }: BoardPosting): ClassReason[] {
  // A job that asks more than the class leads to is not for it.
  if (of.skillLevel && skillLevel && rank(skillLevel) > rank(of.skillLevel)) return [];
  const learns = of.occupation && plain(of.occupation);
  const asked = plain(occupation);
  const same = learns && (asked.includes(learns) || plain(title).includes(learns) || learns.includes(asked));
  const near =
    of.division !== undefined && (cityOf(of.division) === cityOf(division) || isWithin(division, of.division));
  return [
    ...(same ? (["occupation"] as const) : []),
    ...(of.skillLevel && skillLevel ? (["skillLevel"] as const) : []),
    ...(near ? (["division"] as const) : []),
  ];
}

/**
 * Whether a class is shown a posting, and why. By the rule: what the class learns is the posting's occupation (or, of a class
 * of which only the place is known, the work is in its city, or in the province that was said), and the level asked is not above the class's. Who organises it has the last word.
 */
export function classJob(of: ClassRecord, posting: BoardPosting): ClassJob {
  const reasons = reasonsOf(of, posting);
  const fits = reasons.includes(of.occupation ? "occupation" : "division");
  const { postingId } = posting;
  if (of.picked.includes(postingId)) return { posting, reasons, shown: true, by: "hand" };
  if (of.dropped.includes(postingId)) return { posting, reasons, shown: false, by: "hand" };
  return { posting, reasons, shown: fits, by: "rule" };
}

/** Whether a posting is what a word looks for. */
export function isFound({ title, occupation, enterpriseName }: BoardPosting, find: string | undefined): boolean {
  return find !== undefined && plain(`${title} ${occupation} ${enterpriseName}`).includes(plain(find));
}

/** Shown first, then those with more reasons. */
export function inClassOrder(jobs: readonly ClassJob[]): ClassJob[] {
  return jobs.toSorted((a, b) => Number(b.shown) - Number(a.shown) || b.reasons.length - a.reasons.length);
}
