import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { CalendarDate, CareServiceId, Instant, PlacementId, text } from "./scalar.ts";

/** What is done so that people stay: 住宿安置, 技能培训, 交通, 家属安置, other. */
export const CARE_KINDS = ["housing", "training", "transport", "family", "other"] as const;

export const CareService = z.lazy(() =>
  z
    .object({
      careServiceId: CareServiceId,
      placementId: PlacementId,
      kind: z.enum(CARE_KINDS),
      date: CalendarDate,
      note: z.optional(z.string()),
      by: z.string(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "CareService" }),
);
export type CareService = z.infer<typeof CareService>;

export const recordService = endpoint({
  id: "recordService",
  method: "POST",
  path: "/placements/{placementId}/services",
  tag: "placement",
  summary: "Record a retention care service given to a person on the job",
  permits: AGENCY,
  params: () => z.object({ placementId: PlacementId }),
  body: () =>
    z.object({
      kind: z.enum(CARE_KINDS, { error: "option" }),
      date: CalendarDate,
      note: z.optional(text(500, { lines: true })),
    }),
  result: () => CareService,
  errors: ["placement.full"],
});
