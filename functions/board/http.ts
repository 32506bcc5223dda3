import * as policyCardContract from "@shanhai/contract/policy-card";
import * as postingSourceContract from "@shanhai/contract/posting-source";
import { JOB_SOURCE_PROBLEMS } from "@shanhai/contract/problems/job-source";
import { POLICY_CARD_WORDS } from "@shanhai/contract/problems/policy-card";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as boardLink from "./job-board-link.ts";
import * as policyCard from "./policy-card.ts";
import * as postingSource from "./posting-source.ts";

const routes = [
  serve(policyCardContract.createPolicyCard, policyCard.create),
  serve(policyCardContract.listPolicyCards, policyCard.list),
  serve(policyCardContract.updatePolicyCard, policyCard.update),
  serve(policyCardContract.orderPolicyCards, policyCard.order),
  serve(policyCardContract.removePolicyCard, policyCard.remove),
  serve(postingSourceContract.listPostingSources, postingSource.list),
  serve(postingSourceContract.createPostingSource, postingSource.create),
  serve(postingSourceContract.getPostingPoster, postingSource.getPoster),
  serve(postingSourceContract.getJobBoardLink, boardLink.getLink),
  serve(postingSourceContract.getJobBoardPoster, boardLink.getPoster),
];

export const create = (platform: Platform) =>
  handle(routes, { ...POLICY_CARD_WORDS, ...JOB_SOURCE_PROBLEMS }, platform);
export const handler = create(awsPlatform());
