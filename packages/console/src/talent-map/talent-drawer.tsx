import type { ChainOrNone } from "@shanhai/contract/chain";
import { CHAIN_WORDS } from "@shanhai/contract/chain-words";
import { getTalentOccupation, type TalentOccupation, type TalentSeat } from "@shanhai/contract/talent-map";
import Skeleton from "antd/es/skeleton";
import { useMemo } from "react";
import { Link } from "react-router";
import { Chart } from "../figures/chart.tsx";
import { barOption } from "../figures/chart-options.ts";
import { countText } from "../format/figure.ts";
import { payText } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ScrollArea } from "../shell/scroll-area.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { Gap, People } from "../two-places/side-counts.tsx";
import type { TalentQuery } from "./talent-query.ts";

export type Side = "park" | "agency" | "partner";

function Seats({ seats, side }: { seats: readonly TalentSeat[]; side: Side }) {
  const { t, language } = useWords();
  return (
    <ul className="talent-seats">
      {seats.map((seat) => (
        <li key={seat.positionId}>
          <div>
            {side === "agency" ? (
              <Link to={`/orders/${seat.orderId}`}>{seat.title ?? seat.orderId}</Link>
            ) : (
              <strong>{seat.title ?? seat.orderId}</strong>
            )}{" "}
            <span className="number">{t("talentMap.seatOpen", { n: countText(seat.open) })}</span>
          </div>
          <small className="quiet">
            {[
              seat.enterpriseName,
              side === "park" ? seat.agencyName : undefined,
              CHAIN_WORDS[language][seat.chain],
              seat.divisionName,
              payText(seat.payMin, seat.payMax),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Behind({ found, side }: { found: TalentOccupation; side: Side }) {
  const { t } = useWords();
  const { positions, open } = found.others;
  return (
    <section aria-label={t("talentMap.behind")}>
      <h3>{t("talentMap.behind")}</h3>
      <Seats seats={found.seats} side={side} />
      {positions > 0 ? (
        <p className="quiet">
          {t(side === "agency" ? "talentMap.othersAgency" : "talentMap.others", { positions, open: countText(open) })}
        </p>
      ) : null}
      {found.seats.length + positions === 0 ? <p className="quiet">{t("talentMap.nothingOpen")}</p> : null}
      <p className="talent-links no-print">
        {side === "agency" ? (
          <Link to={`/candidates?occupation=${encodeURIComponent(found.occupation)}`}>{t("talentMap.ownPeople")}</Link>
        ) : null}
        {side === "park" ? (
          <>
            <Link to="/park-orders">{t("talentMap.toOrders")}</Link>
            <Link to="/job-board">{t("talentMap.toBoard")}</Link>
          </>
        ) : null}
      </p>
    </section>
  );
}

function Found({ found, side }: { found: TalentOccupation; side: Side }) {
  const { t } = useWords();
  const option = useMemo(
    () =>
      barOption(
        { name: "", values: found.months.map(({ demanded }) => demanded) },
        { labels: found.months.map(({ month }) => month.slice(2)), text: countText },
      ),
    [found],
  );
  return (
    <>
      <dl className="talent-facts">
        <div>
          <dt>{t("talentMap.columns.open")}</dt>
          <dd className="number">{countText(found.open)}</dd>
        </div>
        <div>
          <dt>{t("talentMap.columns.available")}</dt>
          <dd>
            <People count={found.available} few={found.few} />
          </dd>
        </div>
        <div>
          <dt>{t("talentMap.columns.gap")}</dt>
          <dd>
            <Gap side={found} />
          </dd>
        </div>
        <div>
          <dt>{t("talentMap.columns.medianPay")}</dt>
          <dd className="number">{payText(found.medianPay, found.medianPay) || "—"}</dd>
        </div>
      </dl>
      <p className="quiet">{t("talentMap.shared")}</p>
      <h3>
        {t("talentMap.askedFinding", {
          n: countText(found.demanded),
          months: found.months.length,
          came: found.filled === undefined ? t("twoPlaces.few") : countText(found.filled),
        })}
      </h3>
      <Chart option={option} height={160} />
      <ScrollArea label={t("talentMap.heatPlaceMonth")} className="talent-scroll">
        <table className="talent-table heat-table" aria-label={t("talentMap.heatPlaceMonth")}>
          <thead>
            <tr>
              <th scope="col">{t("talentMap.place")}</th>
              <th scope="col">{t("talentMap.columns.open")}</th>
              {found.months.slice(-6).map(({ month }) => (
                <th key={month} scope="col">
                  {month.slice(2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.divisions.map(({ division, name, open, demanded }) => (
              <tr key={division}>
                <th scope="row">{name}</th>
                <td className="number">{countText(open)}</td>
                {demanded.slice(-6).map((count, index) => (
                  <td key={found.months.at(index - Math.min(6, demanded.length))?.month} className="number">
                    {count > 0 ? countText(count) : "·"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <Behind found={found} side={side} />
    </>
  );
}

interface TalentDrawerProps {
  query: TalentQuery;
  occupation: string;
  chain: ChainOrNone | undefined;
  side: Side;
  onClose: () => void;
}

/** One occupation: month by month, place by place, and the positions behind its seats. */
export function TalentDrawer({ query, occupation, chain, side, onClose }: TalentDrawerProps) {
  const { t, language } = useWords();
  const read = useEndpoint(getTalentOccupation, { query: { ...query, occupation, ...(chain ? { chain } : {}) } });
  const title = chain ? t("talentMap.ofChain", { occupation, chain: CHAIN_WORDS[language][chain] }) : occupation;
  return (
    <SideDrawer title={title} onClose={onClose} width={620}>
      {read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : read.data ? (
        <Found found={read.data} side={side} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </SideDrawer>
  );
}
