import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/posting";
import type { BoardPosting } from "@shanhai/contract/posting";
import type { Fen } from "@shanhai/contract/scalar";
import { readBoardPosting } from "@shanhai/domain/board-posting";
import { medianPay } from "@shanhai/domain/board-tally";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/board-posting";
import type { Platform } from "../platform.ts";

export async function list(
  { act, scope, input }: Request<typeof contract.listBoard>,
  platform: Platform,
): Promise<Page<BoardPosting>> {
  const { division, partnerId, ...page } = input.query;
  const query = { division, audience: partnerId, today: act.today };
  const listed = await store.listBoard(platform.open(scope), query, page);
  return { ...listed, items: listed.items.map(readBoardPosting) };
}

export async function listCities(
  { scope }: Request<typeof contract.listBoardCities>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listBoardCities>> {
  const tallies = await store.listBoardTallies(platform.open(scope));
  const items = tallies
    .filter(({ postings }) => postings > 0)
    .sort((a, b) => b.postings - a.postings || (a.city < b.city ? -1 : 1))
    .map((tally) => {
      const { city, name, postings, open } = tally;
      const median = medianPay(tally);
      const pay = median === undefined ? {} : { medianPay: median as Fen };
      return { division: `${city}00`, name, postings, open, ...pay };
    });
  return { items };
}
