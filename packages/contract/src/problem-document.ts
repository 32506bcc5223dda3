import * as z from "zod/mini";
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
      issues: z.optional(
        z.array(
          z
            .object({ field: z.string(), code: z.string(), message: z.string() })
            .register(z.globalRegistry, { id: "FieldIssue" }),
        ),
      ),
      current: z.optional(z.unknown()),
    } satisfies Record<keyof Problem, z.ZodMiniType>)
    .register(z.globalRegistry, { id: "Problem", description: "RFC 9457 problem document" }),
);
