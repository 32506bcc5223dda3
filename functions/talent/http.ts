import { NOT_OPEN_WORDS } from "@shanhai/contract/problems/not-open";
import * as contract from "@shanhai/contract/talent-map";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { requireOn } from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as talentMap from "./talent-map.ts";
import * as talentMapFile from "./talent-map-file.ts";

const routes = [
  serve(contract.getTalentMap, talentMap.get),
  serve(contract.getTalentOccupation, talentMap.getOccupation),
  serve(contract.getTalentMapFile, talentMapFile.get),
];

export const create = (platform: Platform) =>
  handle(routes, NOT_OPEN_WORDS, platform, { requireGrant: requireOn(platform) });
export const handler = create(awsPlatform());
