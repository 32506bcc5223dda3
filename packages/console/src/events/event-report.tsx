import { type EventDetail, OUTCOME_METRICS } from "@shanhai/contract/event";
import {
  type EventOutcome,
  getEventReport,
  getEventReportFile,
  listEventOutcomes,
  type EventReport as Report,
  recordEventOutcome,
  removeEventOutcome,
} from "@shanhai/contract/event-outcome";
import { attendanceRate, findingText, stepText } from "@shanhai/contract/event-words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { countText, shareText } from "../format/figure.ts";
import { Moment, today } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act, call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { downloadBase64 } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import { allOf } from "./event-words.ts";
import { refreshEvents } from "./refresh-events.ts";

/** The funnel: the finding as its title, a bar a step from zero, and the figures beside it. */
function Funnel({ report, administers }: { report: Report; administers: boolean }) {
  const { t, language } = useWords();
  const { event, steps, besides } = report;
  const first = steps[0]?.count ?? 0;
  const most = Math.max(1, ...steps.map(({ count }) => count));
  const rate = attendanceRate(event);
  return (
    <section className="panel funnel" aria-label={t("report.figures")}>
      <h2>{findingText(report, language) ?? t("report.none")}</h2>
      {steps.length === 0 ? <p className="quiet">{t("report.noneHelp")}</p> : null}
      <div className="funnel-body">
        {steps.length > 0 ? (
          <div className="funnel-bars" aria-hidden>
            {steps.map(({ step, count }) => (
              <div key={step}>
                <span>{t(`reportStep.${step}`)}</span>
                <i style={{ width: `${(count / most) * 100}%` }} />
                <b className="number">{countText(count)}</b>
              </div>
            ))}
          </div>
        ) : null}
        {steps.length > 0 ? (
          <table className="event-table">
            <thead>
              <tr>
                <th scope="col">{t("report.step")}</th>
                <th scope="col">{t("report.count")}</th>
                <th scope="col">{t("report.share")}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ step, count }) => (
                <tr key={step}>
                  <th scope="row">{t(`reportStep.${step}`)}</th>
                  <td>{countText(count)}</td>
                  <td>{shareText(count, first)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
      <p>
        {rate === undefined ? t("report.attendanceNone") : t("report.attendance", { rate })}
        {rate === undefined ? null : (
          <span className="quiet">
            {" · "}
            {t("report.cameOf", {
              all: countText(allOf(event.registered)),
              n: countText(allOf(event.attended)),
              people: countText(event.attendedPeople),
            })}
          </span>
        )}
      </p>
      {besides.length > 0 ? (
        <p>
          {t("report.besides")} · {besides.map(({ step, count }) => stepText(step, count, event, language)).join(" · ")}
        </p>
      ) : null}
      {event.settlementLeads + event.serviceLeads > 0 ? (
        <p className="quiet">
          {t("report.fromLeads", {
            settlement: countText(event.settlementLeads),
            service: countText(event.serviceLeads),
          })}{" "}
          {administers ? <Link to={`/leads?status=all&event=${event.eventId}`}>{t("report.seeLeads")}</Link> : null}
        </p>
      ) : null}
    </section>
  );
}

function RecordOutcome({ event: { eventId, kind } }: { event: EventDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const usual = { jobFair: "consultations", classVisit: "consultations", doctoralMatch: "matched" } as const;
  const metric = kind in usual ? usual[kind as keyof typeof usual] : "intents";
  const form = useContractForm({
    endpoint: recordEventOutcome,
    params: { eventId },
    initial: { metric, count: "", note: "" },
    read: (values) => ({ metric: values.metric, count: typedNumber(values.count), note: typed(values.note) }),
    onDone: () => {
      refreshEvents(queries);
      toast({ text: t("report.recorded") });
      form.reset({ metric: form.values.metric ?? metric, count: "", note: "" });
    },
  });
  return (
    <section className="panel outcome-form">
      <h2>{t("report.record")}</h2>
      <ContractFormFrame form={form} label={t("report.record")} submitTitle={t("report.record")}>
        <div className="field-pair">
          <ChoiceField
            form={form}
            name="metric"
            label={t("report.metric")}
            options={OUTCOME_METRICS.map((one) => ({ value: one, title: t(`reportStep.${one}`) }))}
          />
          <TextField form={form} name="count" type="number" label={t("report.count")} />
        </div>
        <TextField form={form} name="note" label={t("report.note")} help={t("report.noteHelp")} optional />
      </ContractFormFrame>
    </section>
  );
}

function Outcomes({ event: { eventId }, administers }: { event: EventDetail; administers: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: ({ outcomeId }: EventOutcome) =>
      act(removeEventOutcome, { params: { eventId, outcomeId }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("report.removed") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshEvents(queries),
  });
  const columns: Column<EventOutcome>[] = [
    { key: "metric", title: t("report.metric"), render: (one) => t(`reportStep.${one.metric}`), width: 130 },
    {
      key: "count",
      title: t("report.count"),
      render: (one) => <span className="number">{countText(one.count)}</span>,
      width: 90,
    },
    { key: "note", title: t("report.note"), render: (one) => one.note ?? "" },
    {
      key: "by",
      title: t("report.by"),
      render: (one) => (
        <>
          {shortName({ name: one.recordedBy })}
          <small>
            <Moment at={one.createdAt} />
          </small>
        </>
      ),
      width: 150,
    },
  ];
  if (administers) {
    columns.push({
      key: "remove",
      title: t("report.remove"),
      render: (one) => (
        <Button
          type="text"
          danger
          disabled={remove.isPending}
          aria-label={t("report.removeNamed", { name: t(`reportStep.${one.metric}`), n: one.count })}
          onClick={() => remove.mutate(one)}
        >
          {t("report.remove")}
        </Button>
      ),
      width: 90,
      onPhone: "bare",
    });
  }
  return (
    <section className="outcome-lines">
      <h2>{t("report.lines")}</h2>
      <CursorList
        endpoint={listEventOutcomes}
        params={{ eventId }}
        label={t("report.lines")}
        columns={columns}
        rowKey={(one) => one.outcomeId}
        prefix="outcomes"
        empty={<EmptyState title={t("report.linesEmpty")} />}
      />
    </section>
  );
}

/** What came of an event: to read, to print, to take away, and to record. */
export function EventReport({ event, administers }: { event: EventDetail; administers: boolean }) {
  const { t } = useWords();
  const toast = useToast();
  const { eventId, status, date } = event;
  const read = useEndpoint(getEventReport, { params: { eventId } }, { refetchInterval: 15_000 });
  const take = useMutation({
    mutationFn: () => call(getEventReportFile, { params: { eventId } }),
    onSuccess: ({ fileName, pdf }) => downloadBase64(pdf, "application/pdf", fileName),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  const begun = date <= today() && status !== "cancelled" && status !== "draft";
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <>
      <p className="report-acts">
        <Button onClick={() => print()}>{t("act.print")}</Button>
        <Button disabled={take.isPending} onClick={() => take.mutate()}>
          {t("report.pdf")}
        </Button>
      </p>
      {read.data ? (
        <Funnel report={read.data} administers={administers} />
      ) : (
        <Skeleton active paragraph={{ rows: 4 }} />
      )}
      {administers && begun ? <RecordOutcome event={event} /> : null}
      <Outcomes event={event} administers={administers} />
    </>
  );
}
