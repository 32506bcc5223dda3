import type * as contract from "@shanhai/contract/batch-agreement";
import type { BatchAgreement } from "@shanhai/contract/batch-agreement";
import { agreementOf } from "@shanhai/domain/batch-agreement";
import type { Request } from "@shanhai/http/serve";
import { getRows } from "@shanhai/store/batch-interview";
import { getRatings } from "@shanhai/store/rating";
import type { Platform } from "../platform.ts";
import { lookingOf, openedBatch } from "./batch-interview.ts";

export async function get(
  { act, scope, input }: Request<typeof contract.getBatchAgreement>,
  platform: Platform,
): Promise<BatchAgreement> {
  const table = platform.open(scope);
  const { batchInterviewId } = input.params;
  const [batch, rows, ratings] = await Promise.all([
    openedBatch(table, batchInterviewId),
    getRows(table, batchInterviewId),
    getRatings(table, batchInterviewId),
  ]);
  return agreementOf(batch, rows, ratings, lookingOf(act));
}
