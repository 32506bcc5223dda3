import {
  type EngagementFigures,
  getEngagementFigures,
  listParkEngagements,
  type ParkEngagement,
} from "@shanhai/contract/engagement";
import { countText } from "../format/figure.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useEngagementColumns } from "./engagement-columns.tsx";
import { ShowFilter, useShow } from "./show-filter.tsx";
import "./engagements.css";

const FRESH_MS = 8_000;

/** How many are at each step, and how many of them late: one bar a step, on one scale. */
function Steps({ figures }: { figures: EngagementFigures }) {
  const { t } = useWords();
  const sum = (name: "open" | "overdue") => figures.steps.reduce((total, step) => total + step[name], 0);
  const [open, overdue] = [sum("open"), sum("overdue")];
  const most = Math.max(1, ...figures.steps.map((step) => step.open));
  return (
    <section className="panel engagement-figures" aria-label={t("engagements.title")}>
      <h2>
        {open === 0
          ? t("engagements.parkNone")
          : t("engagements.parkFinding", { n: countText(open), overdue: countText(overdue) })}
      </h2>
      <ol>
        {figures.steps.map(({ step, open: here, overdue: late }, index) => (
          <li key={step}>
            <span>{t("engagements.stepOf", { n: index + 1, step: t(`engagementStep.${step}`) })}</span>
            <span className="engagement-bar" aria-hidden>
              <i data-late style={{ inlineSize: `${(late / most) * 100}%` }} />
              <i style={{ inlineSize: `${((here - late) / most) * 100}%` }} />
            </span>
            <span className="number nowrap">
              {countText(here)}
              {late > 0 ? <b>{t("engagements.overdueShort", { n: countText(late) })}</b> : null}
            </span>
          </li>
        ))}
      </ol>
      <p className="quiet number">
        {t("engagements.completedCount")} {countText(figures.completed)} · {t("engagements.stoppedCount")}{" "}
        {countText(figures.stopped)}
      </p>
    </section>
  );
}

/** What the park sees: how its agencies' engagements stand, and nothing of what was found. */
export function ParkEngagementsPage() {
  const { t } = useWords();
  const filter = useShow();
  const figures = useEndpoint(getEngagementFigures, {}, { refetchInterval: FRESH_MS }).data;
  const shared = useEngagementColumns<ParkEngagement>(({ closed }) => Object.keys(closed).length);
  const columns: Column<ParkEngagement>[] = [
    {
      key: "agency",
      title: t("engagements.agency"),
      render: (one) => <span className="row-name">{one.agencyName}</span>,
    },
    { key: "enterprise", title: t("engagements.enterprise"), render: (one) => one.enterpriseName, width: "26%" },
    ...shared,
  ];
  const empty = {
    open: <EmptyState title={t("engagements.parkNone")} help={t("engagements.parkEmptyHelp")} />,
    overdue: <EmptyState title={t("engagements.emptyOverdue")} help={t("engagements.parkEmptyHelp")} />,
    ended: <EmptyState title={t("engagements.emptyEnded")} help={t("engagements.parkEmptyHelp")} />,
  };
  return (
    <>
      <PageHead title={t("engagements.title")} />
      {figures ? <Steps figures={figures} /> : null}
      <ShowFilter {...filter} />
      <CursorList
        key={filter.show}
        endpoint={listParkEngagements}
        query={{ show: filter.show }}
        label={t("engagements.title")}
        columns={columns}
        rowKey={(one) => one.engagementId}
        empty={empty[filter.show]}
        refetchInterval={FRESH_MS}
      />
    </>
  );
}
