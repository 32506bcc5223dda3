import * as z from "zod/mini";

/** The six industrial chains of 衢州, in the order in which its plan names them. */
export const CHAINS = ["materials", "energy", "chips", "equipment", "health", "paper"] as const;
export const Chain = z.enum(CHAINS, { error: "option" });
export type Chain = z.infer<typeof Chain>;

/** What stands for a client whose chain is not stated, or is none of the six: counted and shown, never guessed. */
export const NO_CHAIN = "-";
export type ChainOrNone = Chain | typeof NO_CHAIN;
