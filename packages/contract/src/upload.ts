import * as z from "zod/mini";

/** Where a file goes: one request with this method, address and headers. Valid for 15 minutes. */
export const UploadTarget = z.lazy(() =>
  z
    .object({ method: z.literal("PUT"), url: z.string(), headers: z.record(z.string(), z.string()) })
    .register(z.globalRegistry, { id: "UploadTarget" }),
);
export type UploadTarget = z.infer<typeof UploadTarget>;
