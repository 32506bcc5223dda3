import type { Page } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/evaluation";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { Scorecard } from "@shanhai/contract/scorecard";
import { found } from "@shanhai/domain/app-error";
import { evaluate } from "@shanhai/domain/evaluation";
import { SCORECARD } from "@shanhai/domain/scorecard";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/evaluation";
import { getParkOrder } from "@shanhai/store/park";
import type { Platform } from "../platform.ts";

export async function getScorecard(): Promise<Scorecard> {
  return SCORECARD;
}

export async function create(
  { act, scope, agencies, input }: Request<typeof contract.createEvaluation>,
  platform: Platform,
): Promise<Evaluation> {
  const table = platform.open(scope);
  const order = found(await getParkOrder(table, input.body.orderId));
  return store.insertEvaluation(table, act, evaluate(order, input.body, { agencies }, act));
}

export async function list(
  { scope, input }: Request<typeof contract.listEvaluations>,
  platform: Platform,
): Promise<Page<Evaluation>> {
  const page = await store.listEvaluations(platform.open(scope), input.query);
  return { ...page, items: page.items.map(({ counted: _counted, ...evaluation }) => evaluation) };
}
