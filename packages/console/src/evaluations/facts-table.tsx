import { FACTS, type Fact } from "@shanhai/contract/scorecard";
import { factValue, RATIO_OF, type ServiceFacts } from "@shanhai/contract/service-facts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import "./quality.css";

/** A fact with what it is a ratio of. */
function FactCell({ facts, fact }: { facts: ServiceFacts; fact: Fact }) {
  const { t } = useWords();
  const { of, over, percent } = RATIO_OF[fact];
  const n = factValue(fact, facts);
  if (n === undefined) return <span className="quiet">{t("quality.noData")}</span>;
  return (
    <>
      <strong className="number">{t(percent ? "quality.percent" : "quality.days", { n })}</strong>
      <small className="number">{t("quality.ratio", { of: facts[of], over: facts[over] })}</small>
    </>
  );
}

/** Facts of a quarter, an agency a row. */
export function FactsTable({ rows }: { rows: readonly (ServiceFacts & { agencyName: string })[] }) {
  const { t } = useWords();
  if (rows.length === 0) {
    return (
      <div className="list">
        <EmptyState title={t("surveys.factsEmpty")} help={t("surveys.factsEmptyHelp")} />
      </div>
    );
  }
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "agency", title: t("quality.agency"), render: (one) => <span className="row-name">{one.agencyName}</span> },
    ...FACTS.map((fact) => ({
      key: fact,
      title: t(`quality.facts.${fact}`),
      render: (one: (typeof rows)[number]) => <FactCell facts={one} fact={fact} />,
      width: 116,
    })),
    {
      key: "satisfaction",
      title: t("quality.satisfaction"),
      render: (one) => (
        <>
          {one.satisfaction ? null : <span className="quiet">{t("quality.hidden")}</span>}
          {one.satisfaction ? (
            <strong className="number">{t("quality.of5", { n: meanOf(one.satisfaction) })}</strong>
          ) : null}
          <small className="number">{t("quality.answered", { n: one.answers, all: one.surveys })}</small>
        </>
      ),
      width: 150,
    },
  ];
  return (
    <div className="list">
      <DataTable label={t("quality.factsTitle")} columns={columns} rows={rows} rowKey={(one) => one.agencyId} />
    </div>
  );
}

function meanOf(satisfaction: Record<string, number>): number {
  const all = Object.values(satisfaction);
  return Math.round((all.reduce((sum, one) => sum + one, 0) / all.length) * 100) / 100;
}

/** One agency's facts as a list: what the evaluators read before they score. */
export function FactsList({ facts }: { facts: ServiceFacts }) {
  const { t } = useWords();
  return (
    <dl className="fact-list">
      {FACTS.map((fact) => (
        <div key={fact}>
          <dt title={t(`quality.factHelp.${fact}`)}>{t(`quality.facts.${fact}`)}</dt>
          <dd>
            <FactCell facts={facts} fact={fact} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{t("quality.satisfaction")}</dt>
        <dd>
          {facts.satisfaction ? (
            <strong className="number">{t("quality.of5", { n: meanOf(facts.satisfaction) })}</strong>
          ) : (
            <span className="quiet">{t("quality.hidden")}</span>
          )}
          <small className="number">{t("quality.answered", { n: facts.answers, all: facts.surveys })}</small>
        </dd>
      </div>
    </dl>
  );
}
