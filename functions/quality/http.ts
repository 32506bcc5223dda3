import * as contract from "@shanhai/contract/evaluation";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as evaluation from "./evaluation.ts";

const routes = [
  serve(contract.getScorecard, evaluation.getScorecard),
  serve(contract.createEvaluation, evaluation.create),
  serve(contract.listEvaluations, evaluation.list),
];

export const create = (platform: Platform) => handle(routes, platform);
export const handler = create(awsPlatform());
