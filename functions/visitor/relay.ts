import { RELAY_PATH } from "@shanhai/contract/visitor-routes";
import { isOpen } from "@shanhai/domain/grant";
import { isFor } from "@shanhai/domain/partner-posting";
import { readRelay } from "@shanhai/domain/relay";
import { relayClosed, relayPage } from "@shanhai/pages/relay-page";
import { getBoardPostings } from "@shanhai/store/board-posting";
import { grantsFor } from "@shanhai/store/grant";
import { getPartnerCopy } from "@shanhai/store/partner";
import { getRelay } from "@shanhai/store/relay";
import { mintParkScope, mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import { boardPath, jobPath } from "../job-link.ts";
import { readRelayToken } from "../relay-link.ts";
import { failed, kept } from "./job-board.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** What a station passes on, for who opened its link: every address in it says that they came from there. */
async function show({ platform, param, language, act }: Visit): Promise<Page> {
  const closed: Page = { status: 404, html: relayClosed(language) };
  const named = readRelayToken(param("token"), (id) => platform.keys.of(mintPartnerItemsScope(id)));
  if (!named) return closed;
  const { partnerId, relayId } = named;
  // The signature says that this station gave out the link.
  const table = platform.open(mintPartnerItemsScope(partnerId));
  const [copy, open, relay] = await Promise.all([
    getPartnerCopy(table),
    grantsFor(table, act),
    getRelay(table, relayId),
  ]);
  if (!copy || !relay || !isOpen(open, "relay")) return closed;
  const board = platform.open(mintParkScope(copy.parkId));
  const ids = relay.items.filter(({ picked }) => picked).map(({ postingId }) => postingId);
  const postings = await getBoardPostings(board, ids);
  const visible = [...postings.values()].filter((one) => isFor(one, partnerId, open));
  const source = { kind: "relay" as const, partnerId };
  const jobs = readRelay(relay, visible, act.today)
    .items.filter(({ picked }) => picked)
    .map((job) => ({ ...job, path: jobPath(board.keys, copy.parkId, source, job.postingId) }));
  const path = boardPath(board.keys, copy.parkId, source);
  return kept(relayPage(language, { stationName: copy.name, month: relay.month, jobs, boardPath: path }));
}

/** A station's month. */
export const RELAY_PAGES: VisitorPages = {
  [`GET ${RELAY_PATH}`]: { action: "showRelay", answer: show, failed },
};
