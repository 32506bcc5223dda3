import type { Indicator, Scorecard } from "@shanhai/contract/scorecard";
import type { Values } from "../form/draft.ts";
import { typed, typedNumber } from "../form/use-contract-form.ts";

/** The fields of one indicator, as the contract names them. */
export const fieldOf = (index: number, name: string) => `indicators.${index}.${name}`;

/** An indicator as typed; of every source's fields each keeps what was typed while another source is tried. */
function valuesOfIndicator(indicator: Indicator, index: number): Values {
  const own = (name: string) => fieldOf(index, name);
  const values: Values = {
    [own("indicatorId")]: indicator.indicatorId,
    [own("name")]: indicator.name,
    [own("weight")]: String(indicator.weight),
    [own("source")]: indicator.source,
    [own("fact")]: "retention30",
    [own("zeroAt")]: "",
    [own("fullAt")]: "",
    [own("dimension")]: "overall",
    [own("guide")]: "",
  };
  if (indicator.source === "ledger") {
    values[own("fact")] = indicator.fact;
    values[own("zeroAt")] = String(indicator.zeroAt);
    values[own("fullAt")] = String(indicator.fullAt);
  } else if (indicator.source === "survey") values[own("dimension")] = indicator.dimension;
  else values[own("guide")] = indicator.guide ?? "";
  return values;
}

/** A new indicator, of a source that needs least. */
export function newIndicator(index: number): Values {
  const indicatorId = `i${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`;
  return valuesOfIndicator({ indicatorId, name: "", weight: 0, source: "evaluator" }, index);
}

export function valuesOf({ name, indicators }: Scorecard): Values {
  const all = indicators.map(valuesOfIndicator);
  return Object.assign({ name, count: String(indicators.length) }, ...all) as Values;
}

export const countOf = (values: Values) => Number(values.count ?? 0);

/** What was typed of one indicator, as the contract wants it. */
function readIndicator(values: Values, index: number): unknown {
  const own = (name: string) => values[fieldOf(index, name)];
  const shared = { indicatorId: own("indicatorId"), name: own("name"), weight: typedNumber(own("weight")) };
  const source = own("source");
  if (source === "ledger") {
    const bounds = { zeroAt: typedNumber(own("zeroAt")), fullAt: typedNumber(own("fullAt")) };
    return { ...shared, source, fact: own("fact"), ...bounds };
  }
  if (source === "survey") return { ...shared, source, dimension: own("dimension") };
  return { ...shared, source, guide: typed(own("guide")) };
}

export function readScorecard(values: Values, version: number) {
  const indicators = Array.from({ length: countOf(values) }, (_, index) => readIndicator(values, index));
  return { version, name: values.name, indicators };
}

/** The values without one indicator: those after it move up. */
export function withoutIndicator(values: Values, gone: number): Values {
  const kept: Values = { name: values.name ?? "", count: String(countOf(values) - 1) };
  for (const [field, value] of Object.entries(values)) {
    const [root, index = "", name = ""] = field.split(".");
    if (root !== "indicators" || Number(index) === gone) continue;
    kept[fieldOf(Number(index) > gone ? Number(index) - 1 : Number(index), name)] = value;
  }
  return kept;
}
