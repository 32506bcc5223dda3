import * as z from "zod/mini";
import { ArrivalConfirmation } from "./arrival-confirmation.ts";
import { CareService } from "./care-service.ts";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { JobSource } from "./job-source.ts";
import {
  ApplicationId,
  CalendarDate,
  CandidateId,
  EnterpriseId,
  Instant,
  OrderId,
  PlacementId,
  PositionId,
  SigningDocumentId,
  text,
  Version,
} from "./scalar.ts";

/** Calendar days after arrival on which somebody asks whether the person is still there. */
export const CHECK_DAYS = [7, 30, 90] as const;
export const CheckDay = z.union([z.literal(7), z.literal(30), z.literal(90)], { error: "option" });
export type CheckDay = z.infer<typeof CheckDay>;

/** `present` at work; `absent` today but not gone; `left` the job. */
export const CheckOutcome = z.enum(["present", "absent", "left"], { error: "option" });
export type CheckOutcome = z.infer<typeof CheckOutcome>;

export const PlacementStatus = z.enum(["active", "left"], { error: "option" });
export type PlacementStatus = z.infer<typeof PlacementStatus>;

/** A scan or photograph of what was signed; one document may be that of many people. */
const SigningDocument = z.object({ documentId: SigningDocumentId, fileName: z.string() });

const placement = () =>
  z.object({
    placementId: PlacementId,
    applicationId: ApplicationId,
    orderId: OrderId,
    enterpriseId: EnterpriseId,
    enterpriseName: z.string(),
    positionId: PositionId,
    positionTitle: z.string(),
    candidateId: CandidateId,
    candidateName: z.string(),
    /** Where somebody came from who had applied by a link. */
    source: z.optional(JobSource),
    arrivalDate: CalendarDate,
    /** The last day on which leaving reopens the seat; the day before arrival where there is no guarantee. */
    guaranteeUntil: CalendarDate,
    status: PlacementStatus,
    leftDate: z.optional(CalendarDate),
    leftReason: z.optional(z.string()),
    /** Of those who left: whether it was inside the guarantee, so that the seat was reopened. */
    insideGuarantee: z.optional(z.boolean()),
    replacementWanted: z.optional(z.boolean()),
    /** Of those who left: the application's version that the leaving made; a later one means that the person came back. */
    leftVersion: z.optional(Version),
    /** When and where it was signed, on paper and in person; with what was scanned of it. */
    contract: z.optional(
      z.object({ signedDate: CalendarDate, place: z.string(), document: z.optional(SigningDocument) }),
    ),
    checks: z.array(
      z.object({
        day: CheckDay,
        due: CalendarDate,
        doneDate: z.optional(CalendarDate),
        outcome: z.optional(CheckOutcome),
        note: z.optional(z.string()),
      }),
    ),
    /** What the client enterprise said by its link. */
    confirmation: z.optional(ArrivalConfirmation),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
  });

export const Placement = z.lazy(() => placement().register(z.globalRegistry, { id: "Placement" }));
export type Placement = z.infer<typeof Placement>;
export type Check = Placement["checks"][number];

export const PlacementDetail = z.lazy(() =>
  z.extend(placement(), { services: z.array(CareService) }).register(z.globalRegistry, { id: "PlacementDetail" }),
);
export type PlacementDetail = z.infer<typeof PlacementDetail>;

export const listPlacements = endpoint({
  id: "listPlacements",
  method: "GET",
  path: "/placements",
  tag: "placement",
  summary:
    "People on the job, newest first; of one order or all; active ones (of an order) or those who left; or all who, the client says, did not arrive",
  permits: AGENCY,
  query: () =>
    z
      .extend(PageQuery, {
        orderId: z.optional(OrderId),
        status: z.optional(PlacementStatus),
        /** Alone: those on the job by our records, of whom the client says that they did not arrive. */
        confirmation: z.optional(z.literal("notArrived", { error: "option" })),
      })
      .check(
        z.refine((query) => query.status !== "active" || query.orderId !== undefined, {
          path: ["orderId"],
          error: "required",
        }),
      ),
  result: () => pageOf(Placement),
});

const params = z.object({ placementId: PlacementId });

export const getPlacement = endpoint({
  id: "getPlacement",
  method: "GET",
  path: "/placements/{placementId}",
  tag: "placement",
  summary: "One person on the job: contract, guarantee, checks, services given",
  permits: AGENCY,
  params: () => params,
  result: () => PlacementDetail,
});

export const leavePlacement = endpoint({
  id: "leavePlacement",
  method: "POST",
  path: "/placements/{placementId}/leave",
  tag: "placement",
  summary: "Record that a person left; inside the guarantee the seat reopens and a replacement is wanted",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ date: CalendarDate, reason: text(200, { lines: true }), version: Version }),
  result: () => Placement,
  status: 200,
  errors: ["stale", "placement.left"],
});

export const takeBackLeave = endpoint({
  id: "takeBackLeave",
  method: "DELETE",
  path: "/placements/{placementId}/leave",
  tag: "placement",
  summary: "Take back a leaving that was recorded wrongly, while its seat is open",
  permits: AGENCY,
  params: () => params,
  result: () => Placement,
  errors: ["placement.active", "placement.seatFilled", "placement.wentOn"],
});
