import type { Page as Listed } from "@shanhai/contract/endpoint";
import { filterFields, type JobFilters } from "@shanhai/contract/job-filters";
import { JOBS_PATH, PHONE_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { type BoardPostingRecord, readBoardPosting } from "@shanhai/domain/board-posting";
import { fitsFilters } from "@shanhai/domain/job-filters";
import { shownCards } from "@shanhai/domain/policy-card";
import { jobListPage } from "@shanhai/pages/job-list-page";
import { type BoardQuery, listBoard, listBoardTallies } from "@shanhai/store/board-posting";
import { getPark } from "@shanhai/store/park";
import { listPolicyCards } from "@shanhai/store/policy-card";
import { boardPath } from "../job-link.ts";
import { failed, kept, openBoard } from "./job-board.ts";
import { filtersOf } from "./job-filters.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Jobs of one page: it stays below 30 KB, and is read to its end. */
const A_PAGE = 20;

/** The address of the same question, further down. */
function addressOf(path: string, filters: JobFilters, cursor?: string): string {
  const query = new URLSearchParams([...filterFields(filters), ...(cursor ? [["cursor", cursor]] : [])]);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What a posting must be besides where it is; nothing where nothing is asked. */
function matchOf(filters: JobFilters): Pick<BoardQuery, "match" | "filter"> {
  const { occupation, pay, benefits } = filters;
  if (!occupation && !pay && benefits.length === 0) return {};
  return {
    match: (job) => fitsFilters(job, filters),
    filter: JSON.stringify([occupation?.toLowerCase(), Number(pay ?? 0) * 100, benefits]),
  };
}

/** Where a phone is proven: to see what is its own, and to be told of what is new. */
function phonePaths(token: string, filters: JobFilters) {
  const phonePath = PHONE_PATH.replace("{token}", token);
  return { phonePath, alertPath: `${phonePath}?${new URLSearchParams([["for", "alert"], ...filterFields(filters)])}` };
}

/** One page of the list; undefined when its place is none of this list. */
async function listed(visit: Visit, query: BoardQuery, table: Parameters<typeof listBoard>[0]) {
  const cursor = visit.query.get("cursor")?.slice(0, 500);
  try {
    return await listBoard(table, query, { limit: A_PAGE, ...(cursor ? { cursor } : {}) });
  } catch (error) {
    if (error instanceof AppError && error.code === "cursor.invalid") return undefined;
    throw error;
  }
}

async function show(visit: Visit): Promise<Page> {
  const board = openBoard(visit);
  if ("html" in board) return board;
  const { platform, language, act } = visit;
  const { table, path } = board;
  const filters = filtersOf(visit.query);
  const { division } = filters;
  const { today } = act;
  const [park, tallies, cards, found] = await Promise.all([
    getPark(table),
    listBoardTallies(table),
    listPolicyCards(table),
    listed(visit, { division, today, ...matchOf(filters) }, table),
  ]);
  // A place of another list, an older one or a forged one: back to the beginning of what is asked for.
  if (!found) return { status: 303, html: "", headers: { location: addressOf(path, filters) } };
  const cities = tallies
    .filter(({ postings }) => postings > 0)
    .map(({ city, name, postings, open }) => ({ division: `${city}00`, name, postings, open }))
    .sort((a, b) => b.postings - a.postings);
  const { items, cursor } = found as Listed<BoardPostingRecord>;
  const whole = addressOf(path, filters) === path && !visit.query.has("cursor");
  return kept(
    jobListPage(language, {
      parkName: park?.name ?? "",
      path,
      jobs: items.map(readBoardPosting),
      cities,
      filters,
      next: cursor && addressOf(path, filters, cursor),
      ...(platform.sms.available() ? phonePaths(visit.param("token"), filters) : {}),
      cards: shownCards(cards, { division, today }),
      canonical: whole ? `${platform.origin()}${boardPath(table.keys, table.scope.id, { kind: "board" })}` : undefined,
    }),
  );
}

/** A park's board of jobs. */
export const JOB_LIST_PAGES: VisitorPages = {
  [`GET ${JOBS_PATH}`]: { action: "showJobs", answer: show, failed },
};
