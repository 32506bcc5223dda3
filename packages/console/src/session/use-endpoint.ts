import type { CallInput } from "@shanhai/client/client";
import { ProblemError } from "@shanhai/client/client";
import type { Endpoint, ResultOf } from "@shanhai/contract/endpoint";
import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { call, isUncertain } from "./api.ts";

/** What a read takes: params and query, no key and no signal. */
export type ReadInput<E> = Omit<CallInput<E>, "idempotencyKey" | "signal">;

/** The cache's name of a read; a shorter one names every read of that endpoint. */
export function keyOf(endpoint: Endpoint, input: { params?: unknown; query?: unknown } = {}): readonly unknown[] {
  return [endpoint.id, input.params ?? {}, input.query ?? {}];
}

interface ReadOptions<E> {
  enabled?: boolean;
  refetchInterval?: number | false | ((data: ResultOf<E> | undefined) => number | false);
  /** Shows the rows of the page before while the next is on its way. */
  keepPrevious?: boolean;
}

/** Reads one endpoint and keeps it fresh. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  input: ReadInput<E>,
  options: ReadOptions<E> = {},
): UseQueryResult<ResultOf<E>> {
  const { enabled = true, refetchInterval = false, keepPrevious = false } = options;
  const parts = input as { params?: unknown; query?: unknown };
  return useQuery<ResultOf<E>>({
    queryKey: keyOf(endpoint, parts),
    queryFn: ({ signal }) => call(endpoint, { ...input, signal } as CallInput<E>),
    enabled,
    refetchInterval:
      typeof refetchInterval === "function"
        ? (query) => refetchInterval(query.state.data as ResultOf<E> | undefined)
        : refetchInterval,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 2 && (isUncertain(error) || (error instanceof ProblemError && error.problem.code === "busy")),
      },
    },
  });
}
