import * as policyCardContract from "@shanhai/contract/policy-card";
import { POLICY_CARD_WORDS } from "@shanhai/contract/problems/policy-card";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as policyCard from "./policy-card.ts";

const routes = [
  serve(policyCardContract.createPolicyCard, policyCard.create),
  serve(policyCardContract.listPolicyCards, policyCard.list),
  serve(policyCardContract.updatePolicyCard, policyCard.update),
  serve(policyCardContract.orderPolicyCards, policyCard.order),
  serve(policyCardContract.removePolicyCard, policyCard.remove),
];

export const create = (platform: Platform) => handle(routes, POLICY_CARD_WORDS, platform);
export const handler = create(awsPlatform());
