import * as z from "zod/mini";

/** A document that is uploaded, such as a scanned contract, in bytes. */
export const MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;
/** What a document may be kept as; told by what the file begins with, not by its name. */
export const DOCUMENT_TYPES = ["pdf", "jpg", "jpeg", "png"] as const;

/** Where a file goes: one request with this method, address and headers. Valid for 15 minutes. */
export const UploadTarget = z.lazy(() =>
  z
    .object({ method: z.literal("PUT"), url: z.string(), headers: z.record(z.string(), z.string()) })
    .register(z.globalRegistry, { id: "UploadTarget" }),
);
export type UploadTarget = z.infer<typeof UploadTarget>;
