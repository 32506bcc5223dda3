import type { CallInput } from "@shanhai/client/client";
import type { Endpoint, Page, ResultOf } from "@shanhai/contract/endpoint";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { call } from "./api.ts";

type RowOf<E> = ResultOf<E> extends Page<infer Row> ? Row : never;

const PAGE = 100;

/** Reads a list from its first page on, to its end or to as many rows as are wanted. */
export async function readWhole<E extends Endpoint>(
  endpoint: E,
  input: { params?: Record<string, string>; query?: Record<string, unknown>; signal?: AbortSignal },
  most = Number.POSITIVE_INFINITY,
): Promise<RowOf<E>[]> {
  const rows: RowOf<E>[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...input.query, limit: PAGE, cursor };
    const page = (await call(endpoint, { ...input, query } as unknown as CallInput<E>)) as Page<RowOf<E>>;
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && rows.length < most);
  return rows.slice(0, most);
}

/** A list from its first page to its last, for what has to know all of it: some hundreds of rows, no more. */
export function useWhole<E extends Endpoint>(
  endpoint: E,
  input: { params?: Record<string, string> } = {},
  options: { enabled?: boolean; refetchInterval?: number } = {},
): UseQueryResult<readonly RowOf<E>[]> {
  return useQuery({
    queryKey: [endpoint.id, input.params ?? {}, "whole"],
    queryFn: ({ signal }) => readWhole(endpoint, { ...input, signal }),
    ...options,
  });
}
