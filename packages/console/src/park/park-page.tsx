import { listAgencies } from "@shanhai/contract/agency";
import { inviteToPark } from "@shanhai/contract/invitation";
import { getPark, type ParkOverview } from "@shanhai/contract/park";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { AgencyScore } from "../agencies/agency-score.tsx";
import { DivisionName } from "../format/division-name.tsx";
import { countText, shareText } from "../format/figure.ts";
import { moneyText } from "../format/money.ts";
import { DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SeatsCell } from "../orders/seats-bar.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import "./park.css";

const InviteDialog = lazy(async () => ({ default: (await import("../invitations/invite-dialog.tsx")).InviteDialog }));

/** Figures follow the agencies' work within seconds; the page follows the figures. */
const FRESH_MS = 8_000;

function Figures({ park }: { park: ParkOverview }) {
  const { t, language } = useWords();
  const figures = [
    {
      title: t("park.agencies"),
      value: countText(park.agencies),
      note: `${t("park.outside")} ${countText(park.agenciesFromOutside)} · ${t("park.outsideShare", { share: shareText(park.agenciesFromOutside, park.agencies) })}`,
    },
    {
      title: t("park.revenue"),
      value: moneyText(park.revenue, language),
      note: t("park.ofFilings", { n: countText(park.filings) }),
    },
    {
      title: t("park.tax"),
      value: moneyText(park.tax, language),
      note: t("park.taxRate", { share: shareText(park.tax, park.revenue) }),
    },
    {
      title: t("park.orders"),
      value: countText(park.orders),
      note: t("park.ordersFulfilled", { n: countText(park.ordersFulfilled) }),
    },
    {
      title: t("park.arrivals"),
      value: countText(park.filled),
      note: t("park.ofHeadcount", { n: countText(park.headcount), share: shareText(park.filled, park.headcount) }),
    },
    {
      title: t("park.evaluations"),
      value: countText(park.evaluations),
      note: park.averageScore === undefined ? t("park.noScore") : t("park.averageScore", { score: park.averageScore }),
    },
  ];
  return (
    <dl className="figures">
      {figures.map(({ title, value, note }) => (
        <div key={title} className="panel">
          <dt>{title}</dt>
          <dd>
            <strong className="number">{value}</strong>
            <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function RecentAgencies() {
  const { t } = useWords();
  const read = useEndpoint(listAgencies, { query: { limit: 8 } }, { refetchInterval: FRESH_MS });
  const agencies = read.data?.items;
  return (
    <section aria-label={t("park.recent")}>
      <header className="section-head">
        <h2 className="section-title">{t("park.recent")}</h2>
        <Link to="/agencies">{t("park.allAgencies")}</Link>
      </header>
      <div className="list">
        {read.isError && !agencies ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        {agencies?.length === 0 ? (
          <EmptyState title={t("agencies.empty")} help={t("agencies.emptyHelp")}>
            <Link to="/agencies?panel=new">{t("agencies.register")}</Link>
          </EmptyState>
        ) : (
          <DataTable
            label={t("park.recent")}
            rows={agencies}
            rowKey={(one) => one.agencyId}
            columns={[
              {
                key: "name",
                title: t("park.agencyName"),
                render: (one) => (
                  <Link className="row-name" to={`/agencies/${one.agencyId}`}>
                    {one.name}
                  </Link>
                ),
              },
              {
                key: "orders",
                title: t("park.agencyOrders"),
                render: (one) => t("agencies.ordersDone", { done: one.ordersFulfilled, all: one.orders }),
                width: "18%",
              },
              {
                key: "filled",
                title: t("park.agencyFilled"),
                render: (one) => <SeatsCell headcount={one.headcount} filled={one.filled} />,
                width: "30%",
              },
              {
                key: "score",
                title: t("park.agencyScore"),
                render: (one) => <AgencyScore agency={one} />,
                width: "18%",
              },
            ]}
          />
        )}
      </div>
    </section>
  );
}

/** The park at a glance. */
export function ParkPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getPark, {}, { refetchInterval: FRESH_MS });
  const park = read.data;
  return (
    <>
      <PageHead
        title={park?.name ?? t("park.overview")}
        aside={
          park ? (
            <span className="quiet">
              <DivisionName code={park.division} />
            </span>
          ) : null
        }
      >
        {membership.role === "administrator" ? (
          <Button onClick={() => setPanel("invite")}>{t("invitation.inviteEvaluator")}</Button>
        ) : null}
      </PageHead>
      {read.isError && !park ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {park ? <Figures park={park} /> : read.isPending ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
      <RecentAgencies />
      {panel === "invite" ? (
        <Suspense>
          <InviteDialog
            endpoint={inviteToPark}
            title={t("invitation.inviteToPark")}
            roles={["evaluator", "administrator"]}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
