import type { Cohort } from "@shanhai/contract/cohort";
import type { OrderDetail } from "@shanhai/contract/order";
import type { Values } from "../form/draft.ts";
import { typed, typedNumber } from "../form/use-contract-form.ts";
import { inDays } from "../format/moment.tsx";

/*
 * A plan's form holds its lists as numbered fields, named as the contract's issues name them: `phases.0.title`. How many there are is a
 * value too.
 */

export type PlanList = "seats" | "phases";
const FIELDS = { seats: ["positionId", "seats"], phases: ["title", "from", "to", "hours"] } as const;

export const countOf = (values: Values, list: PlanList): number => Number(values[list] ?? 0);
const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

type Line = Readonly<Record<string, string | number | undefined>>;

function listValues(list: PlanList, lines: readonly Line[]): Values {
  const fields = lines.flatMap((line, index) =>
    FIELDS[list].map((field) => [`${list}.${index}.${field}`, String(line[field] ?? "")]),
  );
  return { [list]: String(lines.length), ...Object.fromEntries(fields) };
}

/** A new plan: the order's first open position, and the three phases that such cohorts commonly have, a month each. */
export function emptyPlan(order: OrderDetail, names: readonly [string, string, string], partnerId: string): Values {
  const position = order.positions.find(({ open }) => open > 0) ?? order.positions[0];
  const phases = names.map((title, index) => ({ title, from: inDays(7 + index * 30), to: inDays(36 + index * 30) }));
  return {
    partnerId,
    title: "",
    from: inDays(7),
    to: inDays(96),
    note: "",
    ...listValues("seats", [{ positionId: position?.positionId, seats: position?.open || undefined }]),
    ...listValues("phases", phases),
  };
}

/** A plan as its form shows it. */
export function planValues({ title, from, to, note = "", seats, phases, version, partnerId }: Cohort): Values {
  return {
    ...{ partnerId, title, from, to, note, version: String(version) },
    ...listValues("seats", seats),
    ...listValues("phases", phases),
  };
}

/** The form without one line of a list: those behind it move up. */
export function without(values: Values, list: PlanList, gone: number): Values {
  const lines = indexes(countOf(values, list)).map((index) =>
    Object.fromEntries(FIELDS[list].map((field) => [field, String(values[`${list}.${index}.${field}`] ?? "")])),
  );
  return {
    ...values,
    ...listValues(
      list,
      lines.filter((_, index) => index !== gone),
    ),
  };
}

/** The form with one more line; a phase begins where the last one ends. */
export function withOneMore(values: Values, list: PlanList): Values {
  const count = countOf(values, list);
  const last = String(values[`phases.${count - 1}.to`] ?? values.from ?? "");
  const line = list === "phases" ? { from: last, to: String(values.to ?? "") } : {};
  return {
    ...values,
    ...Object.fromEntries(
      Object.entries(listValues(list, [line])).map(([name, value]) => [
        name.replace(`${list}.0.`, `${list}.${count}.`),
        value,
      ]),
    ),
    [list]: String(count + 1),
  };
}

/** What was typed, as the endpoints take it. */
export function readPlan(values: Values) {
  const lines = <T>(list: PlanList, read: (at: (field: string) => string | boolean | undefined) => T) =>
    indexes(countOf(values, list)).map((index) => read((field) => values[`${list}.${index}.${field}`]));
  return {
    title: values.title,
    from: values.from,
    to: values.to,
    seats: lines("seats", (at) => ({ positionId: at("positionId"), seats: typedNumber(at("seats")) })),
    phases: lines("phases", (at) => ({
      title: at("title") ?? "",
      from: at("from"),
      to: at("to"),
      hours: typedNumber(at("hours")),
    })),
    note: typed(values.note),
  };
}
