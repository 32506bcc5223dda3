import { listRegistrations, type Registration } from "@shanhai/contract/registration";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../session/api.ts";

const PAGE = 100;
/** Read by themselves; a larger list goes on when asked. */
const READ_AHEAD = 1000;

/** Everybody who is registered for an event, read page by page: whoever stands at the door looks for names among all of them. */
export function useRegistrations(eventId: string) {
  const params = { eventId };
  const read = useInfiniteQuery({
    queryKey: [listRegistrations.id, params],
    queryFn: ({ pageParam, signal }) =>
      call(listRegistrations, { params, query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 15_000,
  });
  const people: Registration[] | undefined = read.data?.pages.flatMap(({ items }) => items);
  const known = people?.length ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = read;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && known < READ_AHEAD) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, known]);
  const readOn = hasNextPage && known >= READ_AHEAD ? () => void fetchNextPage() : undefined;
  return { people, error: read.isError ? read.error : undefined, refetch: () => void read.refetch(), readOn };
}
