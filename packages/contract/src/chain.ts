/** The six industrial chains of 衢州, in the order in which its plan names them. */
export const CHAINS = ["materials", "energy", "chips", "equipment", "health", "paper"] as const;
export type Chain = (typeof CHAINS)[number];

/** What stands for a client whose chain is not stated, or is none of the six: counted and shown, never guessed. */
export const NO_CHAIN = "-";
export type ChainOrNone = Chain | typeof NO_CHAIN;

/** What an occupation is in a chain where none of its segments has it. */
export const OTHER_SEGMENT = "other";
/** Parts of chains, from raw material to customer. */
export const SEGMENTS = [
  "synthesis",
  "products",
  "cells",
  "solar",
  "storage",
  "wafers",
  "design",
  "packaging",
  "boards",
  "machining",
  "forming",
  "assembly",
  "automation",
  "engineering",
  "pharma",
  "devices",
  "care",
  "food",
  "pulp",
  "papermaking",
  "finishing",
  "dispatch",
  "testing",
  "safety",
  OTHER_SEGMENT,
] as const;
export type Segment = (typeof SEGMENTS)[number];
