import { FILE_WORDS } from "@shanhai/contract/problems/file";
import { NOT_OPEN_WORDS } from "@shanhai/contract/problems/not-open";
import { ROSTER_WORDS } from "@shanhai/contract/problems/roster";
import * as uploadContract from "@shanhai/contract/roster-upload";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import * as grant from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as rosterUpload from "./roster-upload.ts";

const routes = [
  serve(uploadContract.checkRosterFile, rosterUpload.check),
  serve(uploadContract.importRosterFile, rosterUpload.importFile),
];

const words = { ...ROSTER_WORDS, ...NOT_OPEN_WORDS, ...FILE_WORDS };

export const create = (platform: Platform) =>
  handle(routes, words, platform, { requireGrant: grant.requireOn(platform) });
export const handler = create(awsPlatform());
