import * as z from "zod/mini";
import { AGENCY, endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import {
  AgencyId,
  CalendarDate,
  DivisionCode,
  Fen,
  Instant,
  listOf,
  OrderId,
  PartnerId,
  PositionId,
  PostingId,
  text,
  Version,
} from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** What the agency decided of a posting. */
export const PostingStatus = z
  .enum(["draft", "published", "withdrawn"])
  .register(z.globalRegistry, { id: "PostingStatus" });

/**
 * Whether a posting is on the board today, and what keeps it off: not published (any more), past its last day, every seat
 * filled, its order not open, the agency's licence expired, the agency itself suspended or gone, or something forbidden that
 * its position says by now.
 */
export const PostingState = z
  .enum(["draft", "withdrawn", "shown", "expired", "full", "closed", "licence", "suspended", "barred"])
  .register(z.globalRegistry, { id: "PostingState" });
export type PostingState = z.infer<typeof PostingState>;

/** Days that a posting may be valid from the day it is published or refreshed. */
export const MOST_VALID_DAYS = 90;

/**
 * What is looked at before a posting is published (网络招聘服务管理规定, 部令44; 就业促进法 §§3, 26-31; 妇女权益保障法 §43;
 * 劳动合同法 §9). A finding bars publishing, or is warned of and published once it was read.
 */
export const POSTING_CHECKS = [
  "licence",
  "order",
  "seats",
  "pay",
  "place",
  "validThrough",
  "gender",
  "marriage",
  "ethnicity",
  "religion",
  "hepatitis",
  "disability",
  "household",
  "deposit",
  "document",
  "age",
  "appearance",
  "origin",
] as const;
export const PostingCheck = z.enum(POSTING_CHECKS);
export type PostingCheck = z.infer<typeof PostingCheck>;

/** One thing that was found: what, whether it bars publishing, and the words that it was found in. */
export const PostingFinding = z.object({
  check: PostingCheck,
  level: z.enum(["bar", "warn"]),
  /** The field of the posting or its position. */
  field: z.optional(z.string()),
  /** The words that were found. */
  words: z.optional(z.string()),
});
export type PostingFinding = z.infer<typeof PostingFinding>;

/** 岗位发布: a position made known, to everybody or to one partner's people (专属岗位). */
const posting = () => ({
  postingId: PostingId,
  positionId: PositionId,
  orderId: OrderId,
  /** The position's as it is now, like its seats: what a posting says of them cannot differ. */
  title: z.string(),
  enterpriseName: z.string(),
  headcount: z.int(),
  open: z.int(),
  status: PostingStatus,
  state: PostingState,
  /** Where the work is. */
  division: DivisionCode,
  divisionName: z.string(),
  description: z.optional(z.string()),
  /** The last day on the board. */
  validThrough: CalendarDate,
  /** The partner whose people alone may see it; absent: everybody. */
  partnerId: z.optional(PartnerId),
  partnerName: z.optional(z.string()),
  publishedAt: z.optional(Instant),
  /** Its place on the board: the newest first. */
  refreshedAt: z.optional(Instant),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});

export const Posting = z.lazy(() => z.object(posting()).register(z.globalRegistry, { id: "Posting" }));
export type Posting = z.infer<typeof Posting>;

/** A posting as its park's board has it: facts of the position as they are, and until when it may be shown. */
export const BoardPosting = z.lazy(() =>
  z
    .object({
      postingId: PostingId,
      positionId: PositionId,
      orderId: OrderId,
      agencyId: AgencyId,
      agencyName: z.string(),
      enterpriseName: z.string(),
      title: z.string(),
      occupation: z.string(),
      headcount: z.int(),
      open: z.int(),
      /** 分 per month. */
      payMin: Fen,
      /** 分 per month. */
      payMax: Fen,
      place: z.string(),
      division: DivisionCode,
      divisionName: z.string(),
      skillLevel: z.optional(SkillLevel),
      careerPath: z.optional(z.string()),
      requirements: z.optional(z.string()),
      benefits: z.optional(z.array(z.string())),
      description: z.optional(z.string()),
      partnerId: z.optional(PartnerId),
      validThrough: CalendarDate,
      /** The last day on which it is shown: the posting's, or the licence's if that ends before. */
      shownThrough: CalendarDate,
      refreshedAt: Instant,
    })
    .register(z.globalRegistry, { id: "BoardPosting" }),
);
export type BoardPosting = z.infer<typeof BoardPosting>;

const fields = () => ({
  /** A county, or a city. */
  division: DivisionCode,
  description: z.optional(text(2000, { lines: true })),
  validThrough: CalendarDate,
  partnerId: z.optional(PartnerId),
});

const one = () => z.object({ postingId: PostingId });
const ofPosition = () => z.object({ positionId: PositionId });

/** Warnings that were read: without them a posting that has any is not published. */
const read = () => z.optional(listOf(PostingCheck, POSTING_CHECKS.length));

export const checkPosting = endpoint({
  id: "checkPosting",
  method: "POST",
  path: "/positions/{positionId}/postings/check",
  tag: "posting",
  summary: "What would bar a posting of a position, or be warned of; nothing is kept",
  permits: AGENCY,
  params: ofPosition,
  body: () => z.pick(z.partial(z.object(fields())), { description: true, validThrough: true }),
  result: () => z.object({ findings: z.array(PostingFinding) }),
  status: 200,
});

export const createPosting = endpoint({
  id: "createPosting",
  method: "POST",
  path: "/positions/{positionId}/postings",
  tag: "posting",
  summary: "Draft a posting of a position, for everybody or for one partner's people, or publish it at once",
  permits: AGENCY,
  params: ofPosition,
  body: () => z.object({ ...fields(), publish: z._default(z.boolean(), false), read: read() }),
  result: () => Posting,
  errors: ["order.closed", "posting.exists", "posting.barred", "posting.unread"],
});

export const listPostings = endpoint({
  id: "listPostings",
  method: "GET",
  path: "/postings",
  tag: "posting",
  summary: "The agency's postings, newest first; of one position if told",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { positionId: z.optional(PositionId) }),
  result: () => pageOf(Posting),
});

