import type { Order } from "@shanhai/contract/order";
import type { Position } from "@shanhai/contract/position";
import { CLIENT_PATH } from "@shanhai/contract/visitor-routes";
import { isClosed } from "@shanhai/domain/survey";
import { clientHomePage } from "@shanhai/pages/client-home-page";
import { getPositions, listOrdersOf, presentOrder, type StoredOrder } from "@shanhai/store/order";
import { getPark } from "@shanhai/store/park";
import { listDenied, listToConfirm } from "@shanhai/store/placement";
import { listSentStatements } from "@shanhai/store/statement";
import { getSurveysOf } from "@shanhai/store/survey";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { at, type Client, failed, openClient } from "./client-link.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Orders a page, statements shown, arrivals counted. */
const ORDERS = 20;
const STATEMENTS = 12;
const ARRIVALS = 99;

/** Orders that are running, newest first, each with its positions and how many wait for the client. */
async function progressOf({ table }: Client, orders: readonly StoredOrder[]) {
  const running = orders.filter(({ status }) => status === "open");
  const positions = await getPositions(
    table,
    running.flatMap(({ positionIds }) => positionIds),
  );
  const waits = (position: Position) => {
    const { stages, decided = 0 } = position;
    return { ...position, waiting: stages.recommended + stages.screened - decided };
  };
  return running.map((stored) => ({
    order: presentOrder(stored),
    positions: positions.filter(({ orderId }) => orderId === stored.orderId).map(waits),
  }));
}

/**
 * Surveys that the park asks about these orders and that are open. That they are asked is no secret of the agency's; their links are: who
 * made this link could open it, so that none of them may stand here.
 */
async function surveysOf({ platform, act }: Visit, { link }: Client, orders: readonly Order[]) {
  const finished = orders.filter(({ status }) => status === "fulfilled" || status === "closed");
  if (finished.length === 0) return { surveys: [], parkName: "" };
  const park = platform.open(mintParkScope(link.parkId));
  const asked = await getSurveysOf(
    park,
    finished.map(({ orderId }) => orderId),
  );
  const surveys = asked.filter((survey) => !isClosed(survey, act.today));
  return { surveys, parkName: surveys.length > 0 ? ((await getPark(park))?.name ?? "") : "" };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openClient(visit);
  if ("html" in opened) return opened;
  const { table, link, home } = opened;
  const { enterpriseId } = link;
  const cursor = visit.query.get("cursor") ?? undefined;
  const [orders, toConfirm, denied, statements] = await Promise.all([
    listOrdersOf(table, enterpriseId, { limit: ORDERS, cursor }),
    listToConfirm(table, enterpriseId, { limit: ARRIVALS }),
    listDenied(table, { limit: 100 }),
    link.statements ? listSentStatements(table, enterpriseId, { limit: STATEMENTS }) : { items: [] },
  ]);
  const [progress, asked] = await Promise.all([
    progressOf(opened, orders.items),
    surveysOf(visit, opened, orders.items.map(presentOrder)),
  ]);
  const html = clientHomePage(visit.language, {
    home,
    enterpriseName: link.enterpriseName,
    agencyName: link.agencyName,
    holder: link.holder,
    until: link.expiresOn,
    orders: progress,
    older: orders.cursor === undefined ? undefined : at(visit.query, { cursor: orders.cursor }),
    arrivals: {
      waiting: toConfirm.items.length,
      more: toConfirm.cursor !== undefined,
      denied: denied.items.filter((one) => one.enterpriseId === enterpriseId).length,
    },
    statements: statements.items,
    ...asked,
  });
  return { status: 200, html };
}

/** The first page behind an enterprise's link. */
export const CLIENT_HOME_PAGES: VisitorPages = {
  [`GET ${CLIENT_PATH}`]: { action: "showClient", answer: show, failed },
};
