import { type BatchAgreement, getBatchAgreement } from "@shanhai/contract/batch-agreement";
import { type BatchInterview, getSheet } from "@shanhai/contract/batch-interview";
import type { ApplicationId } from "@shanhai/contract/scalar";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useLocation } from "react-router";
import { levelOption } from "../figures/chart-options.ts";
import { countText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import "../figures/figures.css";

const Chart = lazy(async () => ({ default: (await import("../figures/chart.tsx")).Chart }));

const TONES = { reliable: "good", tentative: "warn", unreliable: "bad", uniform: "quiet", few: "quiet" } as const;
/** The least scale on which severity is drawn: on a smaller one chance would look like drift. */
const LEAST_SCALE = 1;

const signed = (value: number) => `${value > 0 ? "+" : ""}${value.toFixed(2)}`;

type OfQuestion = BatchAgreement["questions"][number];
/** One line of the table of raters: all of a rater's work, or one part of it. */
interface OfRater {
  key: string;
  name: string;
  part: string;
  rated: number;
  mean: number;
  severity: number;
  applicationIds: readonly ApplicationId[];
}

/** Leads to the lines of the sheet that a number was made of. */
function useRowsLink(batch: BatchInterview) {
  const { pathname } = useLocation();
  const { data } = useEndpoint(getSheet, { params: { batchInterviewId: batch.batchInterviewId } });
  const numbers = new Map(data?.rows.map(({ applicationId, number }) => [applicationId, number]));
  return (ids: readonly ApplicationId[]) => `${pathname}?some=${ids.flatMap((id) => numbers.get(id) ?? []).join(",")}`;
}

function Questions({ batch, agreement }: { batch: BatchInterview; agreement: BatchAgreement }) {
  const { t } = useWords();
  const toRows = useRowsLink(batch);
  const columns: Column<OfQuestion>[] = [
    {
      key: "question",
      title: t("batchAgreement.question"),
      render: ({ question }) => `${question + 1}. ${batch.questions[question]?.text ?? ""}`,
    },
    {
      key: "alpha",
      title: t("batchAgreement.alpha"),
      align: "end",
      render: ({ alpha }) => <span className="number">{alpha?.toFixed(3) ?? "–"}</span>,
      width: 90,
    },
    {
      key: "band",
      title: t("batchAgreement.band"),
      render: ({ finding }) => (
        <span className="tag" data-tone={TONES[finding]}>
          {t(`batchAgreement.bands.${finding}`)}
        </span>
      ),
      width: 110,
    },
    {
      key: "apart",
      title: t("batchAgreement.apart"),
      align: "end",
      render: ({ apart }) =>
        apart.length > 0 ? (
          <Link className="number" to={toRows(apart)}>
            {t("batchAgreement.apartOf", { n: countText(apart.length) })}
          </Link>
        ) : (
          <span className="number">0</span>
        ),
      width: 150,
    },
  ];
  return (
    <section className="panel" aria-label={t("batchAgreement.byQuestion")}>
      <h2>{t("batchAgreement.byQuestion")}</h2>
      <DataTable
        label={t("batchAgreement.byQuestion")}
        columns={columns}
        rows={agreement.questions}
        rowKey={({ question }) => String(question)}
      />
    </section>
  );
}

function Drift({ batch, agreement }: { batch: BatchInterview; agreement: BatchAgreement }) {
  const { t } = useWords();
  const toRows = useRowsLink(batch);
  const { raters } = agreement;
  const said = raters.map((rater) =>
    t("batchAgreement.driftOf", {
      name: shortName(rater),
      finding: t(`batchAgreement.driftFinding.${rater.finding}`, { drift: signed(rater.drift ?? 0) }),
    }),
  );
  const longest = Math.max(...raters.map(({ windows }) => windows.length));
  const labels = Array.from({ length: longest }, (_, index) => t("batchAgreement.window", { n: index + 1 }));
  const series = raters.map((rater) => ({
    name: shortName(rater),
    values: rater.windows.map(({ severity }) => severity),
  }));
  const widest = Math.max(...series.flatMap(({ values }) => values.map(Math.abs)));
  const scale = Math.max(LEAST_SCALE, Math.ceil(widest));
  const lines = raters.flatMap((rater): OfRater[] => [
    {
      key: rater.memberId,
      name: shortName(rater),
      part: t("batchAgreement.whole"),
      ...{ rated: rater.rated, mean: rater.mean, severity: rater.severity },
      applicationIds: rater.windows.flatMap(({ applicationIds }) => applicationIds),
    },
    ...(rater.windows.length > 1
      ? rater.windows.map((window, index) => ({
          ...window,
          key: `${rater.memberId}-${window.from}-${index}`,
          name: shortName(rater),
          part: labels[index] ?? "",
        }))
      : []),
  ]);
  const columns: Column<OfRater>[] = [
    { key: "rater", title: t("batchAgreement.rater"), render: ({ name }) => name },
    { key: "part", title: t("batchAgreement.part"), render: ({ part }) => part, width: 110 },
    {
      key: "rated",
      title: t("batchAgreement.rated"),
      align: "end",
      render: ({ rated, applicationIds }) => (
        <Link className="number" to={toRows(applicationIds)}>
          {countText(rated)}
        </Link>
      ),
      width: 90,
    },
    {
      key: "mean",
      title: t("batchAgreement.mean"),
      align: "end",
      render: ({ mean }) => <span className="number">{mean.toFixed(2)}</span>,
      width: 100,
    },
    {
      key: "severity",
      title: t("batchAgreement.severity"),
      align: "end",
      render: ({ severity }) => <span className="number">{signed(severity)}</span>,
      width: 100,
    },
  ];
  return (
    <section className="panel" aria-label={t("batchAgreement.drift")}>
      <h2>{said.join(t("punctuation.clause"))}</h2>
      <p className="quiet">{t("batchAgreement.driftHelp")}</p>
      {longest > 1 ? (
        <Suspense fallback={<Skeleton active />}>
          <Chart option={levelOption(series, { labels, text: signed }, scale)} height={220} />
        </Suspense>
      ) : null}
      <DataTable label={t("batchAgreement.drift")} columns={columns} rows={lines} rowKey={({ key }) => key} />
    </section>
  );
}

/** How far the batch's raters agree, question by question, and whether one of them grows milder or harsher. */
export function Agreement({ batch }: { batch: BatchInterview }) {
  const { t } = useWords();
  const read = useEndpoint(getBatchAgreement, { params: { batchInterviewId: batch.batchInterviewId } });
  const agreement = read.data;
  if (read.isError) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!agreement) return <Skeleton active />;
  const { finding, alpha, people, withDraft } = agreement;
  const n = countText(people);
  return (
    <div className="batch-agreement">
      <section className="panel" data-tone={TONES[finding]}>
        <h2>
          {finding === "few"
            ? t("batchAgreement.few", { n })
            : t(`batchAgreement.finding.${finding}`, { n, alpha: alpha?.toFixed(3) ?? "" })}
        </h2>
        <p className="quiet">{t("batchAgreement.method")}</p>
        {withDraft > 0 ? <p className="notice">{t("batchAgreement.withDraft", { n: countText(withDraft) })}</p> : null}
      </section>
      {people > 0 ? <Questions batch={batch} agreement={agreement} /> : null}
      {agreement.raters.length > 0 ? <Drift batch={batch} agreement={agreement} /> : null}
    </div>
  );
}
