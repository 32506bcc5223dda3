import { FILE_DAYS } from "@shanhai/contract/kept";

/** When the file of a job made at this instant is gone, in seconds since the epoch: what is kept for its sake goes too. */
export const fileEnd = (at: string): number => Math.floor(Date.parse(at) / 1000) + FILE_DAYS * 24 * 60 * 60;
