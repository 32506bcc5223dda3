import * as z from "zod/mini";
import { QUALITY_READERS } from "./complaint.ts";
import { AGENCY, endpoint, PARK, PageQuery, pageOf } from "./endpoint.ts";
import {
  AgencyId,
  CalendarDate,
  Instant,
  listOf,
  ProgrammeId,
  ProofDocumentId,
  RectificationId,
  text,
  Version,
  whole,
} from "./scalar.ts";
import { MOST_DOCUMENT_BYTES, UploadTarget } from "./upload.ts";

/** Files that one proof has. */
export const MOST_PROOF_DOCUMENTS = 5;

const fileName = () => text(200);
/** A file of proof, as its agency names it. */
const ProofDocument = z.object({ proofDocumentId: ProofDocumentId, fileName: fileName() });
export type ProofDocument = z.infer<typeof ProofDocument>;

/** 整改: what an agency is to put right, by when, and the proof that it did. */
export const Rectification = z.lazy(() =>
  z
    .object({
      rectificationId: RectificationId,
      agencyId: AgencyId,
      agencyName: z.string(),
      /** What it follows from, where it follows from a programme. */
      programmeId: z.optional(ProgrammeId),
      demand: z.string(),
      deadline: CalendarDate,
      /** `open`: proof is wanted, or wanted again; `submitted`: the park is to look at it; `accepted`. */
      status: z.enum(["open", "submitted", "accepted"]),
      proof: z.optional(
        z.object({
          number: z.int(),
          text: z.string(),
          documents: z.array(ProofDocument),
          at: Instant,
          by: z.string(),
        }),
      ),
      reviews: z.array(
        z.object({
          /** The proof it is about. */
          number: z.int(),
          outcome: z.enum(["accepted", "returned"]),
          note: z.string(),
          at: Instant,
        }),
      ),
      version: Version,
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Rectification" }),
);
export type Rectification = z.infer<typeof Rectification>;

const params = z.object({ rectificationId: RectificationId });

export const createRectification = endpoint({
  id: "createRectification",
  method: "POST",
  path: "/rectifications",
  tag: "rectification",
  summary: "Have an agency put something right by a deadline",
  permits: PARK,
  body: () =>
    z.object({
      agencyId: AgencyId,
      programmeId: z.optional(ProgrammeId),
      demand: text(2000, { lines: true }),
      deadline: CalendarDate,
    }),
  result: () => Rectification,
});

export const listRectifications = endpoint({
  id: "listRectifications",
  method: "GET",
  path: "/rectifications",
  tag: "rectification",
  summary: "The park's rectifications, or those of the caller's agency, newest first",
  permits: QUALITY_READERS,
  query: () => PageQuery,
  result: () => pageOf(Rectification),
});

const documentParams = z.object({ rectificationId: RectificationId, proofDocumentId: ProofDocumentId });

export const createProofDocument = endpoint({
  id: "createProofDocument",
  method: "POST",
  path: "/rectifications/{rectificationId}/proof-documents",
  tag: "rectification",
  summary: "Get a place to upload a file of proof to (PDF, JPEG or PNG, up to 20 MB); handing in the proof names it",
  permits: AGENCY,
  params: () => params,
  body: () => z.object({ fileName: fileName(), size: whole(1, MOST_DOCUMENT_BYTES, "document.size") }),
  result: () => z.object({ ...ProofDocument.shape, upload: UploadTarget }),
  errors: ["rectification.accepted"],
});

export const getProofDocument = endpoint({
  id: "getProofDocument",
  method: "GET",
  path: "/rectifications/{rectificationId}/proof-documents/{proofDocumentId}",
  tag: "rectification",
  summary: "An address that downloads a file of the proof that was handed in, for 15 minutes",
  permits: QUALITY_READERS,
  params: () => documentParams,
  result: () => z.object({ url: z.string(), fileName: z.string() }),
  errors: ["document.missing"],
});

export const submitProof = endpoint({
  id: "submitProof",
  method: "POST",
  path: "/rectifications/{rectificationId}/proof",
  tag: "rectification",
  summary: "The agency says what it has put right and how that can be seen, with up to five files",
  permits: AGENCY,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      text: text(2000, { lines: true }),
      /** All that the proof has, those of the proof before among them. */
      documents: z._default(
        listOf(ProofDocument, MOST_PROOF_DOCUMENTS).check(
          z.refine((all) => new Set(all.map(({ proofDocumentId }) => proofDocumentId)).size === all.length, {
            error: "duplicate",
          }),
        ),
        [],
      ),
    }),
  result: () => Rectification,
  errors: ["stale", "rectification.accepted", "document.missing", "document.type"],
});

export const reviewRectification = endpoint({
  id: "reviewRectification",
  method: "POST",
  path: "/rectifications/{rectificationId}/review",
  tag: "rectification",
  summary: "Accept the proof, or return it with what is missing and perhaps another deadline",
  permits: PARK,
  params: () => params,
  body: () =>
    z.object({
      version: Version,
      outcome: z.enum(["accepted", "returned"], { error: "option" }),
      note: text(1000, { lines: true }),
      deadline: z.optional(CalendarDate),
    }),
  result: () => Rectification,
  status: 200,
  errors: ["stale", "rectification.noProof", "rectification.accepted"],
});
