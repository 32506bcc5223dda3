import { type Agency, getAgency } from "@shanhai/contract/agency";
import { inviteToAgency } from "@shanhai/contract/invitation";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { DivisionName } from "../format/division-name.tsx";
import { countText } from "../format/figure.ts";
import { Day, Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SeatsCell } from "../orders/seats-bar.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AgencyScore } from "./agency-score.tsx";
import { AgencyStatusTag } from "./agency-status-tag.tsx";
import { LicenceTag } from "./licence-tag.tsx";
import { TransitAgency } from "./transit-agency.tsx";

const EditAgency = lazy(async () => ({ default: (await import("./edit-agency.tsx")).EditAgency }));
const InviteDialog = lazy(async () => ({ default: (await import("../invitations/invite-dialog.tsx")).InviteDialog }));

/** What an agency's status means for the people who read it here. */
function StandingNotice({ agency }: { agency: Agency }) {
  const { t } = useWords();
  const { status, statusReason, eraseOn, erasedAt } = agency;
  if (erasedAt) {
    return (
      <p className="notice">
        {t("agencies.erased")} <Moment at={erasedAt} />
      </p>
    );
  }
  if (status !== "suspended" && status !== "left") return null;
  return (
    <p className="notice">
      {t(`agencies.standing.${status}`)}
      {eraseOn ? (
        <>
          {" "}
          {t("agencies.eraseOn")} <Day date={eraseOn} />
        </>
      ) : null}
      {statusReason ? (
        <>
          <br />
          {t("agencies.reason")}
          {t("punctuation.colon")}
          {statusReason}
        </>
      ) : null}
    </p>
  );
}

function Detail({ agency }: { agency: Agency }) {
  const { t } = useWords();
  return (
    <>
      <StandingNotice agency={agency} />
      <section className="panel" aria-label={t("agencies.papers")}>
        <h2>{t("agencies.papers")}</h2>
        <Facts
          facts={[
            [t("agencies.uscc"), <code key="uscc">{agency.uscc}</code>],
            [t("agencies.licenceNumber"), agency.licenceNumber],
            [
              t("agencies.licenceExpiry"),
              <span key="expiry">
                <Day date={agency.licenceExpiry} /> <LicenceTag expiry={agency.licenceExpiry} />
              </span>,
            ],
            [t("agencies.homeDivision"), <DivisionName key="division" code={agency.homeDivision} />],
            [t("agencies.since"), <Moment key="since" at={agency.createdAt} />],
          ]}
        />
      </section>
      <section className="panel" aria-label={t("agencies.work")}>
        <h2>{t("agencies.work")}</h2>
        <Facts
          facts={[
            [t("agencies.orders"), t("agencies.ordersDone", { done: agency.ordersFulfilled, all: agency.orders })],
            [t("park.agencyFilled"), <SeatsCell key="seats" headcount={agency.headcount} filled={agency.filled} />],
            [t("agencies.score"), <AgencyScore key="score" agency={agency} />],
          ]}
        />
      </section>
      <section className="panel" aria-label={t("quotas.title")}>
        <h2>{t("quotas.title")}</h2>
        <Facts
          facts={[
            [t("quotas.members"), countText(agency.quotas.members)],
            [t("quotas.importsADay"), countText(agency.quotas.importsADay)],
            [t("quotas.requestsAMinute"), countText(agency.quotas.requestsAMinute)],
          ]}
        />
      </section>
    </>
  );
}

/** One agency of the park: its papers, its figures, and what the park may decide about it. */
export function AgencyPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const { agencyId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const close = () => setPanel(undefined);
  const read = useEndpoint(getAgency, { params: { agencyId } }, { refetchInterval: 8_000 });
  const agency = read.data;
  const administers = membership.role === "administrator" && agency !== undefined && !agency.erasedAt;
  return (
    <>
      <PageHead
        title={agency?.name ?? t("agencies.one")}
        back={{ to: "/agencies", title: t("agencies.title") }}
        aside={agency ? <AgencyStatusTag status={agency.status} /> : null}
      >
        {administers ? (
          <>
            <TransitAgency key={agency.status} agency={agency} />
            <Button onClick={() => setPanel("edit")}>{t("agencies.edit")}</Button>
            <Button type="primary" onClick={() => setPanel("invite")}>
              {t("invitation.inviteOwner")}
            </Button>
          </>
        ) : null}
      </PageHead>
      {read.isError && !agency ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : agency ? (
        <Detail agency={agency} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      <Suspense>
        {administers && panel === "edit" ? <EditAgency agency={agency} onClose={close} /> : null}
        {administers && panel === "invite" ? (
          <InviteDialog
            endpoint={inviteToAgency}
            params={{ agencyId }}
            title={t("invitation.inviteOwnerOf", { name: agency.name })}
            roles={["owner", "recruiter"]}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </>
  );
}
