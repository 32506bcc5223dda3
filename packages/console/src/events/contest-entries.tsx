import { type ContestEntry, listContestEntries, removeContestEntry } from "@shanhai/contract/contest-entry";
import type { EventDetail } from "@shanhai/contract/event";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { countText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";

const AddContestEntry = lazy(async () => ({ default: (await import("./add-contest-entry.tsx")).AddContestEntry }));
const ScoreContestEntry = lazy(async () => ({
  default: (await import("./score-contest-entry.tsx")).ScoreContestEntry,
}));

function useColumns(onScore?: (entry: ContestEntry) => void, onRemove?: (entry: ContestEntry) => void) {
  const { t } = useWords();
  const columns: Column<ContestEntry>[] = [
    {
      key: "rank",
      title: t("contest.rank"),
      render: (one) => <strong className="number">{one.rank ?? t("events.noRate")}</strong>,
      width: 70,
    },
    {
      key: "title",
      title: t("contest.entry"),
      render: (one) => (
        <>
          <span className="row-name">{one.title}</span>
          <small>{[one.team, one.contact].filter(Boolean).join(" · ")}</small>
          <small className="event-text">{one.summary}</small>
        </>
      ),
    },
    {
      key: "judges",
      title: t("contest.judges"),
      render: (one) => <span className="number">{countText(one.judges)}</span>,
      width: 100,
    },
    {
      key: "score",
      title: t("contest.score"),
      render: (one) => <span className="number">{one.score ?? t("events.noRate")}</span>,
      width: 100,
    },
  ];
  if (onScore) {
    columns.push({
      key: "own",
      title: t("contest.give"),
      render: (one) => (
        <Button
          type={one.own ? "default" : "primary"}
          aria-label={t("contest.giveNamed", { name: one.title })}
          onClick={() => onScore(one)}
        >
          {t(one.own ? "contest.again" : "contest.give")}
        </Button>
      ),
      width: 130,
      onPhone: "bare",
    });
  }
  if (onRemove) {
    columns.push({
      key: "remove",
      title: t("contest.remove"),
      render: (one) =>
        one.judges > 0 ? null : (
          <Button
            type="text"
            danger
            aria-label={t("contest.removeNamed", { name: one.title })}
            onClick={() => onRemove(one)}
          >
            {t("contest.remove")}
          </Button>
        ),
      width: 100,
      onPhone: "bare",
    });
  }
  return columns;
}

/** Entries of a contest: entered by the administrator, scored by judges, by place for whoever may see places. */
export function ContestEntries({ event, administers }: { event: EventDetail; administers: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { words, change } = useAddressWords();
  const { eventId, status } = event;
  const read = useEndpoint(listContestEntries, { params: { eventId } }, { refetchInterval: 15_000 });
  const refresh = () => void queries.invalidateQueries({ queryKey: [listContestEntries.id] });
  const remove = useMutation({
    mutationFn: ({ entryId }: ContestEntry) =>
      act(removeContestEntry, { params: { eventId, entryId }, idempotencyKey: crypto.randomUUID() }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: refresh,
  });
  const judging = !administers && (status === "open" || status === "closed");
  const columns = useColumns(
    judging ? (one) => change({ score: one.entryId }) : undefined,
    administers ? (one) => remove.mutate(one) : undefined,
  );
  const entries = read.data?.items;
  const scored = entries?.find(({ entryId }) => entryId === words.get("score"));
  const add =
    administers && status !== "cancelled" ? (
      <Button type="primary" onClick={() => change({ panel: "entry" })}>
        {t("contest.add")}
      </Button>
    ) : null;
  if (read.isError && !entries) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      {judging ? <p className="notice">{t("contest.blind")}</p> : null}
      {add && entries && entries.length > 0 ? <p className="report-acts">{add}</p> : null}
      <div className="list">
        {entries?.length === 0 ? (
          <EmptyState title={t("contest.empty")} help={administers ? t("contest.emptyHelp") : ""}>
            {add}
          </EmptyState>
        ) : (
          <DataTable label={t("events.tabs.entries")} columns={columns} rows={entries} rowKey={(one) => one.entryId} />
        )}
      </div>
      <Suspense>
        {add && words.get("panel") === "entry" ? (
          <AddContestEntry eventId={eventId} onDone={refresh} onClose={() => change({ panel: undefined })} />
        ) : null}
        {scored && judging ? (
          <ScoreContestEntry entry={scored} onDone={refresh} onClose={() => change({ score: undefined })} />
        ) : null}
      </Suspense>
    </>
  );
}
