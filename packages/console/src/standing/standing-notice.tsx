import { getPartnerHome } from "@shanhai/contract/agreement";
import type { ReactNode } from "react";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useStanding } from "./use-standing.ts";

/** Above every page of a partner that the park works with no more. */
function EndedNotice(): ReactNode {
  const { t } = useWords();
  const home = useEndpoint(getPartnerHome, {}, { refetchInterval: 60_000 }).data;
  if (home?.status !== "ended") return null;
  return (
    <p className="notice" role="status">
      <strong>{t("standing.ended")}</strong>
      {home.statusReason ? ` ${t("standing.reason")}${t("punctuation.colon")}${home.statusReason}` : ""}
    </p>
  );
}

/** Above every page of an agency: that it may only read, or that its licence runs out. */
function AgencyNotice(): ReactNode {
  const { t } = useWords();
  const standing = useStanding();
  if (!standing) return null;
  const { status, statusReason, eraseOn, licenceNotice, licenceDays, licenceExpiry } = standing;
  if (status === "suspended" || status === "left") {
    return (
      <p className="notice" role="status">
        <strong>{t(`standing.${status}`)}</strong>
        {statusReason ? ` ${t("standing.reason")}${t("punctuation.colon")}${statusReason} ` : " "}
        {t(`standing.${status}Help`)}
        {eraseOn ? (
          <>
            {" "}
            {t("standing.eraseOn")} <Day date={eraseOn} />
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

/** What an organisation's people must know on every page: that they may only read, or that a licence runs out. */
export function StandingNotice(): ReactNode {
  const { kind } = useSession().membership;
  if (kind === "agency") return <AgencyNotice />;
  return kind === "partner" ? <EndedNotice /> : null;
}
