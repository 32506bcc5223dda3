import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import {
  AgencyId,
  CalendarDate,
  DivisionCode,
  Fen,
  Instant,
  OrderId,
  PartnerId,
  PositionId,
  PostingId,
  text,
  Version,
} from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** Published ones are on the board while they are valid, have open seats, and their agency's licence is in force. */
export const POSTING_STATUSES = ["draft", "published", "withdrawn"] as const;
export const PostingStatus = z.enum(POSTING_STATUSES, { error: "option" });
export type PostingStatus = z.infer<typeof PostingStatus>;

/** Days that a posting may be valid from the day it is published or refreshed. */
export const MOST_VALID_DAYS = 90;

/**
 * What is looked at before a posting is published (网络招聘服务管理规定 §15; 就业促进法 §§26-31; 妇女权益保障法 §43;
 * 人力资源市场暂行条例 §§21, 24). Those of `FORBIDDEN` bar it; the others are warned of, and published when they were read.
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
  /** As it was when the posting was last written; what is on the board follows the position. */
  title: z.string(),
  enterpriseName: z.string(),
  status: PostingStatus,
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
  division: DivisionCode,
  description: z.optional(text(2000, { lines: true })),
  validThrough: CalendarDate,
  partnerId: z.optional(PartnerId),
});

const one = () => z.object({ postingId: PostingId });

export const createPosting = endpoint({
  id: "createPosting",
  method: "POST",
  path: "/positions/{positionId}/postings",
  tag: "posting",
  summary: "Draft a posting of a position, for everybody or for one partner's people",
  permits: AGENCY,
  params: () => z.object({ positionId: PositionId }),
  body: () => z.object(fields()),
  result: () => Posting,
  errors: ["order.closed"],
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
    }),
  result: () => Posting,
  errors: ["stale"],
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
      /** Warnings that were read. */
      read: z.optional(z.array(PostingCheck)),
    }),
  result: () => Posting,
  status: 200,
  errors: ["stale"],
});
