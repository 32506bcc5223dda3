import { awsPlatform } from "../platform-aws.ts";
import { BOARD_PAGES } from "./board.ts";
import { CHECK_IN_PAGES } from "./check-in.ts";
import { OWN_MATCHING_PAGES } from "./own-matching.ts";
import { servePages } from "./serve-pages.ts";
import { SURVEY_PAGES } from "./survey.ts";

export const create = servePages({ ...CHECK_IN_PAGES, ...SURVEY_PAGES, ...BOARD_PAGES, ...OWN_MATCHING_PAGES });
export const handler = create(awsPlatform());
