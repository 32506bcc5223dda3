import * as z from "zod";
import type { Problem } from "./problem.ts";

/** The schema of a problem document, for the API's description; functions that only write problems need no schema. */
export const ProblemDocument = z.lazy(() =>
  z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.int(),
      code: z.string(),
      detail: z.string(),
      requestId: z.string(),
      issues: z
        .array(z.object({ field: z.string(), code: z.string(), message: z.string() }).meta({ id: "FieldIssue" }))
        .optional(),
      current: z.unknown().optional(),
    } satisfies Record<keyof Problem, z.ZodType>)
    .meta({ id: "Problem", description: "RFC 9457 problem document" }),
);
