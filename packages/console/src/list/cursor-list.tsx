import type { Endpoint, Page, ResultOf } from "@shanhai/contract/endpoint";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { type ReadInput, useEndpoint } from "../session/use-endpoint.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { PAGE_SIZES, useCursor } from "./use-cursor.ts";

type RowOf<E> = ResultOf<E> extends Page<infer Row> ? Row : never;

interface CursorListProps<E extends Endpoint> {
  endpoint: E;
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  label: string;
  columns: readonly Column<RowOf<E>>[];
  rowKey: (row: RowOf<E>) => string;
  onOpen?: (row: RowOf<E>) => void;
  empty: ReactNode;
  /** Stands above the rows of the page, such as a box that chooses them all. */
  above?: (rows: readonly RowOf<E>[]) => ReactNode;
  /** Tells two lists of one page apart in the address. */
  prefix?: string;
  /** Lists that projections fill are read again now and then. */
  refetchInterval?: number;
}

/** A list of any length, a page at a time: the server's cursor, the place kept in the address. */
export function CursorList<E extends Endpoint>(props: CursorListProps<E>) {
  const { endpoint, params, query, label, columns, rowKey, onOpen, empty, above, prefix, refetchInterval } = props;
  const { t } = useWords();
  const place = useCursor(prefix);
  const input = { params, query: { ...query, limit: place.limit, cursor: place.cursor } };
  const read = useEndpoint(endpoint, input as ReadInput<E>, {
    keepPrevious: true,
    ...(refetchInterval ? { refetchInterval } : {}),
  });
  const page = read.data as Page<RowOf<E>> | undefined;

  if (read.isError && !page) {
    return (
      <div className="list">
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
        {place.cursor ? (
          <div className="pager">
            <Button onClick={place.first}>{t("list.first")}</Button>
          </div>
        ) : null}
      </div>
    );
  }
  if (page && page.items.length === 0 && place.cursor === undefined && page.cursor === undefined)
    return <div className="list">{empty}</div>;
  const many = place.cursor !== undefined || page?.cursor !== undefined || place.limit !== PAGE_SIZES[0];
  return (
    <div className="list">
      {page ? above?.(page.items) : null}
      <DataTable
        label={label}
        columns={columns}
        rows={page?.items}
        rowKey={rowKey}
        onOpen={onOpen}
        stale={read.isPlaceholderData}
      />
      {many ? (
        <nav className="pager" aria-label={label}>
          <label>
            {t("list.perPage")}
            <select
              className="select"
              value={place.limit}
              onChange={(event) => place.resize(Number(event.target.value))}
            >
              {PAGE_SIZES.map((size) => (
                <option key={size}>{size}</option>
              ))}
            </select>
          </label>
          <span className="spring number">{place.page ? t("list.page", { n: place.page }) : null}</span>
          {place.cursor && !place.previous ? <Button onClick={place.first}>{t("list.first")}</Button> : null}
          <Button disabled={!place.previous} onClick={place.previous}>
            {t("list.previous")}
          </Button>
          <Button
            disabled={!page?.cursor || read.isPlaceholderData}
            onClick={() => page?.cursor && place.next(page.cursor)}
          >
            {t("list.next")}
          </Button>
        </nav>
      ) : null}
    </div>
  );
}
