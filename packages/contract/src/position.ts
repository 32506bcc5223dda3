import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import {
  CalendarDate,
  CalendarMonth,
  Fen,
  Instant,
  listOf,
  OrderId,
  Place,
  PositionId,
  text,
  Version,
  whole,
} from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";
import { StageCounts } from "./stage.ts";

const Headcount = whole(1, 100_000, "headcount");

const fields = {
  title: text(100),
  occupation: text(100),
  headcount: Headcount,
  /** 分 per month. */
  payMin: Fen,
  /** 分 per month. */
  payMax: Fen,
  place: Place,
  skillLevel: z.optional(SkillLevel),
  /** What somebody should be able to do, in short words. */
  skills: z.optional(listOf(text(30), 20)),
  /** Certificates without which nobody may do the work. */
  licences: z.optional(listOf(text(30), 10)),
  /** The latest day to begin. */
  startsOn: z.optional(CalendarDate),
  careerPath: z.optional(text(500, { lines: true })),
  requirements: z.optional(text(2000, { lines: true })),
  benefits: z.optional(listOf(text(50), 20)),
};

/** `headcount = filled + open`, always. */
export const Position = z.lazy(() =>
  z
    .object({
      positionId: PositionId,
      orderId: OrderId,
      title: z.string(),
      occupation: z.string(),
      headcount: z.int(),
      filled: z.int(),
      open: z.int(),
      stages: StageCounts,
      /** Of those recommended or screened, of whom the client has said yes or no; absent while it never has. */
      decided: z.optional(z.int()),
      payMin: Fen,
      payMax: Fen,
      place: z.string(),
      skillLevel: z.optional(SkillLevel),
      skills: z.optional(z.array(z.string())),
      licences: z.optional(z.array(z.string())),
      startsOn: z.optional(CalendarDate),
      careerPath: z.optional(z.string()),
      requirements: z.optional(z.string()),
      benefits: z.optional(z.array(z.string())),
      /** It has postings. */
      posted: z.optional(z.boolean()),
      /** Seats that were added after the month it was made in, by month; the others were asked for with it. */
      raises: z.optional(z.array(z.object({ month: CalendarMonth, seats: z.int() }))),
      version: Version,
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Position" }),
);
export type Position = z.infer<typeof Position>;

interface Pay {
  payMin?: number | undefined;
  payMax?: number | undefined;
}

const payInOrder = z.refine<Pay>(
  ({ payMin, payMax }) => payMin === undefined || payMax === undefined || payMin <= payMax,
  { path: ["payMin"], error: "pay.order" },
);

export const addPosition = endpoint({
  id: "addPosition",
  method: "POST",
  path: "/orders/{orderId}/positions",
  tag: "order",
  summary: "Add a position to an order; pay in 分 per month",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  body: () => z.object(fields).check(payInOrder),
  result: () => Position,
  errors: ["order.full", "order.closed"],
});

export const updatePosition = endpoint({
  id: "updatePosition",
  method: "PATCH",
  path: "/positions/{positionId}",
  tag: "order",
  summary: "Change a position, its headcount included; names the version seen",
  permits: AGENCY,
  params: () => z.object({ positionId: PositionId }),
  body: () =>
    z
      .extend(z.partial(z.object(fields)), {
        version: Version,
        // `null` clears.
        skillLevel: z.nullish(SkillLevel),
        skills: z.nullish(listOf(text(30), 20)),
        licences: z.nullish(listOf(text(30), 10)),
        startsOn: z.nullish(CalendarDate),
        careerPath: z.nullish(text(500, { lines: true })),
        requirements: z.nullish(text(2000, { lines: true })),
        benefits: z.nullish(listOf(text(50), 20)),
      })
      .check(payInOrder),
  result: () => Position,
  errors: ["stale", "headcount.belowFilled", "order.closed"],
});
