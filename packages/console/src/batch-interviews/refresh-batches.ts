import { listAnswers } from "@shanhai/contract/answer";
import { getBatchAgreement } from "@shanhai/contract/batch-agreement";
import { getSheet, listBatchInterviews } from "@shanhai/contract/batch-interview";
import type { QueryClient } from "@tanstack/react-query";

/** Reads again whatever shows a batch of interviews or its people. */
export function refreshBatches(queries: QueryClient): void {
  for (const endpoint of [listBatchInterviews, getSheet, getBatchAgreement, listAnswers])
    void queries.invalidateQueries({ queryKey: [endpoint.id] });
}
