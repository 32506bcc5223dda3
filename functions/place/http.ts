import { NOT_OPEN_WORDS } from "@shanhai/contract/problems/not-open";
import * as contract from "@shanhai/contract/two-places";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import { requireOn } from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as twoPlaces from "./two-places.ts";
import * as twoPlacesFile from "./two-places-file.ts";

const routes = [
  serve(contract.compareTwoPlaces, twoPlaces.compare),
  serve(contract.getTwoPlacesFile, twoPlacesFile.get),
];

export const create = (platform: Platform) =>
  handle(routes, NOT_OPEN_WORDS, platform, { requireGrant: requireOn(platform) });
export const handler = create(awsPlatform());
