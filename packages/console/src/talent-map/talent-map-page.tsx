import { type ChainOrNone, NO_CHAIN } from "@shanhai/contract/chain";
import { CHAIN_WORDS } from "@shanhai/contract/chain-words";
import {
  type TalentTable as FileTable,
  getTalentMap,
  getTalentMapFile,
  type TalentMap,
} from "@shanhai/contract/talent-map";
import Skeleton from "antd/es/skeleton";
import { useMemo } from "react";
import { FileExport } from "../figures/figures-export.tsx";
import { DivisionName } from "../format/division-name.tsx";
import { countText } from "../format/figure.ts";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { type Side, TalentDrawer } from "./talent-drawer.tsx";
import { TalentFilters } from "./talent-filters.tsx";
import { TalentGraph } from "./talent-graph.tsx";
import { TalentHeat } from "./talent-heat.tsx";
import {
  CHAINS_OR_NONE,
  ofChains,
  type PlacedRow,
  readChain,
  readTalentQuery,
  rowsOf,
  shortest,
} from "./talent-query.ts";
import { readSort, TalentTable } from "./talent-table.tsx";
import "../figures/figures.css";
import "../two-places/two-places.css";
import "./talent-map.css";

const FRESH_MS = 10_000;

/** What a chain's numbers come to; choosing one shows it alone. */
function Chains({
  map,
  chosen,
  onChoose,
}: {
  map: TalentMap;
  chosen: ChainOrNone | undefined;
  onChoose: (chain: ChainOrNone | undefined) => void;
}) {
  const { t, language } = useWords();
  return (
    <div className="talent-chains">
      {map.chains.map(({ chain, open, short, demanded }) => (
        <button
          key={chain}
          type="button"
          aria-pressed={chain === chosen}
          onClick={() => onChoose(chain === chosen ? undefined : chain)}
        >
          <strong>{CHAIN_WORDS[language][chain]}</strong>
          <span className="number">{t("talentMap.chainOpen", { n: countText(open) })}</span>
          <small className="quiet">
            <span>{short > 0 ? t("talentMap.chainShort", { n: countText(short) }) : t("talentMap.chainEnough")}</span>{" "}
            <span>{t("talentMap.chainAsked", { n: countText(demanded) })}</span>
          </small>
        </button>
      ))}
    </div>
  );
}

function useFinding(rows: readonly PlacedRow[]): string {
  const { t, language } = useWords();
  const worst = shortest(rows);
  if (!worst) return t("talentMap.findingNone");
  const { occupation, chain, gap = 0 } = worst;
  if (chain === NO_CHAIN) return t("talentMap.findingOther", { occupation, n: countText(gap) });
  return t("talentMap.finding", { chain: CHAIN_WORDS[language][chain], occupation, n: countText(gap) });
}

function Shown({ map, side }: { map: TalentMap; side: Side }) {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const query = useMemo(() => readTalentQuery(words), [words]);
  const chain = readChain(words);
  const across = words.get("heat") === "trend" ? "trend" : "places";
  const rows = useMemo(() => rowsOf(map, chain), [map, chain]);
  const finding = useFinding(rows);
  const open = (row: PlacedRow, division?: string) =>
    change({ occupation: row.occupation, of: row.chain, ...(division?.match(/^\d{6}$/) ? { division } : {}) });
  const exportOf = (table: FileTable) => (
    <FileExport take={(format, language) => call(getTalentMapFile, { query: { ...query, table, format, language } })} />
  );
  const occupation = words.get("occupation");
  const of = CHAINS_OR_NONE.find((one) => one === words.get("of"));
  return (
    <>
      <Chains map={map} chosen={chain} onChoose={(one) => change({ chain: one })} />
      {rows.length === 0 ? (
        <div className="list">
          <EmptyState title={t("talentMap.empty")} help={t(`talentMap.emptyHelp.${side}`)} />
        </div>
      ) : (
        <>
          <section className="panel" aria-label={t("talentMap.graph")}>
            <h2>{finding}</h2>
            <TalentGraph
              map={map}
              rows={chain === undefined ? ofChains(rows) : rows}
              onOpen={open}
              onChain={(one) => change({ chain: one })}
            />
          </section>
          <section className="panel" aria-label={t("talentMap.heat")}>
            <div className="places-head">
              <h2>{t(across === "places" ? "talentMap.heatPlaces" : "talentMap.heatMonths")}</h2>
              <span className="figure-acts no-print">
                <select
                  className="select"
                  aria-label={t("talentMap.heat")}
                  value={across}
                  onChange={({ target }) => change({ heat: target.value === "trend" ? "trend" : undefined })}
                >
                  <option value="places">{t("talentMap.byPlace")}</option>
                  <option value="trend">{t("talentMap.byMonth")}</option>
                </select>
                {exportOf(across === "places" ? "divisions" : "months")}
              </span>
            </div>
            <TalentHeat map={map} rows={rows} across={across} onOpen={open} />
          </section>
          <section className="panel" aria-label={t("talentMap.table")}>
            <div className="places-head">
              <h2>{t("talentMap.table")}</h2>
              {exportOf("occupations")}
            </div>
            <p className="quiet">{t("talentMap.shared")}</p>
            <TalentTable
              rows={rows}
              sort={readSort(words)}
              onSort={(sort) => change({ sort: sort === "open" ? undefined : sort })}
              onOpen={open}
              own={side === "agency"}
            />
          </section>
        </>
      )}
      {map.unstated > 0 ? <p className="quiet">{t("talentMap.unstated", { n: map.unstated })}</p> : null}
      {occupation ? (
        <TalentDrawer
          query={query}
          occupation={occupation}
          chain={of}
          side={side}
          onClose={() => change({ occupation: undefined, of: undefined })}
        />
      ) : null}
    </>
  );
}

/** The map of a place, as the address names it; follows what happens while it is open. */
function PlaceMap({ side }: { side: Side }) {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const query = useMemo(() => readTalentQuery(words), [words]);
  const read = useEndpoint(getTalentMap, { query }, { refetchInterval: FRESH_MS, keepPrevious: true });
  const map = read.data;
  return (
    <>
      <p className="quiet">
        {t(`talentMap.lead.${side}`)} {map ? <DivisionName code={map.division} /> : null}
      </p>
      <TalentFilters words={words} division={map?.division} onChange={change} />
      {read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : map ? (
        <Shown map={map} side={side} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </>
  );
}

/** For the park's staff and for agencies. */
export function TalentMapPage({ side }: { side: "park" | "agency" }) {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("talentMap.title")} />
      <PlaceMap side={side} />
    </>
  );
}

/** For a partner, while an agreement opens it. */
export function PartnerTalentMapPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("talentMap.title")} />
      <Opened grant="places">
        <PlaceMap side="partner" />
      </Opened>
    </>
  );
}
