import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { Placement } from "./placement.ts";
import { CalendarDate, idsOf, PlacementId, text, Version } from "./scalar.ts";

/** The most people whose signing one act records. */
export const MOST_SIGNED = 500;

const fields = () => ({ signedDate: CalendarDate, place: text(100) });

/** 线下签约: when and where a contract was signed; recorded again, it is replaced. */
export const recordSigning = endpoint({
  id: "recordSigning",
  method: "PATCH",
  path: "/placements/{placementId}/contract",
  tag: "placement",
  summary: "Record when and where a person's contract was signed",
  permits: AGENCY,
  params: () => z.object({ placementId: PlacementId }),
  body: () => z.object({ ...fields(), version: Version }),
  result: () => Placement,
  errors: ["stale"],
});

const SigningResult = z.lazy(() =>
  z
    .object({
      placementId: PlacementId,
      outcome: z.enum(["recorded", "notFound"]),
      /** The placement's version after the act. */
      version: z.optional(Version),
    })
    .register(z.globalRegistry, { id: "SigningResult" }),
);
export type SigningResult = z.infer<typeof SigningResult>;

export const recordSignings = endpoint({
  id: "recordSignings",
  method: "POST",
  path: "/placement-contracts",
  tag: "placement",
  summary: "Record one signing of up to 500 people: same date, same place",
  permits: AGENCY,
  body: () => z.object({ placementIds: idsOf(PlacementId, MOST_SIGNED), ...fields() }),
  result: () => z.object({ results: z.array(SigningResult) }),
  status: 200,
});