/** With what bars publishing it, and what it should be read for once more. */
export const PostingDetail = z.lazy(() =>
  z.object({ ...posting(), findings: z.array(PostingFinding) }).register(z.globalRegistry, { id: "PostingDetail" }),
);
export type PostingDetail = z.infer<typeof PostingDetail>;

export const getPosting = endpoint({
  id: "getPosting",
  method: "GET",
  path: "/postings/{postingId}",
  tag: "posting",
  summary: "One posting, with what was found in it",
  permits: AGENCY,
  params: one,
  result: () => PostingDetail,
});

export const updatePosting = endpoint({
  id: "updatePosting",
  method: "PATCH",
  path: "/postings/{postingId}",
  tag: "posting",
  summary: "Change a posting's place, words or last day; one that is published is checked again",
  permits: AGENCY,
  params: one,
  body: () =>
    z.object({
      version: Version,
      division: z.optional(DivisionCode),
      description: z.nullish(text(2000, { lines: true })),
      validThrough: z.optional(CalendarDate),
      read: read(),
    }),
  result: () => Posting,
  errors: ["stale", "posting.barred", "posting.unread"],
});

export const transitPosting = endpoint({
  id: "transitPosting",
  method: "POST",
  path: "/postings/{postingId}/transitions",
  tag: "posting",
  summary: "Publish a posting or put it first again (with a later last day), or take it off the board",
  permits: AGENCY,
  params: one,
  body: () =>
    z.object({
      version: Version,
      to: z.enum(["published", "withdrawn"], { error: "option" }),
      validThrough: z.optional(CalendarDate),
      read: read(),
    }),
  result: () => Posting,
  status: 200,
  errors: ["stale", "posting.transition", "posting.barred", "posting.unread"],
});

export const listBoard = endpoint({
  id: "listBoard",
  method: "GET",
  path: "/board",
  tag: "posting",
  summary: "What the park's agencies have on the board today, what was refreshed last first; of one division if told",
  permits: PARK,
  query: () =>
    z.extend(PageQuery, {
      /** A province, city or county. */
      division: z.optional(DivisionCode),
      /** What is for one partner's people alone; what everybody sees unless told. */
      partnerId: z.optional(PartnerId),
    }),
  result: () => pageOf(BoardPosting),
});

/** A city's public postings on the board today, and the middle of what they pay. */
export const BoardCity = z.lazy(() =>
  z
    .object({
      /** Of the city: 330800. */
      division: DivisionCode,
      name: z.string(),
      postings: z.int(),
      open: z.int(),
      /** 分 per month, to 100 yuan. */
      medianPay: z.optional(Fen),
    })
    .register(z.globalRegistry, { id: "BoardCity" }),
);
export type BoardCity = z.infer<typeof BoardCity>;

export const listBoardCities = endpoint({
  id: "listBoardCities",
  method: "GET",
  path: "/board/cities",
  tag: "posting",
  summary: "Cities that have postings on the board: how many, with how many open seats, and the median pay",
  permits: PARK,
  result: () => z.object({ items: z.array(BoardCity) }),
});
