import { compareTwoPlaces, getTwoPlacesFile, type PlacesTable, type TwoPlaces } from "@shanhai/contract/two-places";
import Skeleton from "antd/es/skeleton";
import { useMemo } from "react";
import { FileExport } from "../figures/figures-export.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { PartnerTabs } from "../partners/partner-tabs.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { FlowsTable, RoutesTable } from "./flow-tables.tsx";
import { OccupationsTable } from "./occupations-table.tsx";
import { PlacesFilters } from "./places-filters.tsx";
import { type PlacesQuery, readPlacesQuery } from "./places-query.ts";
import { Gap, People } from "./side-counts.tsx";
import "../figures/figures.css";
import "./two-places.css";

const FRESH_MS = 10_000;

/** The two places in a line each: how many seats, how many people, what is missing. */
function Summary({ places, staff }: { places: TwoPlaces; staff: boolean }) {
  const { t } = useWords();
  return (
    <div className="places-summary">
      {places.places.map(({ name, counts }, index) => (
        <section key={index === 0 ? "one" : "two"} className="panel" aria-label={name}>
          <h2>{name}</h2>
          <dl>
            <div>
              <dt>{t("twoPlaces.open")}</dt>
              <dd className="number">{counts.open.toLocaleString()}</dd>
            </div>
            {staff ? (
              <div>
                <dt>{t("twoPlaces.people")}</dt>
                <dd>
                  <People count={counts.people} few={false} />
                </dd>
              </div>
            ) : null}
            <div>
              <dt>{t("twoPlaces.available")}</dt>
              <dd>
                <People count={counts.available} few={false} />
              </dd>
            </div>
            <div>
              <dt>{t("twoPlaces.gap")}</dt>
              <dd>
                <Gap side={counts} />
              </dd>
            </div>
          </dl>
        </section>
      ))}
    </div>
  );
}

function Shown({ places, query, staff }: { places: TwoPlaces; query: PlacesQuery; staff: boolean }) {
  const { t } = useWords();
  const [one = "", two = ""] = places.places.map(({ name }) => name);
  const { open, people = 0 } = places.unstated;
  const filtered = query.occupation !== undefined || query.skillLevel !== undefined;
  const { months = "12", ...rest } = query;
  const exportOf = (table: PlacesTable) => (
    <FileExport
      take={(format, language) => call(getTwoPlacesFile, { query: { ...rest, months, table, format, language } })}
    />
  );
  return (
    <>
      <Summary places={places} staff={staff} />
      <section className="panel" aria-label={t("twoPlaces.occupations")}>
        <div className="places-head">
          <h2>{t("twoPlaces.occupations")}</h2>
          {places.occupations.length > 0 ? exportOf("occupations") : null}
        </div>
        {places.occupations.length > 0 ? (
          <OccupationsTable places={places} staff={staff} />
        ) : filtered ? (
          <EmptyState title={t("twoPlaces.emptyFilter")} />
        ) : (
          <EmptyState title={t("twoPlaces.empty")} help={t("twoPlaces.emptyHelp")} />
        )}
        {places.places.some(({ counts }) => counts.few) ? <p className="quiet">{t("twoPlaces.fewNote")}</p> : null}
        {open + people > 0 ? (
          <p className="quiet">{t(staff ? "twoPlaces.unstatedBoth" : "twoPlaces.unstatedNote", { open, people })}</p>
        ) : null}
      </section>
      <div className="places-flows">
        <section className="panel" aria-label={t("twoPlaces.flows")}>
          <div className="places-head">
            <h2>{t("twoPlaces.flows")}</h2>
            {exportOf("flows")}
          </div>
          <p className="quiet">{t("twoPlaces.flowsHelp", { one, two })}</p>
          <FlowsTable places={places} />
        </section>
        <section className="panel" aria-label={t("twoPlaces.routes", { n: months })}>
          <div className="places-head">
            <h2>{t("twoPlaces.routes", { n: months })}</h2>
            {places.routes.length > 0 ? exportOf("routes") : null}
          </div>
          <p className="quiet">{t("twoPlaces.routesLead")}</p>
          <RoutesTable routes={places.routes} />
        </section>
      </div>
    </>
  );
}

/** Two places side by side, as the address names them; follows what happens while it is open. */
function Comparison({ staff }: { staff: boolean }) {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const query = useMemo(() => readPlacesQuery(words), [words]);
  const read = useEndpoint(compareTwoPlaces, { query }, { refetchInterval: FRESH_MS, keepPrevious: true });
  const places = read.data;
  return (
    <>
      <p className="quiet">{t(staff ? "twoPlaces.lead" : "twoPlaces.leadPartner")}</p>
      <PlacesFilters query={query} shown={places} onChange={change} />
      {read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : places ? (
        <Shown places={places} query={query} staff={staff} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </>
  );
}

/** For the park's staff, among what it does with others. */
export function TwoPlacesPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("partners.title")} />
      <PartnerTabs />
      <Comparison staff />
    </>
  );
}

/** For a partner, while an agreement opens it. */
export function PartnerPlacesPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("twoPlaces.title")} />
      <Opened grant="places">
        <Comparison staff={false} />
      </Opened>
    </>
  );
}
