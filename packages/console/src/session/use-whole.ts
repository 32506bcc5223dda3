import type { CallInput } from "@shanhai/client/client";
import type { Endpoint, Page, ResultOf } from "@shanhai/contract/endpoint";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { call } from "./api.ts";

type RowOf<E> = ResultOf<E> extends Page<infer Row> ? Row : never;

const PAGE = 100;

/** A list from its first page to its last, for what has to know all of it: some hundreds of rows, no more. */
export function useWhole<E extends Endpoint>(
  endpoint: E,
  input: { params?: Record<string, string> } = {},
  options: { enabled?: boolean; refetchInterval?: number } = {},
): UseQueryResult<readonly RowOf<E>[]> {
  return useQuery({
    queryKey: [endpoint.id, input.params ?? {}, "whole"],
    queryFn: async ({ signal }) => {
      const rows: RowOf<E>[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: PAGE, cursor };
        const page = (await call(endpoint, { ...input, query, signal } as unknown as CallInput<E>)) as Page<RowOf<E>>;
        rows.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return rows;
    },
    ...options,
  });
}
