import { type Agreement, getAgreement } from "@shanhai/contract/agreement";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { AuditList } from "../audit/audit-list.tsx";
import { FulfilmentsList } from "../fulfilments/fulfilments-list.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { AgreementActs } from "./agreement-acts.tsx";
import { AgreementStatusTag } from "./agreement-status-tag.tsx";
import { useAgreementWords } from "./agreement-words.ts";
import { Obligations } from "./obligations.tsx";
import "../partners/partners.css";

const AgreementEditor = lazy(async () => ({ default: (await import("./agreement-editor.tsx")).AgreementEditor }));

/** What its state means for the people who read it. */
function StateNotice({ agreement }: { agreement: Agreement }) {
  const { t } = useWords();
  const { day } = useAgreementWords();
  const { status, from, to, revocation } = agreement;
  if (status === "active") return null;
  const text = revocation
    ? t("agreements.revokedNotice", { on: day(revocation.on), reason: revocation.reason })
    : t(`agreements.${status === "revoked" ? "expired" : status}Notice`, { from: day(from), to: day(to) });
  return (
    <p className="notice" data-tone={status === "revoked" ? "bad" : status === "upcoming" ? "quiet" : undefined}>
      {text}
    </p>
  );
}

function Detail({ agreement, records }: { agreement: Agreement; records: boolean }) {
  const { t } = useWords();
  const words = useAgreementWords();
  const inPark = useSession().membership.kind === "park";
  const { number, parkName, partners, opens, note, term, renews, renewedBy, obligations, status } = agreement;
  return (
    <>
      <StateNotice agreement={agreement} />
      <section className="panel" aria-label={t("agreements.one")}>
        <Facts
          facts={[
            [t("agreements.number"), number],
            [t("agreements.park"), parkName],
            [
              t("agreements.parties"),
              <span key="parties">
                {partners.map(({ partnerId, name }, index) => (
                  <span key={partnerId}>
                    {index > 0 ? t("punctuation.list") : ""}
                    {inPark ? <Link to={`/partners/${partnerId}`}>{name}</Link> : name}
                  </span>
                ))}
              </span>,
            ],
            [
              t("agreements.term"),
              <span key="term" className="number">
                {words.term(agreement)}
                {words.left(agreement) ? ` · ${words.left(agreement)}` : ""}
                {term > 1 ? ` · ${t("agreements.nth", { n: term })}` : ""}
              </span>,
            ],
            [t("agreements.opens"), words.grants(opens)],
            [t("agreements.note"), note],
          ]}
        />
        {inPark && (renews || renewedBy) ? (
          <p className="agreement-terms">
            {renews ? <Link to={`/partners/agreements/${renews}`}>{t("agreements.openEarlier")}</Link> : null}
            {renewedBy ? <Link to={`/partners/agreements/${renewedBy}`}>{t("agreements.openRenewal")}</Link> : null}
          </p>
        ) : null}
      </section>
      <section className="panel" aria-label={t("agreements.obligations")}>
        <h2>{t("agreements.obligations")}</h2>
        {obligations.length > 0 ? (
          <Obligations agreement={agreement} records={records} />
        ) : (
          <p className="quiet">{t("agreements.noObligations")}</p>
        )}
      </section>
      {status === "draft" || obligations.length === 0 ? null : (
        <section className="agreement-record" aria-label={t("fulfilments.title")}>
          <header className="section-head">
            <h2 className="section-title">{t("fulfilments.title")}</h2>
            <small className="quiet">{t("fulfilments.soon")}</small>
          </header>
          <FulfilmentsList agreement={agreement} records={records} />
        </section>
      )}
    </>
  );
}

/** One agreement, as the park keeps it or as its partner reads it. */
export function AgreementPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const { agreementId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getAgreement, { params: { agreementId } }, { refetchInterval: 10_000 });
  const agreement = read.data;
  const administers = membership.role === "administrator";
  const records =
    agreement !== undefined &&
    (membership.kind === "partner" ? agreement.status === "active" : administers && agreement.status !== "draft");
  const back =
    membership.kind === "partner"
      ? { to: "/home", title: t("nav.partnerHome") }
      : { to: "/partners/agreements", title: t("agreements.title") };
  return (
    <>
      <PageHead
        title={agreement?.title ?? t("agreements.one")}
        back={back}
        aside={agreement ? <AgreementStatusTag status={agreement.status} /> : null}
      >
        {agreement && administers ? (
          <>
            {agreement.status === "draft" ? (
              <Button onClick={() => setPanel("edit")}>{t("agreements.edit")}</Button>
            ) : null}
            <AgreementActs key={agreement.agreementId} agreement={agreement} />
          </>
        ) : null}
      </PageHead>
      {read.isError && !agreement ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : agreement ? (
        <Detail agreement={agreement} records={records} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
      {agreement && administers ? (
        <section className="agreement-record" aria-label={t("audit.history")}>
          <header className="section-head">
            <h2 className="section-title">{t("audit.history")}</h2>
          </header>
          <AuditList recordId={agreementId} />
        </section>
      ) : null}
      <Suspense>
        {agreement && administers && agreement.status === "draft" && panel === "edit" ? (
          <AgreementEditor
            agreement={agreement}
            onSaved={() => setPanel(undefined)}
            onClose={() => setPanel(undefined)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
