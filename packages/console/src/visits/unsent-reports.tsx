import { useWords } from "../messages/catalogue.ts";
import { useReportQueue } from "./report-queue.ts";

/** What is still on this phone, and what was refused: nothing where there is neither. */
export function UnsentReports() {
  const { t } = useWords();
  const { reports, drop } = useReportQueue();
  const waiting = reports.filter(({ refused }) => refused === undefined).length;
  return (
    <>
      {waiting > 0 ? (
        <p className="notice" role="status">
          {t("visits.unsent", { n: waiting })}
        </p>
      ) : null}
      {reports
        .filter(({ refused }) => refused !== undefined)
        .map(({ visitId, name, refused, body }) => (
          <div key={visitId} className="notice" role="alert">
            <p>{t("visits.refused", { name, why: refused })}</p>
            <p className="visit-text">{body.findings}</p>
            <button type="button" className="link-button" onClick={() => drop(visitId)}>
              {t("visits.drop")}
            </button>
          </div>
        ))}
    </>
  );
}
