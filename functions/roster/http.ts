import * as graduateContract from "@shanhai/contract/graduate";
import * as matchContract from "@shanhai/contract/graduate-match";
import * as introductionContract from "@shanhai/contract/introduction";
import { NOT_OPEN_WORDS } from "@shanhai/contract/problems/not-open";
import { PERSON_WORDS } from "@shanhai/contract/problems/person";
import { ROSTER_WORDS } from "@shanhai/contract/problems/roster";
import * as rosterContract from "@shanhai/contract/roster";
import * as fileContract from "@shanhai/contract/roster-file";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import * as grant from "../partner/grant.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as graduate from "./graduate.ts";
import * as introduction from "./introduction.ts";
import * as match from "./match.ts";
import * as offered from "./offered.ts";
import * as roster from "./roster.ts";
import * as rosterFile from "./roster-file.ts";

const routes = [
  serve(rosterContract.createRoster, roster.create),
  serve(rosterContract.listRosters, roster.list),
  serve(graduateContract.createGraduate, graduate.create),
  serve(graduateContract.listGraduates, graduate.list),
  serve(graduateContract.getGraduate, graduate.get),
  serve(graduateContract.updateGraduate, graduate.update),
  serve(graduateContract.removeGraduate, graduate.remove),
  serve(fileContract.listRosterFiles, rosterFile.list),
  serve(fileContract.getRosterFileErrors, rosterFile.getErrors),
  serve(fileContract.revertRosterFile, rosterFile.revert),
  serve(matchContract.listMatchedPostings, match.listPostings),
  serve(matchContract.listMatchingGraduates, match.listGraduates),
  serve(matchContract.listGraduateMatches, match.listOfGraduate),
  serve(introductionContract.introduceGraduates, introduction.introduceMany),
  serve(introductionContract.listIntroductions, introduction.list),
  serve(introductionContract.listOfferedGraduates, offered.list),
  serve(introductionContract.acceptIntroductions, offered.acceptMany),
  serve(introductionContract.declineIntroduction, offered.declineOne),
];

const words = { ...ROSTER_WORDS, ...NOT_OPEN_WORDS, ...PERSON_WORDS };

export const create = (platform: Platform) =>
  handle(routes, words, platform, { requireGrant: grant.requireOn(platform) });
export const handler = create(awsPlatform());
