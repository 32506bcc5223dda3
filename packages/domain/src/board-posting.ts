import type { BoardPosting } from "@shanhai/contract/posting";
import type { CalendarDate, Instant } from "@shanhai/contract/scalar";

/** A posting as its park keeps it, on the board or not (any more). */
export interface BoardPostingRecord extends BoardPosting {
  /** The city of its division, by which it is counted. */
  cityName: string;
  /** Whether it is on the board. One whose last day has passed is so until the clock takes it off: see `isOnBoard`. */
  listed: boolean;
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
  const { cityName: _city, listed: _listed, takenOffAt: _off, revision: _revision, ...posting } = record;
  return posting;
}

/** A city by the first four digits of a division's code. */
export const cityOf = (division: string): string => division.slice(0, 4);

/** What the codes within a division begin with: 330000 (a province), 330800 (a city), 330803 (a county). */
export const withinOf = (division: string): string => division.replace(/(00){1,2}$/, "");
