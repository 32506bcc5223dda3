import type { Agreement } from "@shanhai/contract/agreement";
import { GRANTS } from "@shanhai/contract/grant";
import type { Values } from "../form/draft.ts";
import { typed, typedNumber } from "../form/use-contract-form.ts";

/*
 * An agreement's form holds its lists as numbered fields, named as the contract's issues name them: `obligations.0.text`. How many
 * there are is a value too.
 */

const FIELDS = ["kind", "text", "target", "unit", "dueDate"] as const;
type Promised = Pick<Agreement["obligations"][number], "kind" | "text"> &
  Partial<Pick<Agreement["obligations"][number], "target" | "unit" | "dueDate">>;

export const countOf = (values: Values, list: "obligations" | "partnerIds"): number => Number(values[list] ?? 0);

/** What a new obligation begins as. */
export const EMPTY: Promised = { kind: "supply", text: "" };

const listValues = (partnerIds: readonly string[], obligations: readonly Promised[]): Values => ({
  partnerIds: String(partnerIds.length),
  ...Object.fromEntries(partnerIds.map((id, index) => [`partnerIds.${index}`, id])),
  obligations: String(obligations.length),
  ...Object.fromEntries(
    obligations.flatMap((one, index) =>
      FIELDS.map((field) => [`obligations.${index}.${field}`, String(one[field] ?? "")]),
    ),
  ),
});

/** A new agreement's form, with one partner where it is known. */
export function emptyValues(partnerId: string | undefined): Values {
  const texts = { number: "", title: "", from: "", to: "", note: "" };
  return { ...texts, ...listValues([partnerId ?? ""], [EMPTY]) };
}

/** A draft as its form shows it. */
export function valuesOf(agreement: Agreement): Values {
  const { number, title, from, to, note = "", partners, obligations, opens, version } = agreement;
  return {
    number,
    title,
    from,
    to,
    note,
    version: String(version),
    ...Object.fromEntries(GRANTS.map((grant) => [`opens.${grant}`, opens.includes(grant)])),
    ...listValues(
      partners.map(({ partnerId }) => partnerId),
      obligations,
    ),
  };
}

/** The form without one line of a list: those behind it move up. */
export function without(values: Values, list: "obligations" | "partnerIds", gone: number): Values {
  const last = countOf(values, list) - 1;
  const next: Record<string, string | boolean> = { ...values, [list]: String(last) } as Record<
    string,
    string | boolean
  >;
  const fields = list === "partnerIds" ? [""] : FIELDS.map((field) => `.${field}`);
  for (const field of fields) {
    for (let index = gone; index < last; index += 1)
      next[`${list}.${index}${field}`] = values[`${list}.${index + 1}${field}`] ?? "";
    delete next[`${list}.${last}${field}`];
  }
  return next;
}

/** The form with one more line. */
export function withOneMore(values: Values, list: "obligations" | "partnerIds"): Values {
  const count = countOf(values, list);
  const line = list === "partnerIds" ? { [`partnerIds.${count}`]: "" } : { [`obligations.${count}.kind`]: EMPTY.kind };
  return { ...values, ...line, [list]: String(count + 1) };
}

const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

/** What was typed, as the endpoints take it. */
export function readValues(values: Values) {
  return {
    number: values.number,
    title: values.title,
    partnerIds: indexes(countOf(values, "partnerIds")).map((index) => values[`partnerIds.${index}`]),
    from: values.from,
    to: values.to,
    obligations: indexes(countOf(values, "obligations")).map((index) => {
      const at = (field: string) => values[`obligations.${index}.${field}`];
      return {
        kind: at("kind"),
        text: at("text") ?? "",
        target: typedNumber(at("target")),
        unit: typed(at("unit")),
        dueDate: typed(at("dueDate")),
      };
    }),
    opens: GRANTS.filter((grant) => values[`opens.${grant}`] === true),
    note: typed(values.note),
  };
}
