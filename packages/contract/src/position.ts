import * as z from "zod";
import { AGENCY, endpoint } from "./endpoint.ts";
import { Fen, Instant, OrderId, Place, PositionId, text, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";
import { StageCounts } from "./stage.ts";

const Headcount = z.int({ error: "headcount" }).min(1, { error: "headcount" }).max(100_000, { error: "headcount" });

const fields = {
  title: text(100),
  occupation: text(100),
  headcount: Headcount,
  /** 分 per month. */
  payMin: Fen,
  /** 分 per month. */
  payMax: Fen,
  place: Place,
  skillLevel: SkillLevel.optional(),
  careerPath: text(500, { lines: true }).optional(),
  requirements: text(2000, { lines: true }).optional(),
  benefits: z.array(text(50)).max(20, { error: "many" }).optional(),
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
      payMin: Fen,
      payMax: Fen,
      place: z.string(),
      skillLevel: SkillLevel.optional(),
      careerPath: z.string().optional(),
      requirements: z.string().optional(),
      benefits: z.array(z.string()).optional(),
      version: Version,
      createdAt: Instant,
    })
    .meta({ id: "Position" }),
);
export type Position = z.infer<typeof Position>;

const payInOrder = (pay: { payMin?: number | undefined; payMax?: number | undefined }) =>
  pay.payMin === undefined || pay.payMax === undefined || pay.payMin <= pay.payMax;

export const addPosition = endpoint({
  id: "addPosition",
  method: "POST",
  path: "/orders/{orderId}/positions",
  tag: "order",
  summary: "Add a position to an order; pay in 分 per month",
  permits: AGENCY,
  params: () => z.object({ orderId: OrderId }),
  body: () => z.object(fields).refine(payInOrder, { path: ["payMin"], error: "pay.order" }),
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
      .object(fields)
      .partial()
      .extend({
        version: Version,
        // `null` clears.
        skillLevel: SkillLevel.nullish(),
        careerPath: text(500, { lines: true }).nullish(),
        requirements: text(2000, { lines: true }).nullish(),
        benefits: z.array(text(50)).max(20, { error: "many" }).nullish(),
      })
      .refine(payInOrder, { path: ["payMin"], error: "pay.order" }),
  result: () => Position,
  errors: ["stale", "headcount.belowFilled"],
});
