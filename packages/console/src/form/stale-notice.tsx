import { ProblemError } from "@shanhai/client/client";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useWords } from "../messages/catalogue.ts";
import type { Values } from "./draft.ts";
import type { ContractForm } from "./use-contract-form.ts";

/**
 * Explains a form's refusal where somebody else saved first; null for every other problem. The record comes with the problem,
 * and is shown as `valuesOf` puts it into the form.
 */
export function explainStale<T>(
  form: ContractForm,
  record: { safeParse(raw: unknown): { success: true; data: T } | { success: false } },
  valuesOf: (record: T) => Values,
): ReactNode {
  if (!(form.error instanceof ProblemError) || form.error.problem.code !== "stale") return null;
  const current = record.safeParse(form.error.problem.current);
  return current.success ? <StaleNotice form={form} theirs={valuesOf(current.data)} /> : null;
}

interface StaleNoticeProps {
  form: ContractForm;
  /** What somebody else saved, as this form would show it. */
  theirs: Values;
}

/** Somebody else saved first: shows the difference and lets the person choose. */
function StaleNotice({ form, theirs }: StaleNoticeProps) {
  const { t } = useWords();
  const different = Object.entries(theirs).filter(
    ([field, value]) => form.labels.has(field) && value !== form.values[field],
  );
  const shown = (value: string | boolean | undefined) => String(value ?? "") || t("form.empty");
  return (
    <section className="problem" role="alert">
      <h2>{t("form.stale")}</h2>
      <p>{t("form.staleHelp")}</p>
      <table className="stale-table">
        <thead>
          <tr>
            <th scope="col">{t("form.staleField")}</th>
            <th scope="col">{t("form.staleTheirs")}</th>
            <th scope="col">{t("form.staleMine")}</th>
          </tr>
        </thead>
        <tbody>
          {different.map(([field, value]) => (
            <tr key={field}>
              <th scope="row">{form.labels.get(field)}</th>
              <td>{shown(value)}</td>
              <td>{shown(form.values[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="stale-acts">
        <Button type="primary" onClick={() => form.submitWith({ version: theirs.version ?? "" })}>
          {t("form.staleKeep")}
        </Button>
        <Button onClick={() => form.reset(theirs)}>{t("form.staleTake")}</Button>
      </div>
    </section>
  );
}
