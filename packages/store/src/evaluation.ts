import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { OwnerScope, ParkScope } from "@shanhai/tenancy/scope";
import { commit } from "./commit.ts";
import { partition } from "./keys/owner.ts";
import { evaluatedKey, evaluationKey } from "./keys/park.ts";
import { listNewest } from "./listing.ts";
import type { Table } from "./table.ts";
import { Refused } from "./write.ts";

/** An evaluation as the park keeps it; `counted` once it is in the figures. */
export interface EvaluationRecord extends Evaluation {
  counted?: true;
}

/** Keeps an evaluation, one an evaluator and order. Throws `evaluation.duplicate`. */
export async function insertEvaluation(table: Table<ParkScope>, act: Act, record: Evaluation): Promise<Evaluation> {
  const { evaluationId, orderId } = record;
  try {
    return await commit(table, act, {
      writes: [
        {
          put: evaluatedKey(table.scope, orderId, act.subject),
          record: { evaluationId },
          condition: { absent: true },
        },
        { put: evaluationKey(table.scope, evaluationId), record, condition: { absent: true } },
      ],
      records: [evaluationId, orderId],
      result: record,
    });
  } catch (error) {
    if (error instanceof Refused) throw new AppError("evaluation.duplicate");
    throw error;
  }
}

/** The park's evaluations, or the agency's own: the scope decides. */
export async function listEvaluations(table: Table<OwnerScope>, page: PageQuery): Promise<Page<EvaluationRecord>> {
  return listNewest(table, { name: "evaluation", partitions: [partition(table.scope, "evaluation")] }, page);
}
