import * as contract from "@shanhai/contract/match";
import { ORDER_WORDS } from "@shanhai/contract/problems/order";
import { PERSON_WORDS } from "@shanhai/contract/problems/person";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as match from "./match.ts";
import * as rule from "./rule.ts";

const routes = [
  serve(contract.matchPeople, match.people),
  serve(contract.matchPositions, match.positions),
  serve(contract.getMatchRule, rule.get),
  serve(contract.changeMatchRule, rule.change),
];

export const create = (platform: Platform) => handle(routes, { ...ORDER_WORDS, ...PERSON_WORDS }, platform);
export const handler = create(awsPlatform());
