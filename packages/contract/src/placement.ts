import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { ApplicationId, CalendarDate, CandidateId, Instant, OrderId, PlacementId, PositionId } from "./scalar.ts";

export const Placement = z.lazy(() =>
  z
    .object({
      placementId: PlacementId,
      applicationId: ApplicationId,
      orderId: OrderId,
      positionId: PositionId,
      positionTitle: z.string(),
      candidateId: CandidateId,
      candidateName: z.string(),
      arrivalDate: CalendarDate,
      /** Last day of the guarantee. */
      guaranteeUntil: z.optional(CalendarDate),
      status: z.enum(["active", "left"]),
      leftDate: z.optional(CalendarDate),
      leftReason: z.optional(z.string()),
      insideGuarantee: z.optional(z.boolean()),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Placement" }),
);
export type Placement = z.infer<typeof Placement>;

export const listPlacements = endpoint({
  id: "listPlacements",
  method: "GET",
  path: "/placements",
  tag: "placement",
  summary: "People on the job, newest first; of one order, or all",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { orderId: z.optional(OrderId) }),
  result: () => pageOf(Placement),
});
