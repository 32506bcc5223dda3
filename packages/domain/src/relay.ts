import { monthlyPay } from "@shanhai/contract/job-words";
import type { Language } from "@shanhai/contract/problem";
import {
  CHOSEN_RELAY_ITEMS,
  MOST_RELAY_ITEMS,
  RELAY_REASONS,
  type Relay,
  type RelayItem,
  type RelayReason,
} from "@shanhai/contract/relay";
import { HANDOUT_WORDS } from "@shanhai/contract/relay-words";
import type {
  CalendarDate,
  CalendarMonth,
  Instant,
  PartnerId,
  PositionId,
  PostingId,
  RelayId,
} from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { type BoardPostingRecord, isOnBoard } from "./board-posting.ts";
import { monthOf } from "./calendar.ts";
import { cityOf } from "./within.ts";

/** A posting in a station's month: why it was offered, since when it had been open, and whether it is passed on. */
interface KeptItem {
  postingId: PostingId;
  positionId: PositionId;
  openedAt: Instant;
  reason: RelayReason;
  picked: boolean;
}

/** A station's month as kept: which postings, never what they say. */
export interface RelayRecord {
  relayId: RelayId;
  month: CalendarMonth;
  madeAt: Instant;
  items: readonly KeptItem[];
  version: number;
}

/** Where a station is, and which one. */
export interface Station {
  partnerId: PartnerId;
  division: string;
}

/** Why a station is offered a posting. */
function reasonOf(
  { partnerId, division }: Pick<BoardPostingRecord, "partnerId" | "division">,
  station: Station,
): RelayReason {
  if (partnerId === station.partnerId) return "addressed";
  if (cityOf(division) === cityOf(station.division)) return "city";
  return division.slice(0, 2) === station.division.slice(0, 2) ? "province" : "newest";
}

const rank = ({ reason }: Pick<KeptItem, "reason">) => RELAY_REASONS.indexOf(reason);

/**
 * The month's relay made from what is on the board today, or made anew: what the station has seen keeps its place and whether it is picked, what is
 * new comes behind it by reason and date, and is picked while fewer than twenty are.
 */
export function makeRelay(
  before: RelayRecord | undefined,
  { relayId, station }: { relayId: RelayId; station: Station },
  board: readonly BoardPostingRecord[],
  act: Pick<Act, "at" | "today">,
): RelayRecord {
  const shown = board.filter((one) => isOnBoard(one, act.today));
  const there = new Set(shown.map(({ postingId }) => postingId));
  const kept = (before?.items ?? []).filter(({ postingId, picked }) => picked || there.has(postingId));
  const known = new Set(kept.map(({ postingId }) => postingId));
  let picked = kept.filter((one) => one.picked && there.has(one.postingId)).length;
  const added = shown
    .filter(({ postingId }) => !known.has(postingId))
    .map((posting) => {
      const { postingId, positionId, refreshedAt } = posting;
      return { postingId, positionId, openedAt: refreshedAt, reason: reasonOf(posting, station) };
    })
    .sort((one, two) => rank(one) - rank(two) || (one.openedAt > two.openedAt ? -1 : 1))
    .slice(0, Math.max(0, MOST_RELAY_ITEMS - kept.length))
    .map((item) => {
      const chosen = picked < CHOSEN_RELAY_ITEMS;
      if (chosen) picked += 1;
      return { ...item, picked: chosen };
    });
  return {
    relayId,
    month: before?.month ?? monthOf(act.today),
    madeAt: act.at,
    items: [...kept, ...added],
    version: (before?.version ?? 0) + 1,
  };
}

/** The relay with these postings passed on and no other. Throws `invalid` for one that it does not offer. */
export function pickPostings(relay: RelayRecord, postingIds: readonly PostingId[]): RelayRecord {
  const picked = new Set(postingIds);
  const offered = new Set(relay.items.map(({ postingId }) => postingId));
  if (postingIds.some((id) => !offered.has(id)))
    throw new AppError("invalid", { issues: [{ field: "postingIds", code: "option" }] });
  const items = relay.items.map((item) => ({ ...item, picked: picked.has(item.postingId) }));
  return { ...relay, items, version: relay.version + 1 };
}

/** How many postings a relay passes on. */
export const pickedOf = ({ items }: Pick<RelayRecord, "items">): number => items.filter(({ picked }) => picked).length;

/** A relay with its postings as they are today; those that are off the board are counted and not shown. */
export function readRelay(
  { relayId, month, madeAt, items, version }: RelayRecord,
  board: readonly BoardPostingRecord[],
  today: CalendarDate,
): Relay {
  const shown = new Map(board.filter((one) => isOnBoard(one, today)).map((one) => [one.postingId, one]));
  const listed = items.flatMap(({ postingId, reason, picked }): RelayItem[] => {
    const posting = shown.get(postingId);
    return posting ? [{ ...itemOf(posting), reason, picked }] : [];
  });
  const gone = items.filter(({ postingId, picked }) => picked && !shown.has(postingId)).length;
  return { relayId, month, madeAt, items: listed, gone, version };
}

function itemOf(posting: BoardPostingRecord): Omit<RelayItem, "reason" | "picked"> {
  const { postingId, title, agencyName, enterpriseName, headcount, open, payMin, payMax, place } = posting;
  const { divisionName, skillLevel, benefits, shownThrough } = posting;
  return {
    ...{ postingId, title, agencyName, enterpriseName, headcount, open, payMin, payMax, place, divisionName },
    ...(skillLevel ? { skillLevel } : {}),
    ...(benefits?.length ? { benefits } : {}),
    shownThrough,
  };
}

/** A message that people read to its end in a group; messengers fold longer ones. */
export const MOST_TEXT = 600;

/** The month of a year as a number: 11. */
export const monthNumber = (month: CalendarMonth) => String(Number(month.slice(5)));

/** What is passed on as texts for messaging groups: numbered, no message longer than `MOST_TEXT`, each with the link. */
export function relayTexts(
  language: Language,
  { stationName, month, url }: { stationName: string; month: CalendarMonth; url: string },
  jobs: readonly Pick<RelayItem, "title" | "enterpriseName" | "payMin" | "payMax" | "place" | "open" | "benefits">[],
): string[] {
  const t = HANDOUT_WORDS[language];
  const title = t.title(stationName, monthNumber(month));
  const foot = `${t.free}\n${t.more}${url}`;
  const room = MOST_TEXT - title.length - foot.length - 20;
  const parts: string[][] = [[]];
  let left = room;
  for (const [index, job] of jobs.entries()) {
    const { payMin, payMax, place, open, benefits = [] } = job;
    const facts = [monthlyPay(language, payMin, payMax), place, t.seats(open), ...benefits.slice(0, 3)].join(" ");
    const line = `${index + 1}. ${job.title}｜${job.enterpriseName}\n   ${facts}`;
    if (line.length + 1 > left && parts.at(-1)?.length) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)?.push(line);
    left -= line.length + 1;
  }
  return parts.map((lines, at) =>
    [`【${title}】${parts.length > 1 ? t.part(at + 1, parts.length) : ""}`, ...lines, foot].join("\n"),
  );
}
