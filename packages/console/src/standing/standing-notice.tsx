import type { ReactNode } from "react";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useStanding } from "./use-standing.ts";

/** Above every page of an agency: that it may only read, or that its licence runs out. */
export function StandingNotice(): ReactNode {
  const { t } = useWords();
  const standing = useStanding();
  if (!standing) return null;
  const { status, statusReason, eraseOn, licenceNotice, licenceDays, licenceExpiry } = standing;
  if (status === "suspended" || status === "left") {
    return (
      <p className="notice" role="status">
        <strong>{t(`standing.${status}`)}</strong>
        {statusReason ? ` ${t("agencies.reason")}：${statusReason} ` : " "}
        {t(`standing.${status}Help`)}
        {eraseOn ? (
          <>
            {" "}
            {t("agencies.eraseOn")} <Day date={eraseOn} />
          </>
        ) : null}
      </p>
    );
  }
  if (!licenceNotice) return null;
  return (
    <p className="notice" role="status" data-tone={licenceDays <= 7 ? "bad" : licenceDays <= 30 ? "warn" : "quiet"}>
      <strong>{t(licenceDays < 0 ? "standing.licenceExpired" : "standing.licenceSoon", { n: licenceDays })}</strong>{" "}
      <Day date={licenceExpiry} /> {t("standing.licenceHelp")}
    </p>
  );
}
