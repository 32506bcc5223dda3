import type { Fen } from "./scalar.ts";

/** What a job pays beside the median of its city's postings on the same board. */
export interface PayComparison {
  cityName: string;
  /** How many postings the median is of. */
  postings: number;
  /** 分 per month. */
  median: Fen;
  /** By how many percent the middle of the job's pay lies above it, or (negative) below. */
  percent: number;
}
