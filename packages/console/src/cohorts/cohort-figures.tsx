import { getCohortFigures } from "@shanhai/contract/cohort";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";

const SHOWN = ["enrolled", "graduated", "onboarded", "onJob"] as const;

/** What a park sees of a school's cohorts: sums alone. */
export function CohortFigures({ partnerId }: { partnerId: string }) {
  const { t } = useWords();
  const figures = useEndpoint(getCohortFigures, { params: { partnerId } }, { refetchInterval: 15_000 }).data;
  if (!figures) return null;
  return (
    <section aria-label={t("cohorts.figures")}>
      <header className="section-head">
        <h2 className="section-title">{t("cohorts.figures")}</h2>
      </header>
      {figures.cohorts === 0 ? (
        <p className="quiet">{t("cohorts.figuresEmpty")}</p>
      ) : (
        <dl className="figures">
          <div>
            <dt>{t("cohorts.figuresCohorts")}</dt>
            <dd className="number">
              {figures.cohorts} <small>{t("cohorts.figuresRunning", { n: figures.running })}</small>
            </dd>
          </div>
          <div>
            <dt>{t("cohorts.planned")}</dt>
            <dd className="number">{figures.seats}</dd>
          </div>
          {SHOWN.map((name) => (
            <div key={name}>
              <dt>{t(`cohorts.${name}`)}</dt>
              <dd className="number">{figures[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
