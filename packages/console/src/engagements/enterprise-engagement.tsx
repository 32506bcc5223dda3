import {
  type Engagement,
  type EngagementStep,
  type EngagementStepState,
  listEngagements,
  openEngagement,
  STEP_DAYS,
  type StepEvidence,
} from "@shanhai/contract/engagement";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { Day, dateText } from "../format/moment.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { DueTag } from "../visits/due-tag.tsx";
import { CloseStep } from "./close-step.tsx";
import { ReopenStep, StopEngagement } from "./end-engagement.tsx";
import { EngagementStatusTag } from "./engagement-status-tag.tsx";
import { refreshEngagements } from "./refresh-engagements.ts";
import "./engagements.css";

type Stayed = Extract<StepEvidence, { day30: unknown }>;

const stayed = ({ day30, day90 }: Stayed) => ({
  n30: day30.reached,
  p30: day30.present,
  n90: day90.reached,
  p90: day90.present,
});

function Evidence({ evidence }: { evidence: StepEvidence }) {
  const { t, language } = useWords();
  switch (evidence.kind) {
    case "visit":
      return (
        <>
          <p>{t("engagements.evidence.visit", { on: dateText(evidence.visitedOn, language) })}</p>
          <blockquote>{evidence.findings}</blockquote>
        </>
      );
    case "recommendations":
      return (
        <p>
          {t("engagements.evidence.recommendations", {
            order: evidence.orderTitle,
            n: evidence.recommended,
            of: evidence.headcount,
          })}
        </p>
      );
    case "arrivals":
      return (
        <p>
          {t("engagements.evidence.arrivals", {
            order: evidence.orderTitle,
            n: evidence.filled,
            of: evidence.headcount,
          })}
        </p>
      );
    case "retention":
      return (
        <>
          <p>
            {t("engagements.evidence.retention", { on: dateText(evidence.visitedOn, language), ...stayed(evidence) })}
          </p>
          <blockquote>{evidence.findings}</blockquote>
        </>
      );
    case "survey":
      return (
        <>
          <p>
            {t("engagements.evidence.survey", { on: dateText(evidence.answeredOn, language) })}{" "}
            <Link to={`/orders/${evidence.orderId}`}>{evidence.orderTitle}</Link>
          </p>
          {evidence.day30.reached > 0 ? <p>{t("engagements.evidence.stayed", stayed(evidence))}</p> : null}
        </>
      );
  }
}

interface StepProps {
  state: EngagementStepState;
  number: number;
  engagement: Engagement;
  onAct: (what: "close" | "reopen", step: EngagementStep) => void;
}

function Step({ state, number, engagement, onAct }: StepProps) {
  const { t } = useWords();
  const { step, due, closedOn, closedBy, evidence, note, startedOn } = state;
  const name = t(`engagementStep.${step}`);
  const isCurrent = engagement.step === step;
  const stoppedHere = engagement.status === "stopped" && startedOn !== undefined && !closedOn;
  return (
    <li
      data-state={closedOn ? "closed" : isCurrent ? "current" : "later"}
      aria-current={isCurrent ? "step" : undefined}
    >
      <span className="steps-mark" aria-hidden>
        {closedOn ? "✓" : number}
      </span>
      <h3>{name}</h3>
      {closedOn ? (
        <p>
          {t("engagements.closedOn")} <Day date={closedOn} /> {closedBy ? shortName({ name: closedBy }) : null}
        </p>
      ) : isCurrent && due ? (
        <p>
          <Day date={due} /> <DueTag due={due} />
        </p>
      ) : (
        <p>{t("engagements.days", { n: STEP_DAYS[step] })}</p>
      )}
      {evidence ? <Evidence evidence={evidence} /> : isCurrent ? <p>{t(`engagements.needs.${step}`)}</p> : null}
      {note ? <p>{note}</p> : null}
      {isCurrent ? (
        <Button type="primary" onClick={() => onAct("close", step)}>
          {t("engagements.close")}
        </Button>
      ) : null}
      {closedOn || stoppedHere ? (
        <Button
          type="link"
          size="small"
          className="steps-reopen"
          aria-label={t("engagements.reopenNamed", { step: name })}
          onClick={() => onAct("reopen", step)}
        >
          {t("engagements.reopen")}
        </Button>
      ) : null}
    </li>
  );
}

function Line({ engagement }: { engagement: Engagement }) {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const [what, step] = (words.get("panel") ?? "").split(":");
  const chosen = engagement.steps.find((one) => one.step === step)?.step;
  const close = () => change({ panel: undefined });
  return (
    <section className="panel" aria-label={t("engagements.title")}>
      <header className="engagement-head">
        <h2>{t("engagements.title")}</h2>
        <EngagementStatusTag status={engagement.status} />
        {engagement.stopReason ? <span className="quiet">{engagement.stopReason}</span> : null}
        {engagement.status === "open" ? (
          <Button type="text" onClick={() => change({ panel: "stop" })}>
            {t("engagements.stop")}
          </Button>
        ) : null}
      </header>
      <ol className="steps-line">
        {engagement.steps.map((state, index) => (
          <Step
            key={state.step}
            state={state}
            number={index + 1}
            engagement={engagement}
            onAct={(doing, one) => change({ panel: `${doing}:${one}` })}
          />
        ))}
      </ol>
      {what === "close" && chosen && chosen === engagement.step ? (
        <CloseStep engagement={engagement} step={chosen} onClose={close} />
      ) : null}
      {what === "reopen" && chosen ? <ReopenStep engagement={engagement} step={chosen} onClose={close} /> : null}
      {what === "stop" && engagement.status === "open" ? (
        <StopEngagement engagement={engagement} onClose={close} />
      ) : null}
    </section>
  );
}

/** The four steps with one client as a line: the latest engagement, or the way to begin one. */
export function EnterpriseEngagement({ enterpriseId }: { enterpriseId: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const read = useEndpoint(listEngagements, { query: { enterpriseId, limit: 1 } });
  const start = useMutation({
    mutationFn: () => act(openEngagement, { body: { enterpriseId }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("engagements.started") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshEngagements(queries),
  });
  if (read.isError && !read.data) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton active paragraph={{ rows: 3 }} />;
  const [latest] = read.data.items;
  const begin = (
    <Button type="primary" disabled={start.isPending} onClick={() => start.mutate()}>
      {t("engagements.start")}
    </Button>
  );
  if (!latest) {
    return (
      <section className="list" aria-label={t("engagements.title")}>
        <EmptyState title={t("engagements.empty")} help={t("engagements.startHelp")}>
          {begin}
        </EmptyState>
      </section>
    );
  }
  return (
    <>
      <Line key={latest.engagementId} engagement={latest} />
      {latest.status === "open" ? null : <p>{begin}</p>}
    </>
  );
}
