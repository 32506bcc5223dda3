import * as z from "zod/mini";
import { AGENCY, endpoint } from "./endpoint.ts";
import { Placement } from "./placement.ts";
import { CalendarDate, idsOf, PlacementId, SigningDocumentId, text, Version, whole } from "./scalar.ts";
import { MOST_DOCUMENT_BYTES, UploadTarget } from "./upload.ts";

/** The most people whose signing one act records. */
export const MOST_SIGNED = 500;

const fileName = () => text(200);
const fields = () => ({
  signedDate: CalendarDate,
  place: text(100),
  /** Uploaded before; left out, the document on record stays, and `null` takes it off. */
  document: z.optional(z.nullable(z.object({ documentId: SigningDocumentId, fileName: fileName() }))),
});

export const createSigningDocument = endpoint({
  id: "createSigningDocument",
  method: "POST",
  path: "/signing-documents",
  tag: "placement",
  summary:
    "Get a place to upload a scanned contract to (PDF, JPEG or PNG, up to 20 MB); recording the signing names it",
  permits: AGENCY,
  body: () => z.object({ fileName: fileName(), size: whole(1, MOST_DOCUMENT_BYTES, "document.size") }),
  result: () => z.object({ documentId: SigningDocumentId, fileName: z.string(), upload: UploadTarget }),
});

/** 线下签约: when and where a contract was signed; recorded again, it is replaced. */
export const recordSigning = endpoint({
  id: "recordSigning",
  method: "PATCH",
  path: "/placements/{placementId}/contract",
  tag: "placement",
  summary: "Record when and where a person's contract was signed, with its document",
  permits: AGENCY,
  params: () => z.object({ placementId: PlacementId }),
  body: () => z.object({ ...fields(), version: Version }),
  result: () => Placement,
  errors: ["stale", "document.missing", "document.type"],
});

export const getSigningDocument = endpoint({
  id: "getSigningDocument",
  method: "GET",
  path: "/placements/{placementId}/contract/document",
  tag: "placement",
  summary: "An address that downloads the contract's document, for 15 minutes",
  permits: AGENCY,
  keys: "reveal",
  params: () => z.object({ placementId: PlacementId }),
  result: () => z.object({ url: z.string(), fileName: z.string() }),
  errors: ["document.missing"],
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
  summary: "Record one signing of up to 500 people: same date, same place, same document",
  permits: AGENCY,
  body: () => z.object({ placementIds: idsOf(PlacementId, MOST_SIGNED), ...fields() }),
  result: () => z.object({ results: z.array(SigningResult) }),
  status: 200,
  errors: ["document.missing", "document.type"],
});
