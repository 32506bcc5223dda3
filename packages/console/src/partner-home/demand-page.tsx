import { type DemandCell, getDemand } from "@shanhai/contract/demand";
import { countText } from "../format/figure.ts";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Opened } from "./opened.tsx";

/** The park's open seats by place and occupation, while an agreement opens them. */
export function DemandPage() {
  const { t } = useWords();
  const read = useEndpoint(getDemand, {}, { refetchInterval: 15_000 });
  const demand = read.data;
  const columns: Column<DemandCell>[] = [
    {
      key: "occupation",
      title: t("positions.occupation"),
      render: (one) => <b className="row-name">{one.occupation}</b>,
    },
    { key: "place", title: t("positions.place"), render: (one) => one.place },
    {
      key: "open",
      title: t("partnerHome.seats"),
      render: (one) => <span className="number">{t("partnerHome.seatsOf", { n: one.open })}</span>,
      align: "end",
      width: 120,
    },
    {
      key: "positions",
      title: t("partnerHome.positions"),
      render: (one) => <span className="number">{one.positions}</span>,
      align: "end",
      width: 120,
    },
  ];
  return (
    <>
      <PageHead title={t("partnerHome.demandTitle")} />
      <Opened grant="demand">
        <p className="quiet">{t("partnerHome.demandLead")}</p>
        {demand && demand.open > 0 ? (
          <p className="demand-sum">
            {t("partnerHome.demandSum", { seats: countText(demand.open), n: countText(demand.positions) })}
          </p>
        ) : null}
        {read.isError && !demand ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
        <div className="list" hidden={read.isError && !demand}>
          {demand?.cells.length === 0 ? (
            <EmptyState title={t("partnerHome.demandEmpty")} help={t("partnerHome.demandEmptyHelp")} />
          ) : (
            <DataTable
              label={t("partnerHome.demandTitle")}
              columns={columns}
              rows={demand?.cells}
              rowKey={(one) => `${one.place} ${one.occupation}`}
            />
          )}
        </div>
      </Opened>
    </>
  );
}
