import type { CohortCounts } from "@shanhai/contract/cohort";
import type { PartnerCohort } from "@shanhai/contract/partner-cohort";
import type { ReactNode } from "react";
import { Day, dateText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import "./cohorts.css";

/** What of a cohort either side sees of how far it is. */
export type Progressing = Pick<PartnerCohort, "seats" | "phases" | "from" | "to" | "note" | "reason">;

const SHOWN = ["enrolled", "graduated", "onboarded"] as const satisfies readonly (keyof CohortCounts)[];
const FURTHER = ["training", "dropped", "sent", "applied", "onJob"] as const satisfies readonly (keyof CohortCounts)[];

/** A position's planned seats as a bar: who was enrolled, who graduated, who arrived, each within the one before. */
function SeatRow({ seat }: { seat: Progressing["seats"][number] }) {
  const { t } = useWords();
  const { title, seats } = seat;
  const share = (count: number) => `${seats === 0 ? 0 : Math.min(100, (count / seats) * 100)}%`;
  const further = FURTHER.filter((name) => seat[name] > 0).map((name) => `${t(`cohorts.${name}`)} ${seat[name]}`);
  return (
    <li>
      <span className="cohort-seat-head">
        <b>{title}</b>
        <span className="number">
          {t("cohorts.planned")} {seats}
          {SHOWN.map((name) => (
            <span key={name} className="cohort-count" data-of={name}>
              {t(`cohorts.${name}`)} {seat[name]}
            </span>
          ))}
        </span>
      </span>
      <span className="cohort-bar" role="img" aria-label={t("cohorts.progressOf", { ...seat })}>
        {SHOWN.map((name) => (
          <span key={name} data-of={name} style={{ width: share(seat[name]) }} />
        ))}
      </span>
      {further.length > 0 ? <small className="number">{further.join(" · ")}</small> : null}
    </li>
  );
}

/** How far a cohort is: positions with their counts, phases with when they were done; `actsOf` stands beside a phase. */
export function CohortProgress({ cohort, actsOf }: { cohort: Progressing; actsOf?: (phase: number) => ReactNode }) {
  const { t, language } = useWords();
  const { seats, phases, note, reason } = cohort;
  return (
    <>
      {reason ? <p className="notice">{t("cohorts.reasonOf", { reason })}</p> : null}
      <ul className="cohort-seats">
        {seats.map((seat) => (
          <SeatRow key={seat.title} seat={seat} />
        ))}
      </ul>
      <ol className="cohort-phases">
        {phases.map((phase, index) => (
          <li key={`${phase.title}${phase.from}`} data-done={phase.doneOn !== undefined}>
            <span>
              <b>{phase.title}</b>
              <small>
                <Day date={phase.from} /> – <Day date={phase.to} />
                {phase.hours === undefined ? "" : ` · ${t("cohorts.hoursOf", { n: phase.hours })}`}
              </small>
            </span>
            <span className="cohort-phase-state">
              {phase.doneOn ? (
                <span className="tag" data-tone="good">
                  {t("cohorts.doneOn", { date: dateText(phase.doneOn, language), n: phase.completed ?? 0 })}
                </span>
              ) : (
                <span className="quiet">{t("cohorts.notDone")}</span>
              )}
              {actsOf?.(index)}
            </span>
          </li>
        ))}
      </ol>
      {note ? <p className="quiet">{note}</p> : null}
    </>
  );
}
