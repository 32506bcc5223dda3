import type { CallInput } from "@shanhai/client/client";
import type { Endpoint, Page, ResultOf } from "@shanhai/contract/endpoint";
import Button from "antd/es/button";
import { useEffect, useRef, useState } from "react";
import { csvBlob } from "../format/csv.ts";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call } from "../session/api.ts";
import { downloadBlob } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";

type RowOf<E> = ResultOf<E> extends Page<infer Row> ? Row : never;

interface CsvButtonProps<E extends Endpoint> {
  endpoint: E;
  /** Of the list; limit and cursor are the button's. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  title: string;
  fileName: string;
  head: readonly string[];
  cellsOf: (row: RowOf<E>) => readonly string[];
}

/** Reads a list page by page and saves it as one file, made in the browser; can be stopped. */
export function CsvButton<E extends Endpoint>(props: CsvButtonProps<E>) {
  const { endpoint, params, query, title, fileName, head, cellsOf } = props;
  const { t } = useWords();
  const toast = useToast();
  const [read, setRead] = useState<number>();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);

  async function run() {
    const controller = new AbortController();
    stopping.current = controller;
    const { signal } = controller;
    const rows: RowOf<E>[] = [];
    setRead(0);
    try {
      let cursor: string | undefined;
      do {
        const input = { params, query: { ...query, limit: 100, ...(cursor ? { cursor } : {}) }, signal };
        const page = (await call(endpoint, input as unknown as CallInput<E>)) as Page<RowOf<E>>;
        rows.push(...page.items);
        setRead(rows.length);
        cursor = page.cursor;
      } while (cursor);
      downloadBlob(csvBlob([head, ...rows.map(cellsOf)]), fileName);
      toast({ text: t("csv.done", { n: countText(rows.length) }) });
    } catch (error) {
      if (signal.aborted) return;
      const why = problemText(error, t("problem.network"));
      toast({ text: `${t("csv.failed")} · ${why}`, tone: "bad" });
    } finally {
      setRead(undefined);
    }
  }

  return read === undefined ? (
    <Button onClick={() => void run()}>{title}</Button>
  ) : (
    <Button onClick={() => stopping.current?.abort()}>{t("csv.reading", { n: countText(read) })}</Button>
  );
}
