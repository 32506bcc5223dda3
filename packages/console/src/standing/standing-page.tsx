import { getStanding } from "@shanhai/contract/agency";
import Skeleton from "antd/es/skeleton";
import { AgencyStatusTag } from "../agencies/agency-status-tag.tsx";
import { LicenceTag } from "../agencies/licence-tag.tsx";
import { Day } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";

/** What the park has on file of the agency, and how much it may use. */
export function StandingPage() {
  const { t } = useWords();
  const read = useEndpoint(getStanding, {});
  const standing = read.data;
  return (
    <>
      <PageHead title={t("nav.settings")} aside={standing ? <AgencyStatusTag status={standing.status} /> : null} />
      <SettingsTabs current="standing" />
      {read.isError && !standing ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {standing ? (
        <section className="panel" aria-label={t("settings.standing")}>
          <Facts
            facts={[
              [t("agencies.name"), standing.name],
              [t("agencies.uscc"), <code key="uscc">{standing.uscc}</code>],
              [t("agencies.licenceNumber"), standing.licenceNumber],
              [
                t("agencies.licenceExpiry"),
                <span key="expiry">
                  <Day date={standing.licenceExpiry} /> <LicenceTag expiry={standing.licenceExpiry} />
                </span>,
              ],
              [t("quotas.members"), standing.quotas.members],
              [t("quotas.importsADay"), standing.quotas.importsADay],
              [t("quotas.requestsAMinute"), standing.quotas.requestsAMinute],
            ]}
          />
          <p className="quiet">{t("standing.changeHelp")}</p>
        </section>
      ) : read.isPending ? (
        <Skeleton active paragraph={{ rows: 5 }} />
      ) : null}
    </>
  );
}
