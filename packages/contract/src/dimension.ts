import * as z from "zod/mini";

/** The five dimensions of SERVQUAL, in its order. */
export const DIMENSIONS = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"] as const;
export const Dimension = z.enum(DIMENSIONS, { error: "option" });
export type Dimension = z.infer<typeof Dimension>;
