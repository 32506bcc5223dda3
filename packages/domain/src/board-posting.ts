import type { Position } from "@shanhai/contract/position";
import type { BoardPosting } from "@shanhai/contract/posting";
import type { AgencyId, CalendarDate, Instant } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { type PostingRecord, postingState } from "./posting.ts";
import type { PostingFacts } from "./posting-check.ts";

/** A posting as its park keeps it, on the board or not (any more). */
export interface BoardPostingRecord extends BoardPosting {
  /** The city of its division, by which it is counted. */
  cityName: string;
  /** Whether it is on the board. One whose last day has passed is so until the clock takes it off: see `isOnBoard`. */
  listed: boolean;
  /** When people saw it for the first time: who wants to be told of new jobs is told of it once. */
  firstShownAt?: Instant;
  /** When it was last taken off the board: it is kept for three years from then. */
  takenOffAt?: Instant;
  /** Rises with every write, so that of two who write it from what they read the slower one reads again. */
  revision: number;
}

/** Whether people may see it today. */
export const isOnBoard = ({ listed, shownThrough }: BoardPostingRecord, today: CalendarDate): boolean =>
  listed && shownThrough >= today;

/** What people see of it. */
export function readBoardPosting(record: BoardPostingRecord): BoardPosting {
  const {
    cityName: _city,
    listed: _listed,
    takenOffAt: _off,
    firstShownAt: _first,
    revision: _revision,
    ...posting
  } = record;
  return posting;
}

const earlier = (one: CalendarDate, other: CalendarDate) => (one < other ? one : other);

/** Facts of a position that a board shows: a change of anything else of it leads to nothing there. */
export function boardFacts(position: Position) {
  const { title, occupation, headcount, open, payMin, payMax, place } = position;
  const { skillLevel, careerPath, requirements, benefits } = position;
  const stated = { skillLevel, careerPath, requirements, benefits };
  const optional = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
  return { title, occupation, headcount, open, payMin, payMax, place, ...(optional as typeof stated) };
}

/**
 * What the board has of a posting from now on, made from what it had and from what the posting stands on now; undefined for
 * one that was never published. What is not shown (any more) stays as it was shown last.
 */
export function boardRecord(
  before: BoardPostingRecord | undefined,
  posting: PostingRecord | undefined,
  facts: PostingFacts,
  agencyId: AgencyId,
  { at, today }: Pick<Act, "at" | "today">,
): BoardPostingRecord | undefined {
  const revision = (before?.revision ?? 0) + 1;
  const { position, order, standing } = facts;
  const listed = posting !== undefined && postingState(posting, facts, today) === "shown";
  const firstShownAt = before?.firstShownAt ?? (listed ? at : undefined);
  const takenOffAt = (!before?.listed && before?.takenOffAt) || at;
  if (before && !listed) return { ...before, listed, takenOffAt, revision };
  if (!posting?.refreshedAt || !position || !order || !standing) return undefined;
  const { postingId, positionId, orderId, division, divisionName, cityName, validThrough, refreshedAt } = posting;
  return {
    ...{ postingId, positionId, orderId, agencyId, agencyName: standing.name, enterpriseName: order.enterpriseName },
    ...boardFacts(position),
    ...{ division, divisionName, cityName, validThrough, refreshedAt },
    ...(posting.description === undefined ? {} : { description: posting.description }),
    ...(posting.partnerId === undefined ? {} : { partnerId: posting.partnerId }),
    shownThrough: earlier(validThrough, standing.licenceExpiry),
    listed,
    ...(firstShownAt ? { firstShownAt } : {}),
    ...(listed ? {} : { takenOffAt }),
    revision,
  };
}
