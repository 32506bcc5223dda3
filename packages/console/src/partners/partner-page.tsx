import type { ResultOf } from "@shanhai/contract/endpoint";
import { inviteToPartner } from "@shanhai/contract/invitation";
import { getPartner } from "@shanhai/contract/partner";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { useNavigate, useParams } from "react-router";
import { AgreementsList } from "../agreements/agreements-list.tsx";
import { CohortFigures } from "../cohorts/cohort-figures.tsx";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { AllyFigures } from "../prospects/ally-figures.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { OpenGrants } from "./open-grants.tsx";
import { PartnerStatusTag } from "./partner-status-tag.tsx";
import { TransitPartner } from "./transit-partner.tsx";
import "../shell/figures.css";
import "./partners.css";
import { DivisionName } from "../format/division-name.tsx";

const EditPartner = lazy(async () => ({ default: (await import("./edit-partner.tsx")).EditPartner }));
const InviteDialog = lazy(async () => ({ default: (await import("../invitations/invite-dialog.tsx")).InviteDialog }));
const AgreementEditor = lazy(async () => ({
  default: (await import("../agreements/agreement-editor.tsx")).AgreementEditor,
}));

/** Figures are shown of an allied park, and of whoever else prospects are open to. */
const opensProspects = ({ kind, open }: ResultOf<typeof getPartner>) =>
  kind === "alliedPark" || open.some(({ grant }) => grant === "prospects");

/** One partner: what is open to it now, its agreements, whom to ask. */
export function PartnerPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const administers = useSession().membership.role === "administrator";
  const { partnerId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const close = () => setPanel(undefined);
  const read = useEndpoint(getPartner, { params: { partnerId } }, { refetchInterval: 15_000 });
  const partner = read.data;
  const works = partner?.status === "active";
  return (
    <>
      <PageHead
        title={partner?.name ?? t("partners.one")}
        back={{ to: "/partners", title: t("partners.title") }}
        aside={partner ? <PartnerStatusTag status={partner.status} /> : null}
      >
        {partner && administers ? (
          <>
            <TransitPartner partner={partner} />
            <Button onClick={() => setPanel("edit")}>{t("partners.edit")}</Button>
            {works && !partner.hasCoordinator ? (
              <Button onClick={() => setPanel("invite")}>{t("partners.invite")}</Button>
            ) : null}
            {works ? (
              <Button type="primary" onClick={() => setPanel("agreement")}>
                {t("agreements.create")}
              </Button>
            ) : null}
          </>
        ) : null}
      </PageHead>
      {read.isError && !partner ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : partner ? (
        <>
          {works ? null : (
            <p className="notice">
              {t("partners.endedNotice")}
              {partner.statusReason ? (
                <>
                  <br />
                  {t("partners.reason")}
                  {t("punctuation.colon")}
                  {partner.statusReason}
                </>
              ) : null}
            </p>
          )}
          <div className="partner-columns">
            <section className="panel" aria-label={t("partners.openNow")}>
              <h2>{t("partners.openNow")}</h2>
              {partner.open.length > 0 ? (
                <OpenGrants open={partner.open} />
              ) : (
                <p className="quiet">
                  {t("partners.openNothing")}
                  <br />
                  {t("partners.openNothingHelp")}
                </p>
              )}
            </section>
            <section className="panel" aria-label={t("partners.facts")}>
              <h2>{t("partners.facts")}</h2>
              <Facts
                facts={[
                  [t("partners.kind"), t(`partnerKind.${partner.kind}`)],
                  [t("partners.place"), <DivisionName key="division" code={partner.division} />],
                  [t("partners.contactName"), partner.contactName],
                  [t("partners.contactPhone"), partner.contactPhone],
                  [t("partners.hasCoordinator"), t(partner.hasCoordinator ? "partners.joined" : "partners.notJoined")],
                  [t("partners.since"), <Moment key="since" at={partner.createdAt} />],
                  [t("partners.note"), partner.note],
                ]}
              />
            </section>
          </div>
          {partner.kind === "school" ? <CohortFigures partnerId={partnerId} /> : null}
          {opensProspects(partner) ? <AllyFigures partnerId={partnerId} /> : null}
          <section aria-label={t("partners.agreements")}>
            <header className="section-head">
              <h2 className="section-title">{t("partners.agreements")}</h2>
            </header>
            <AgreementsList partnerId={partnerId} empty={t("agreements.emptyOne")} />
          </section>
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      <Suspense>
        {partner && administers && panel === "edit" ? <EditPartner partner={partner} onClose={close} /> : null}
        {partner && administers && panel === "invite" ? (
          <InviteDialog
            endpoint={inviteToPartner}
            params={{ partnerId }}
            title={t("partners.inviteOf", { name: partner.name })}
            roles={["coordinator"]}
            help={t("partners.inviteHelp")}
            onClose={close}
          />
        ) : null}
        {partner && administers && panel === "agreement" ? (
          <AgreementEditor
            partnerId={partnerId}
            onSaved={({ agreementId }) => void navigate(`/partners/agreements/${agreementId}`)}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </>
  );
}
