import { getPark } from "@shanhai/contract/park";
import { getSurveyVisitFigures, type SurveyVisitFigures } from "@shanhai/contract/survey-visit";
import { listVisits, VISIT_STATUSES } from "@shanhai/contract/visit";
import Button from "antd/es/button";
import { CsvButton } from "../exports/csv-button.tsx";
import { DivisionName } from "../format/division-name.tsx";
import { countText, shareText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { UnsentReports } from "../visits/unsent-reports.tsx";
import { VisitsList } from "../visits/visits-list.tsx";
import { PlanSurveyVisits } from "./plan-survey-visits.tsx";
import "../list/filters.css";
import "./survey-visits.css";

interface FiguresProps {
  figures: SurveyVisitFigures;
  division: string | undefined;
  onChoose: (division: string | undefined) => void;
}

/** How far the survey is, by division; a division chosen here is what the list shows. */
function Figures({ figures, division, onChoose }: FiguresProps) {
  const { t } = useWords();
  const { planned, done, divisions } = figures;
  const all = planned + done;
  return (
    <section className="panel survey-figures" aria-label={t("surveyVisits.byDivision")}>
      <h2>{t("surveyVisits.figures", { done: countText(done), all: countText(all), divisions: divisions.length })}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("surveyVisits.division")}</th>
            <th scope="col">{t("surveyVisits.waiting")}</th>
            <th scope="col">{t("surveyVisits.done")}</th>
            <th scope="col">{t("surveyVisits.share")}</th>
          </tr>
        </thead>
        <tbody>
          {divisions.map((one) => (
            <tr key={one.division}>
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={one.division === division}
                  onClick={() => onChoose(one.division === division ? undefined : one.division)}
                >
                  <DivisionName code={one.division} />
                </button>
              </th>
              <td>{countText(one.planned)}</td>
              <td>{countText(one.done)}</td>
              <td>{shareText(one.done, one.planned + one.done)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Every visit of one status as a file. */
function SurveyVisitExport({ query }: { query: Record<string, string> }) {
  const { t } = useWords();
  return (
    <CsvButton
      endpoint={listVisits}
      query={query}
      title={t("surveyVisits.export")}
      fileName={`${t("surveyVisits.fileName")}.csv`}
      head={[
        t("surveyVisits.subject"),
        t("surveyVisits.name"),
        t("surveyVisits.uscc"),
        t("surveyVisits.division"),
        t("visits.plannedDate"),
        t("visits.visitedOn"),
        t("visits.member"),
        t("visits.status"),
        t("visits.met"),
        t("visits.findings"),
        t("visits.nextStep"),
        t("visits.reason"),
      ]}
      cellsOf={(one) => [
        t(`surveyVisits.subjects.${one.subject ?? "enterprise"}`),
        one.name,
        one.uscc ?? "",
        one.division ?? "",
        one.plannedDate,
        one.visitedOn ?? "",
        shortName({ name: one.memberName }),
        t(`visitStatus.${one.status}`),
        one.met ?? "",
        one.findings ?? "",
        one.nextStep ?? "",
        one.cancelReason ?? "",
      ]}
    />
  );
}

/** The park's own survey of enterprises and counties. */
export function SurveyVisitsPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const { words, change } = useAddressWords();
  const figures = useEndpoint(getSurveyVisitFigures, {}).data;
  const park = useEndpoint(getPark, {}).data;
  const status = VISIT_STATUSES.find((one) => one === words.get("status")) ?? "planned";
  const division = words.get("division") ?? undefined;
  const plan =
    membership.role === "administrator" ? (
      <Button type="primary" onClick={() => change({ panel: "new" })}>
        {t("surveyVisits.plan")}
      </Button>
    ) : null;
  const query: Record<string, string> = division ? { division } : { status };
  const empty = {
    planned: (
      <EmptyState title={t("surveyVisits.empty")} help={t("surveyVisits.emptyHelp")}>
        {plan}
      </EmptyState>
    ),
    done: <EmptyState title={t("surveyVisits.emptyDone")} help={t("surveyVisits.emptyHelp")} />,
    cancelled: <EmptyState title={t("surveyVisits.emptyCancelled")} help={t("surveyVisits.emptyHelp")} />,
  };
  return (
    <>
      <PageHead title={t("surveyVisits.title")}>
        <SurveyVisitExport query={query} />
        {plan}
      </PageHead>
      <UnsentReports />
      {figures && figures.divisions.length > 0 ? (
        <Figures
          figures={figures}
          division={division}
          onChoose={(one) => change({ division: one, "visits-cursor": undefined })}
        />
      ) : null}
      <fieldset className="filters" aria-label={t("visits.status")}>
        {VISIT_STATUSES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={!division && one === status}
            onClick={() =>
              change({ status: one === "planned" ? undefined : one, division: undefined, "visits-cursor": undefined })
            }
          >
            {t(`visitStatus.${one}`)}
          </button>
        ))}
        {division ? (
          <button
            type="button"
            aria-pressed
            onClick={() => change({ division: undefined, "visits-cursor": undefined })}
          >
            <DivisionName code={division} /> ×
          </button>
        ) : null}
      </fieldset>
      <VisitsList
        key={`${status} ${division ?? ""}`}
        query={query}
        label={t("surveyVisits.title")}
        of="survey"
        empty={empty[status]}
      />
      {words.get("panel") === "new" && park ? (
        <PlanSurveyVisits division={park.division} onClose={() => change({ panel: undefined })} />
      ) : null}
    </>
  );
}
