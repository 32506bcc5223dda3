import * as contract from "@shanhai/contract/plan";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as plan from "./plan.ts";

const routes = [
  serve(contract.matchPlans, plan.match),
  serve(contract.proposePlan, plan.propose),
  serve(contract.matchLead, plan.matchLead),
];

export const create = (platform: Platform) => handle(routes, {}, platform);
export const handler = create(awsPlatform());
