import * as z from "zod/mini";

/** The stages of an application, in the order people go through them, then the two ways out. */
export const STAGES = [
  "recommended",
  "screened",
  "interviewed",
  "offered",
  "onboarded",
  "rejected",
  "withdrawn",
] as const;

export const Stage = z.enum(STAGES, { error: "stage" }).register(z.globalRegistry, { id: "Stage" });
export type Stage = z.infer<typeof Stage>;

export const StageCounts = z
  .object({
    recommended: z.int(),
    screened: z.int(),
    interviewed: z.int(),
    offered: z.int(),
    onboarded: z.int(),
    rejected: z.int(),
    withdrawn: z.int(),
  })
  .register(z.globalRegistry, {
    id: "StageCounts",
    description: "Applications now in each stage; exact, moved in the same transaction",
  });
export type StageCounts = z.infer<typeof StageCounts>;
