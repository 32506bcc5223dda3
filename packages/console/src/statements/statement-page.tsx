import { getStatement, type Statement } from "@shanhai/contract/statement";
import { percent, ruleText, statusText, yuan } from "@shanhai/contract/statement-words";
import Skeleton from "antd/es/skeleton";
import { Link, useParams } from "react-router";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { StatementActs } from "./statement-acts.tsx";
import { StatementLines } from "./statement-lines.tsx";
import { StatementStatusTag } from "./statement-status-tag.tsx";
import { Period } from "./statements-list.tsx";
import "./statements.css";

function Figures({ statement }: { statement: Statement }) {
  const { t } = useWords();
  const { totals, undisputed, disputed, rule } = statement;
  const figures = [
    { title: t("statements.net"), fen: totals.net },
    { title: t("statements.vat", { rate: percent(rule.vatRate) }), fen: totals.vat },
    { title: t("statements.gross"), fen: totals.gross },
  ];
  return (
    <dl className="statement-figures">
      {figures.map(({ title, fen }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="number">¥{yuan(fen)}</dd>
        </div>
      ))}
      {disputed > 0 ? (
        <div data-tone="bad">
          <dt>{t("statements.undisputed", { n: countText(disputed) })}</dt>
          <dd className="number">¥{yuan(undisputed.gross)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Steps({ statement }: { statement: Statement }) {
  const { t, language } = useWords();
  return (
    <section className="panel">
      <h2>{t("statements.stepsTitle")}</h2>
      <ol className="statement-steps">
        {statement.steps.map((step) => (
          <li key={`${step.at}-${step.to}`}>
            <strong>{statusText(step.to, language)}</strong> <Moment at={step.at} />{" "}
            <span className="quiet">{step.by}</span>
            {step.note ? <p>{step.note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Detail({ statement }: { statement: Statement }) {
  const { t, language } = useWords();
  const { rule, status } = statement;
  return (
    <>
      <p className="statement-facts">
        <Link to={`/orders/${statement.orderId}?tab=settlement`}>{statement.orderTitle}</Link>
        <span>{statement.enterpriseName}</span>
        <span>
          {t("statements.period")} <Period from={statement.from} to={statement.to} />
        </span>
        <span>{ruleText(rule, language)}</span>
      </p>
      {status === "drafting" || status === "removing" ? (
        <p className="notice">{t(`statements.unfinished.${status}`)}</p>
      ) : null}
      <Figures statement={statement} />
      <StatementLines statement={statement} />
      <Steps statement={statement} />
    </>
  );
}

/** One statement: totals, every line with its reason, and where it stands. */
export function StatementPage() {
  const { t } = useWords();
  const { statementId = "" } = useParams();
  const read = useEndpoint(getStatement, { params: { statementId } }, { refetchInterval: 30_000 });
  const statement = read.data;
  return (
    <>
      <PageHead
        title={t("statements.one")}
        back={{ to: "/statements", title: t("statements.title") }}
        aside={statement ? <StatementStatusTag status={statement.status} /> : null}
      >
        {statement ? <StatementActs statement={statement} /> : null}
      </PageHead>
      {read.isError && !statement ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : statement ? (
        <Detail statement={statement} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}
