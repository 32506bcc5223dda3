import { type BoardCity, type BoardPosting, listBoard, listBoardCities } from "@shanhai/contract/posting";
import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { countText } from "../format/figure.ts";
import { Day, Moment } from "../format/moment.tsx";
import { payText } from "../format/pay.ts";
import { JobBoardCode } from "../job-board/job-board-code.tsx";
import { JobBoardTabs } from "../job-board/job-board-tabs.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { SeatsText } from "./posting-words.tsx";
import "./postings.css";

const FRESH_MS = 8_000;

/** What is on the board of one city, or of all; a median stands for a city alone. */
function BoardFigures({ cities, city }: { cities: readonly BoardCity[]; city: BoardCity | undefined }) {
  const { t } = useWords();
  const shown = city ? [city] : cities;
  const sum = (name: "postings" | "open") => countText(shown.reduce((total, one) => total + one[name], 0));
  return (
    <p className="board-figures number">
      <span>
        {t("jobBoard.postings")} <strong>{sum("postings")}</strong>
      </span>
      <span>
        {t("jobBoard.open")} <strong>{sum("open")}</strong>
      </span>
      {city?.medianPay === undefined ? null : (
        <span>
          {t("jobBoard.median")} <strong>{payText(city.medianPay, city.medianPay)}</strong>
        </span>
      )}
    </p>
  );
}

/** What the park's agencies have made known to everybody, as job seekers find it. */
export function BoardPage() {
  const { t } = useWords();
  const { membership } = useSession();
  const administers = membership.role === "administrator";
  const [code, setCode] = useState(false);
  const { words, change } = useAddressWords();
  const cities = useEndpoint(listBoardCities, {}, { refetchInterval: FRESH_MS }).data?.items ?? [];
  const division = words.get("division") ?? undefined;
  const columns: Column<BoardPosting>[] = [
    {
      key: "position",
      title: t("jobBoard.position"),
      render: (one) => (
        <>
          <span className="row-name">{one.title}</span>
          <small>{one.enterpriseName}</small>
        </>
      ),
    },
    {
      key: "agency",
      title: t("jobBoard.agency"),
      render: (one) => <Link to={`/agencies/${one.agencyId}`}>{one.agencyName}</Link>,
      width: "18%",
    },
    {
      key: "pay",
      title: t("jobBoard.pay"),
      render: (one) => <span className="number nowrap">{payText(one.payMin, one.payMax)}</span>,
      width: 130,
    },
    { key: "open", title: t("postings.seats"), render: (one) => <SeatsText {...one} />, width: 150 },
    { key: "division", title: t("postings.division"), render: (one) => one.divisionName, width: "17%" },
    { key: "until", title: t("jobBoard.until"), render: (one) => <Day date={one.shownThrough} />, width: 110 },
    {
      key: "at",
      title: t("postings.refreshedAt"),
      render: (one) => <Moment at={one.refreshedAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  return (
    <>
      <PageHead title={t("jobBoard.title")}>
        {administers ? <Button onClick={() => setCode(true)}>{t("boardCode.title")}</Button> : null}
      </PageHead>
      <JobBoardTabs />
      <p className="quiet">{t("jobBoard.pageHelp")}</p>
      <div className="board-filters">
        <select
          className="select"
          aria-label={t("jobBoard.city")}
          value={division ?? ""}
          onChange={(event) => change({ division: event.target.value || undefined, cursor: undefined })}
        >
          <option value="">{t("jobBoard.allCities")}</option>
          {cities.map((one) => (
            <option key={one.division} value={one.division}>
              {t("jobBoard.cityOf", { name: one.name, n: countText(one.postings) })}
            </option>
          ))}
        </select>
        <BoardFigures cities={cities} city={cities.find((one) => one.division === division)} />
      </div>
      <CursorList
        key={division}
        endpoint={listBoard}
        query={division ? { division } : {}}
        label={t("jobBoard.title")}
        columns={columns}
        rowKey={({ postingId }) => postingId}
        refetchInterval={FRESH_MS}
        empty={
          <EmptyState title={t(division ? "jobBoard.emptyCity" : "jobBoard.empty")} help={t("jobBoard.emptyHelp")} />
        }
      />
      {code ? <JobBoardCode onClose={() => setCode(false)} /> : null}
    </>
  );
}
