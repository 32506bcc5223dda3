import type { JobFilters } from "@shanhai/contract/job-filters";
import { hasBenefit } from "@shanhai/contract/job-words";
import type { BoardPostingRecord } from "./board-posting.ts";
import { isWithin } from "./within.ts";

type Searched = Pick<BoardPostingRecord, "title" | "occupation" | "payMax" | "benefits" | "division">;

/** Whether a job is what is searched for, wherever it is. */
export function fitsFilters(job: Searched, { occupation, pay, benefits }: JobFilters): boolean {
  const word = occupation?.toLowerCase();
  return (
    (!word || `${job.title}\n${job.occupation}`.toLowerCase().includes(word)) &&
    job.payMax >= Number(pay ?? 0) * 100 &&
    benefits.every((kind) => hasBenefit(job.benefits, kind))
  );
}

/** Whether it is also where it is searched for. */
export const fitsWholly = (job: Searched, filters: JobFilters): boolean =>
  isWithin(job.division, filters.division ?? "") && fitsFilters(job, filters);
