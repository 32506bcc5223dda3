import { type Agreement, getPartnerHome, type PartnerHome } from "@shanhai/contract/agreement";
import type { Grant } from "@shanhai/contract/grant";
import Skeleton from "antd/es/skeleton";
import { Link } from "react-router";
import { AgreementStatusTag } from "../agreements/agreement-status-tag.tsx";
import { useAgreementWords } from "../agreements/agreement-words.ts";
import { Obligations } from "../agreements/obligations.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { OpenGrants } from "../partners/open-grants.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import "../agreements/agreements.css";
import "../partners/partners.css";

/** Where what an agreement opens is to be seen. */
const PAGES: Record<Grant, string> = {
  demand: "/demand",
  postings: "/postings",
  places: "/two-places",
  relay: "/relays",
  rosters: "/rosters",
  cohorts: "/cohorts",
  prospects: "/prospects",
};

function AgreementCard({ agreement }: { agreement: Agreement }) {
  const { t } = useWords();
  const words = useAgreementWords();
  const { agreementId, title, number, status, opens, obligations } = agreement;
  const left = words.left(agreement);
  const late = obligations.some(({ overdue }) => overdue);
  return (
    <li>
      <Link to={`/agreements/${agreementId}`}>{title}</Link> <AgreementStatusTag status={status} />{" "}
      {late ? (
        <span className="tag" data-tone="bad">
          {t("agreements.overdue")}
        </span>
      ) : null}
      <p className="quiet">
        {number} · <span className="number">{words.term(agreement)}</span>
        {left ? ` · ${left}` : ""}
      </p>
      <p>
        {t("agreements.opens")}
        {t("punctuation.colon")}
        {words.grants(opens)}
      </p>
    </li>
  );
}

function Home({ home }: { home: PartnerHome }) {
  const { t } = useWords();
  const { open, agreements, status } = home;
  const due = agreements.filter(
    (one) => one.status === "active" && one.obligations.some(({ met, overdue }) => overdue || !met),
  );
  return (
    <>
      <section className="panel" aria-label={t("partnerHome.openNow")}>
        <h2>{t("partnerHome.openNow")}</h2>
        {open.length > 0 ? (
          <OpenGrants open={open} pages={PAGES} />
        ) : (
          <p className="quiet">
            {t("partnerHome.openNothing")}
            <br />
            {t("partnerHome.openNothingHelp")}
          </p>
        )}
      </section>
      <section className="panel" aria-label={t("partnerHome.todo")}>
        <h2>{t("partnerHome.todo")}</h2>
        {due.length > 0 ? (
          due.map((agreement) => (
            <div className="obligations-of" key={agreement.agreementId}>
              <p className="quiet">{agreement.title}</p>
              <Obligations agreement={agreement} records={status === "active"} open />
            </div>
          ))
        ) : (
          <p className="quiet">{t("partnerHome.todoEmpty")}</p>
        )}
      </section>
      <section className="panel" aria-label={t("partnerHome.agreements")}>
        <h2>{t("partnerHome.agreements")}</h2>
        {agreements.length > 0 ? (
          <ul className="agreement-cards">
            {agreements.map((agreement) => (
              <AgreementCard key={agreement.agreementId} agreement={agreement} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t("partnerHome.noAgreements")} help={t("partnerHome.noAgreementsHelp")} />
        )}
      </section>
    </>
  );
}

/** What a partner's people see first: what is open to them, what they promised, and under which agreements. */
export function PartnerHomePage() {
  const { t } = useWords();
  const read = useEndpoint(getPartnerHome, {}, { refetchInterval: 15_000 });
  const home = read.data;
  return (
    <>
      <PageHead
        title={home?.name ?? t("partnerHome.home")}
        aside={home ? <span className="tag">{t(`partnerKind.${home.kind}`)}</span> : null}
      />
      {read.isError && !home ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : home ? (
        <Home home={home} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </>
  );
}
