import * as candidateContract from "@shanhai/contract/candidate";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as candidate from "./candidate.ts";

const routes = [
  serve(candidateContract.createCandidate, candidate.create),
  serve(candidateContract.listCandidates, candidate.list),
  serve(candidateContract.getCandidate, candidate.get),
];

export const create = (platform: Platform) => handle(routes, platform);
export const handler = create(awsPlatform());
