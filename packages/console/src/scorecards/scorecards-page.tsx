import {
  createScorecard,
  type Indicator,
  listScorecards,
  publishScorecard,
  type Scorecard,
} from "@shanhai/contract/scorecard";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense, useState } from "react";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { StateTag } from "../evaluations/quality-words.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import "./scorecards.css";

const EditScorecard = lazy(async () => ({ default: (await import("./edit-scorecard.tsx")).EditScorecard }));

/** In the unit of the fact: percent, or days. */
function useBound() {
  const { t } = useWords();
  return (one: Extract<Indicator, { source: "ledger" }>, n: number) =>
    one.fact === "timeToFill" || one.fact === "replacementTime"
      ? t("quality.days", { n })
      : t("quality.percent", { n });
}

function How({ indicator }: { indicator: Indicator }) {
  const { t } = useWords();
  const bound = useBound();
  if (indicator.source === "ledger") {
    const { fact, zeroAt, fullAt } = indicator;
    return (
      <>
        {t(`quality.facts.${fact}`)}
        {t("punctuation.colon")}
        {t("scorecards.linear", { zero: bound(indicator, zeroAt), full: bound(indicator, fullAt) })}
        <small>{t(`quality.factHelp.${fact}`)}</small>
      </>
    );
  }
  if (indicator.source === "survey") {
    return (
      <>
        {t(`quality.dimensions.${indicator.dimension}`)}
        {t("punctuation.colon")}
        {t("scorecards.survey")}
      </>
    );
  }
  return <>{indicator.guide ?? t("scorecards.evaluator")}</>;
}

function Version({ card, onEdit }: { card: Scorecard; onEdit: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { membership } = useSession();
  const [asked, setAsked] = useState(false);
  const { scorecardVersion, version, status } = card;
  const publishing = useMutation({
    mutationFn: () =>
      act(publishScorecard, {
        params: { scorecardVersion: String(scorecardVersion) },
        body: { version },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [listScorecards.id] });
      toast({ text: t("scorecards.publishedDone") });
      setAsked(false);
    },
  });
  const columns: Column<Indicator>[] = [
    { key: "name", title: t("scorecards.indicator"), render: (one) => one.name, width: "24%" },
    {
      key: "source",
      title: t("scorecards.source"),
      render: (one) => t(`quality.sources.${one.source}`),
      width: 110,
    },
    { key: "how", title: t("scorecards.how"), render: (one) => <How indicator={one} /> },
    { key: "weight", title: t("scorecards.weight"), render: (one) => `${one.weight}%`, align: "end", width: 80 },
  ];
  return (
    <section className="scorecard" aria-label={t("scorecards.version", { n: scorecardVersion })}>
      <header className="section-head">
        <h2 className="section-title">
          {t("scorecards.version", { n: scorecardVersion })} · {card.name}{" "}
          <StateTag tone={status === "draft" ? "warn" : "good"} word={t(`scorecards.${status}`)} />
        </h2>
        {status === "draft" && membership.role === "administrator" ? (
          <span className="scorecard-acts">
            <Button onClick={onEdit}>{t("scorecards.edit")}</Button>
            <Button type="primary" onClick={() => setAsked(true)}>
              {t("scorecards.publish")}
            </Button>
          </span>
        ) : null}
      </header>
      {asked ? (
        <ConfirmDialog
          title={t("scorecards.publish")}
          text={t("scorecards.publishAsk")}
          busy={publishing.isPending}
          error={publishing.error}
          onOk={() => publishing.mutate()}
          onClose={() => setAsked(false)}
        />
      ) : null}
      {scorecardVersion === 1 ? <p className="quiet">{t("scorecards.builtIn")}</p> : null}
      <div className="list">
        <DataTable
          label={t("scorecards.version", { n: scorecardVersion })}
          columns={columns}
          rows={card.indicators}
          rowKey={(one) => one.indicatorId}
        />
      </div>
    </section>
  );
}

/** The park's scorecards, latest first; one draft at a time. */
export function ScorecardsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [edited, setEdited] = useAddress("edit");
  const read = useEndpoint(listScorecards, { query: { limit: 100 } });
  const cards = read.data?.items;
  const creating = useMutation({
    mutationFn: () => act(createScorecard, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ scorecardVersion }) => {
      void queries.invalidateQueries({ queryKey: [listScorecards.id] });
      toast({ text: t("scorecards.created", { n: scorecardVersion }) });
      setEdited(String(scorecardVersion));
    },
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const hasDraft = cards?.some(({ status }) => status === "draft");
  const open = cards?.find((card) => String(card.scorecardVersion) === edited && card.status === "draft");
  return (
    <>
      <PageHead title={t("scorecards.title")}>
        {cards && !hasDraft ? (
          <Button type="primary" disabled={creating.isPending} onClick={() => creating.mutate()}>
            {t("scorecards.create")}
          </Button>
        ) : null}
      </PageHead>
      <QualityTabs />
      {read.isError && !cards ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {cards === undefined && !read.isError ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {cards?.map((card) => (
        <Version key={card.scorecardVersion} card={card} onEdit={() => setEdited(String(card.scorecardVersion))} />
      ))}
      {open ? (
        <Suspense>
          <EditScorecard key={open.version} card={open} onClose={() => setEdited(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
