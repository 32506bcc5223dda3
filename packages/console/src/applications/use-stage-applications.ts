import { type Application, listApplications } from "@shanhai/contract/application";
import { listAssigned } from "@shanhai/contract/assignment";
import type { Page } from "@shanhai/contract/endpoint";
import type { Stage } from "@shanhai/contract/stage";
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../session/api.ts";

const PAGE = 100;
/** Up to this many pages are read again when the counter moves. A longer column starts anew, and only when people came in. */
const REREAD_PAGES = 3;

/** The cache's name of a column; with a recruiter, of that part of it which he or she looks after. */
export function stageKey(positionId: string, stage: Stage, recruiter?: string): readonly unknown[] {
  return recruiter ? [listAssigned.id, recruiter, positionId, stage] : [listApplications.id, positionId, stage];
}

type Pages = InfiniteData<Page<Application>, string | undefined>;

/** Takes rows out of a column at once, before the server's own list is read again. */
export function dropFromStage(queries: QueryClient, positionId: string, stage: Stage, gone: ReadonlySet<string>): void {
  queries.setQueryData<Pages>(
    stageKey(positionId, stage),
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.filter((one) => !gone.has(one.applicationId)) })),
      },
  );
}

/** The applications of one stage, or a recruiter's of them, read page by page as the column is scrolled. */
export function useStageApplications(positionId: string, stage: Stage, count: number, recruiter?: string) {
  const queries = useQueryClient();
  const read = useInfiniteQuery({
    queryKey: stageKey(positionId, stage, recruiter),
    queryFn: ({ pageParam, signal }): Promise<Page<Application>> => {
      const page = { stage, limit: PAGE, cursor: pageParam };
      return recruiter
        ? call(listAssigned, { params: { memberId: recruiter }, query: { ...page, positionId }, signal })
        : call(listApplications, { params: { positionId }, query: page, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    enabled: count > 0,
  });

  const counted = useRef(count);
  const pages = read.data?.pages.length ?? 0;
  useEffect(() => {
    if (counted.current === count) return;
    const grown = count > counted.current;
    counted.current = count;
    const filter = { queryKey: stageKey(positionId, stage, recruiter) };
    if (pages <= REREAD_PAGES) void queries.invalidateQueries(filter);
    else if (grown) void queries.resetQueries(filter);
  }, [count, pages, positionId, stage, recruiter, queries]);

  // Its counter has moved and its rows are of before: choosing them now would choose people by versions that are gone.
  const isBehind = counted.current !== count || (read.isRefetching && !read.isFetchingNextPage);
  return { ...read, isBehind };
}
