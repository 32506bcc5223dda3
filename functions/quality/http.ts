import * as contract from "@shanhai/contract/evaluation";
import * as scorecardContract from "@shanhai/contract/scorecard";
import * as factsContract from "@shanhai/contract/service-facts";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as evaluation from "./evaluation.ts";
import * as scorecard from "./scorecard.ts";
import * as serviceFacts from "./service-facts.ts";

const routes = [
  serve(contract.getScorecard, evaluation.getScorecard),
  serve(contract.createEvaluation, evaluation.create),
  serve(contract.listEvaluations, evaluation.list),
  serve(scorecardContract.listScorecards, scorecard.list),
  serve(scorecardContract.createScorecard, scorecard.create),
  serve(scorecardContract.updateScorecard, scorecard.update),
  serve(scorecardContract.publishScorecard, scorecard.makePublic),
  serve(factsContract.listServiceFacts, serviceFacts.list),
];

export const create = (platform: Platform) => handle(routes, platform);
export const handler = create(awsPlatform());
