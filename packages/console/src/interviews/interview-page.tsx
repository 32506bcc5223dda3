import { getInterview, type Interview, updateInterview } from "@shanhai/contract/interview";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { countText } from "../format/figure.ts";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { downloadBlob } from "../shell/download.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { InterviewStatusTag } from "./interview-status-tag.tsx";
import { hoursOf, seatsOf } from "./interview-words.ts";
import { Interviewees } from "./interviewees.tsx";
import { refreshInterviews } from "./refresh-interviews.ts";
import "../orders/order-page.css";
import "../shell/figures.css";
import "./interviews.css";

const CheckInCode = lazy(async () => ({ default: (await import("./check-in-code.tsx")).CheckInCode }));
const EditInterview = lazy(async () => ({ default: (await import("./edit-interview.tsx")).EditInterview }));

function Acts({ interview, onPanel }: { interview: Interview; onPanel: (panel: string) => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { orderId, interviewId, version, positionTitle, enterpriseName, date } = interview;
  const cancelled = interview.status === "cancelled";
  const turn = useMutation({
    mutationFn: (status: Interview["status"]) =>
      act(updateInterview, {
        params: { orderId, interviewId },
        body: { version, status },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ status }) => {
      refreshInterviews(queries);
      toast({ text: t(status === "cancelled" ? "interviews.cancelled" : "interviews.restored") });
    },
    onError: (error) => {
      refreshInterviews(queries);
      toast({ text: problemText(error, t("problem.network")), tone: "bad" });
    },
  });
  async function takeCalendar() {
    const { calendarOf } = await import("./interview-calendar.ts");
    const title = t("punctuation.aside", { text: `${t("interviews.one")} ${positionTitle}`, note: enterpriseName });
    const text = calendarOf(interview, { title, people: (n) => t("interviews.people", { n: countText(n) }) });
    const file = new Blob([text], { type: "text/calendar;charset=utf-8" });
    downloadBlob(file, `${t("interviews.one")}-${positionTitle}-${date}.ics`);
  }
  if (cancelled) {
    return (
      <Button disabled={turn.isPending} onClick={() => turn.mutate("planned")}>
        {t("interviews.restore")}
      </Button>
    );
  }
  return (
    <>
      <Button type="text" danger disabled={turn.isPending} onClick={() => turn.mutate("cancelled")}>
        {t("interviews.cancel")}
      </Button>
      <Button onClick={() => onPanel("edit")}>{t("interviews.edit")}</Button>
      <ExportMenu wanted={{ list: "interviewees", orderId, interviewId }} />
      <Button onClick={() => void takeCalendar()}>{t("interviews.calendar")}</Button>
      <Button type="primary" onClick={() => onPanel("code")}>
        {t("interviews.code")}
      </Button>
    </>
  );
}

function Figures({ interview }: { interview: Interview }) {
  const { t } = useWords();
  const { booked, attended, absent } = interview;
  const figures = [
    { title: t("interviews.booked"), n: booked, of: seatsOf(interview) },
    { title: t("interviews.attendance.attended"), n: attended },
    { title: t("interviews.attendance.absent"), n: absent },
    { title: t("interviews.attendance.expected"), n: booked - attended - absent },
  ];
  return (
    <dl className="figures">
      {figures.map(({ title, n, of }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="number">
            {countText(n)}
            {of === undefined ? null : <small> / {countText(of)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One interview: its day and place, who comes, and who came. */
export function InterviewPage() {
  const { t } = useWords();
  const { orderId = "", interviewId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getInterview, { params: { orderId, interviewId } }, { refetchInterval: 15_000 });
  const interview = read.data;
  const close = () => setPanel(undefined);
  return (
    <>
      <PageHead
        title={interview ? t("interviews.titleOf", { name: interview.positionTitle }) : t("interviews.one")}
        back={{ to: `/orders/${orderId}?tab=interviews`, title: t("interviews.ofOrder") }}
        aside={interview ? <InterviewStatusTag interview={interview} /> : null}
      >
        {interview ? <Acts interview={interview} onPanel={setPanel} /> : null}
      </PageHead>
      {read.isError && !interview ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : interview ? (
        <>
          <p className="order-facts">
            <Link to={`/orders/${orderId}`}>{interview.enterpriseName}</Link>
            <span>
              <Day date={interview.date} /> <span className="number">{hoursOf(interview)}</span>
            </span>
            <span>{interview.place}</span>
            {interview.contact ? <span>{interview.contact}</span> : null}
          </p>
          {interview.note ? <p className="interview-note">{interview.note}</p> : null}
          {interview.status === "cancelled" ? <p className="notice">{t("interviews.cancelledNotice")}</p> : null}
          <Figures interview={interview} />
          <Interviewees interview={interview} />
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      <Suspense>
        {interview && panel === "code" ? <CheckInCode interview={interview} onClose={close} /> : null}
        {interview && panel === "edit" ? <EditInterview interview={interview} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
