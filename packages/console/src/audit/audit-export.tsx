import { type AuditEntry, listAuditEntries } from "@shanhai/contract/audit-entry";
import Button from "antd/es/button";
import { useEffect, useRef, useState } from "react";
import { csvBlob } from "../format/csv.ts";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call } from "../session/api.ts";
import { downloadBlob } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAuditWords } from "./audit-words.ts";

/** Reads the month page by page and saves it as one file; can be stopped. */
export function AuditExport({ month }: { month: string }) {
  const { t } = useWords();
  const words = useAuditWords();
  const toast = useToast();
  const [read, setRead] = useState<number>();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);

  function save(entries: readonly AuditEntry[]) {
    const head = ["at", "action", "who", "role", "records", "detail", "requestId"] as const;
    const rows = entries.map((one) => [
      one.at,
      words.action(one),
      words.who(one),
      one.role,
      one.records.join(" "),
      words.detail(one),
      one.requestId,
    ]);
    const file = csvBlob([head.map((name) => t(`audit.${name}`)), ...rows]);
    downloadBlob(file, `${t("audit.title")}-${month}.csv`);
  }

  async function run() {
    const controller = new AbortController();
    stopping.current = controller;
    const { signal } = controller;
    const entries: AuditEntry[] = [];
    setRead(0);
    try {
      let cursor: string | undefined;
      do {
        const query = { month, limit: 100, ...(cursor ? { cursor } : {}) };
        const page = await call(listAuditEntries, { query, signal });
        entries.push(...page.items);
        setRead(entries.length);
        cursor = page.cursor;
      } while (cursor);
      save(entries);
      toast({ text: t("audit.exported", { n: countText(entries.length) }) });
    } catch (error) {
      if (signal.aborted) return;
      const why = problemText(error, t("problem.network"));
      toast({ text: `${t("audit.exportFailed")} · ${why}`, tone: "bad" });
    } finally {
      setRead(undefined);
    }
  }

  return read === undefined ? (
    <Button onClick={() => void run()}>{t("audit.export", { month })}</Button>
  ) : (
    <Button onClick={() => stopping.current?.abort()}>{t("audit.exporting", { n: countText(read) })}</Button>
  );
}
