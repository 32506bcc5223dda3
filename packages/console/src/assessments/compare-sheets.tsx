import type { Assessment } from "@shanhai/contract/assessment";
import type { Programme } from "@shanhai/contract/programme";
import type { EvaluatorIndicator } from "@shanhai/contract/scorecard";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { StateTag } from "../evaluations/quality-words.tsx";
import { useWords } from "../messages/catalogue.ts";
import "./assessments.css";

const SettleDialog = lazy(async () => ({ default: (await import("./settle-dialog.tsx")).SettleDialog }));

interface CompareProps {
  assessment: Assessment;
  programme: Programme;
  memberId: string;
}

/** One indicator: who gave what on which evidence, and the score that is taken. */
function Compared({
  indicator,
  assessment,
  memberId,
  onSettle,
}: {
  indicator: EvaluatorIndicator;
  assessment: Assessment;
  memberId: string;
  onSettle: () => void;
}) {
  const { t } = useWords();
  const { indicatorId, name, weight } = indicator;
  const given = assessment.evaluators.map((evaluator) => ({
    name: evaluator.name.split("@")[0] ?? "",
    score: assessment.sheets
      .find((sheet) => sheet.memberId === evaluator.memberId)
      ?.scores.find((one) => one.indicatorId === indicatorId),
  }));
  const settlement = assessment.settlements.find((one) => one.indicatorId === indicatorId);
  const differs = assessment.differing.includes(indicatorId);
  const proposed = settlement && !settlement.settled ? settlement : undefined;
  const mine = proposed?.by.some((one) => one.memberId === memberId);
  return (
    <section className="indicator" aria-label={name}>
      <header>
        <strong>{name}</strong>
        <span className="quiet number">{t("evaluations.weightOf", { n: weight })}</span>
      </header>
      {given.map(({ name: who, score }) => (
        <div key={who} className="compared">
          <span className="quiet">{who}</span>
          <strong className="number">{score?.score ?? "—"}</strong>
          <span>{score?.evidence ?? t("assessments.waiting")}</span>
        </div>
      ))}
      {settlement?.settled ? (
        <p>
          <StateTag tone="good" word={t("assessments.settled", { n: settlement.score })} /> {settlement.reason}
        </p>
      ) : null}
      {differs ? (
        <div className="compared-settle">
          <span>
            <StateTag tone="warn" word={t("assessments.statuses.differing")} />{" "}
            {proposed
              ? t("assessments.proposed", { who: proposed.by[0]?.name.split("@")[0] ?? "", n: proposed.score })
              : null}
          </span>
          <Button type={proposed && !mine ? "primary" : "default"} onClick={onSettle}>
            {proposed && !mine ? t("assessments.agree", { n: proposed.score }) : t("assessments.settle")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The two sheets side by side; where they differ too much, one score is agreed on. */
export function CompareSheets({ assessment, programme, memberId }: CompareProps) {
  const [settling, setSettling] = useState<EvaluatorIndicator>();
  const scored = programme.indicators.filter((one) => one.source === "evaluator");
  return (
    <div className="compare">
      {scored.map((indicator) => (
        <Compared
          key={indicator.indicatorId}
          indicator={indicator}
          assessment={assessment}
          memberId={memberId}
          onSettle={() => setSettling(indicator)}
        />
      ))}
      {settling ? (
        <Suspense>
          <SettleDialog
            key={assessment.version}
            assessment={assessment}
            indicator={settling}
            onClose={() => setSettling(undefined)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
