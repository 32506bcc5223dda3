import type { ErrorCode, Language } from "@shanhai/contract/problem";
import { BOARD_PATH } from "@shanhai/contract/visitor-routes";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { GRADES } from "@shanhai/domain/evaluation";
import { boardClosed, boardPage } from "@shanhai/pages/board-page";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { getPark } from "@shanhai/store/park";
import { getBoard, getProgramme } from "@shanhai/store/programme";
import { getScorecard } from "@shanhai/store/scorecard";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { readBoardToken } from "../board-token.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** The grades that a link names, as long as they are published: names and grades leave the park, and no scores. */
async function show({ platform, language, param }: Visit): Promise<Page> {
  const named = readBoardToken(param("token"), (parkId) => platform.keys.of(mintParkScope(parkId)));
  if (!named) return { status: 404, html: linkClosed(language) };
  const table = platform.open(mintParkScope(named.parkId));
  const [park, programme, board] = await Promise.all([
    getPark(table),
    getProgramme(table, named.programmeId),
    getBoard(table, named.programmeId),
  ]);
  const card = programme && (await getScorecard(table, programme.scorecardVersion));
  if (!park || !card || !board) return { status: 410, html: boardClosed(language, "unpublished") };
  const { quarter, name, entries, publishedAt } = board;
  const html = boardPage(language, {
    parkName: park.name,
    quarter,
    name,
    publishedOn: shanghaiDate(new Date(publishedAt)),
    entries,
    scorecard: { name: card.name, version: card.scorecardVersion },
    grades: GRADES,
  });
  return { status: 200, html };
}

const failed = (language: Language, code: ErrorCode): Page => ({
  status: code === "internal" ? 500 : 503,
  html: boardClosed(language, "busy"),
});

/** A park's published grades, for everybody who has the link or the code. */
export const BOARD_PAGES: VisitorPages = {
  [`GET ${BOARD_PATH}`]: { action: "readBoard", answer: show, failed },
};
