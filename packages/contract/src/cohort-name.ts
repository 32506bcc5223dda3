import * as z from "zod/mini";
import { CohortId } from "./scalar.ts";

/** A cohort as other records name it. */
export const CohortName = z.object({ cohortId: CohortId, title: z.string() });
export type CohortName = z.infer<typeof CohortName>;
