import type { ChainOrNone } from "@shanhai/contract/chain";
import { CHAIN_WORDS, SEGMENT_WORDS } from "@shanhai/contract/chain-words";
import type { TalentMap } from "@shanhai/contract/talent-map";
import Button from "antd/es/button";
import { SankeyChart } from "echarts/charts";
import { type EChartsCoreOption, use } from "echarts/core";
import { useCallback, useMemo, useRef } from "react";
import { Chart } from "../figures/chart.tsx";
import { CHART_INK, MARKS } from "../figures/palette.ts";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { downloadBlob } from "../shell/download.ts";
import { useNarrow } from "../shell/use-narrow.ts";
import { CHAINS_OR_NONE, type PlacedRow } from "./talent-query.ts";

use([SankeyChart]);

/** Okabe and Ito's orange and a blue-green: told apart without seeing red and green, and in print; the words say it as well. */
const { orange: SHORT, blue: ENOUGH } = MARKS;
const STEM = CHART_INK;
const INK = "#2b353b";

const [MOST_WIDE, MOST_NARROW] = [24, 12];
/** Characters of a name that leave room for its number on a phone; the table below has them all. */
const LONGEST_NARROW = 9;
interface GraphWords {
  chain: (row: PlacedRow) => string;
  segment: (row: PlacedRow) => string;
  occupation: (row: PlacedRow) => string;
}

const leafOf = ({ chain, segment, occupation }: PlacedRow) => `${chain}/${segment}/${occupation}`;

/** Chain, segment (where there is room for it) and occupation, as wide as the seats that are open. */
function graphOption(rows: readonly PlacedRow[], words: GraphWords, narrow: boolean): EChartsCoreOption {
  const nodes = new Map<string, object>();
  const links = new Map<string, { source: string; target: string; value: number }>();
  const node = (name: string, label: string, color: string, depth: number) => {
    nodes.set(name, { name, value: 0, depth, itemStyle: { color }, label: { formatter: label } });
    return name;
  };
  const link = (source: string, target: string, seats: number) => {
    const name = `${source} ${target}`;
    links.set(name, { source, target, value: (links.get(name)?.value ?? 0) + seats });
  };
  for (const row of rows) {
    const chain = node(row.chain, words.chain(row), STEM, 0);
    const leaf = leafOf(row);
    node(leaf, words.occupation(row), (row.gap ?? 0) > 0 ? SHORT : ENOUGH, narrow ? 1 : 2);
    if (narrow) link(chain, leaf, row.open);
    else {
      const segment = node(`${row.chain}/${row.segment}`, words.segment(row), STEM, 1);
      link(chain, segment, row.open);
      link(segment, leaf, row.open);
    }
  }
  return {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    series: [
      {
        type: "sankey",
        left: 2,
        right: narrow ? 182 : 250,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 12,
        layoutIterations: 24,
        draggable: false,
        emphasis: { disabled: true },
        data: [...nodes.values()],
        links: [...links.values()],
        label: { color: INK, fontSize: 12, width: narrow ? 176 : 240, overflow: "break" },
        lineStyle: { color: "target", opacity: 0.28 },
      },
    ],
  };
}

/** Saves the drawn picture as it is, white behind it so that it can be put anywhere. */
function savePicture(place: HTMLElement | null, name: string): void {
  const drawn = place?.querySelector("svg")?.cloneNode(true) as SVGSVGElement | undefined;
  if (!drawn) return;
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  drawn.style.background = "#fff";
  downloadBlob(new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" }), name);
}

interface TalentGraphProps {
  map: TalentMap;
  rows: readonly PlacedRow[];
  onOpen: (row: PlacedRow) => void;
  /** A chain, or a segment of it, was chosen. */
  onChain: (chain: ChainOrNone) => void;
}

/** From chains through their segments to occupations, in the colour of whether people are missing. */
export function TalentGraph({ map, rows, onOpen, onChain }: TalentGraphProps) {
  const { t, language } = useWords();
  const narrow = useNarrow();
  const place = useRef<HTMLDivElement>(null);
  const most = narrow ? MOST_NARROW : MOST_WIDE;
  const wanted = useMemo(() => rows.filter(({ open }) => open > 0), [rows]);
  const shown = useMemo(
    () =>
      wanted
        .toSorted((one, other) => other.open - one.open)
        .slice(0, most)
        .sort((one, other) => rows.indexOf(one) - rows.indexOf(other)),
    [wanted, rows, most],
  );
  const option = useMemo(() => {
    const short = (name: string) =>
      narrow && name.length > LONGEST_NARROW ? `${name.slice(0, LONGEST_NARROW - 1)}…` : name;
    const words: GraphWords = {
      chain: ({ chain }) => CHAIN_WORDS[language][chain],
      segment: ({ segment }) => SEGMENT_WORDS[language][segment],
      occupation: ({ occupation, open, gap }) =>
        gap !== undefined && gap > 0
          ? t("talentMap.leafShort", { occupation: short(occupation), n: countText(gap) })
          : t("talentMap.leafOpen", { occupation: short(occupation), n: countText(open) }),
    };
    return graphOption(shown, words, narrow);
  }, [shown, narrow, t, language]);
  const pick = useCallback(
    (name: string) => {
      const row = shown.find((one) => leafOf(one) === name);
      const chain = CHAINS_OR_NONE.find((one) => one === name.split("/")[0]);
      if (row) onOpen(row);
      else if (chain) onChain(chain);
    },
    [shown, onOpen, onChain],
  );
  if (shown.length === 0) return <p className="quiet">{t("talentMap.nothingOpen")}</p>;
  return (
    <>
      <div ref={place}>
        <Chart option={option} height={Math.max(260, shown.length * (narrow ? 34 : 30))} onPick={pick} />
      </div>
      <p className="talent-legend quiet">
        <span data-tone="short" /> {t("talentMap.legendShort")} <span data-tone="enough" />{" "}
        {t("talentMap.legendEnough")}
      </p>
      {wanted.length > shown.length ? (
        <p className="quiet">{t("talentMap.graphMost", { n: shown.length, all: wanted.length })}</p>
      ) : null}
      <Button
        className="no-print"
        onClick={() => savePicture(place.current, `${t("talentMap.title")}-${map.division}.svg`)}
      >
        {t("talentMap.picture")}
      </Button>
    </>
  );
}
