import { ProblemError } from "@shanhai/client/client";
import Button from "antd/es/button";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { fieldId, useIssueText } from "./field.tsx";
import type { ContractForm } from "./use-contract-form.ts";
import "./contract-form.css";

interface ContractFormFrameProps {
  form: ContractForm;
  label: string;
  submitTitle: string;
  onCancel?: () => void;
  /** Something of the form is still on its way, such as a file. */
  waiting?: boolean;
  /** Says more about a problem than the panel would; null leaves the panel, false leaves it out. */
  explain?: (error: unknown) => ReactNode;
  children: ReactNode;
}

/** A new one for each try to send, and for its refusal: those move the focus here, correcting a field does not. */
function ErrorSummary({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const say = useIssueText();
  const place = useRef<HTMLElement>(null);
  const issues = form.summary;
  const fields = issues ? Object.entries(issues) : [];
  const count = fields.length;
  useEffect(() => place.current?.focus(), []);
  if (count === 0) return null;
  return (
    <section ref={place} className="problem" role="alert" tabIndex={-1}>
      <h2>{t("form.summary", { n: count })}</h2>
      <ul>
        {fields.map(([field, code]) => (
          <li key={field}>
            <a
              href={`#${fieldId(field)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(field))?.focus();
              }}
            >
              {form.labels.get(field) ?? field}
            </a>
            {` — ${say(code)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pressing a button must not leave the field first: its issue would appear, move the button, and the click would miss. */
function stayInField(event: MouseEvent): void {
  event.preventDefault();
}

/** The frame of every form: one summary of what is wrong, the fields, and its two acts. */
export function ContractFormFrame(props: ContractFormFrameProps) {
  const { form, label, submitTitle, onCancel, waiting = false, explain, children } = props;
  const { t } = useWords();
  const explained = form.error === undefined ? null : explain?.(form.error);
  const named =
    form.error instanceof ProblemError && form.error.problem.code === "invalid" && form.summary !== undefined;
  return (
    <form className="contract-form" aria-label={label} noValidate onSubmit={form.submit}>
      {form.restored ? (
        <p className="notice">
          {t("form.draftRestored")}{" "}
          <button type="button" className="link-button" onClick={() => form.reset()}>
            {t("form.draftDiscard")}
          </button>
        </p>
      ) : null}
      <ErrorSummary key={`${form.tries} ${form.error !== undefined}`} form={form} />
      {explained ?? (form.error !== undefined && !named ? <ProblemPanel error={form.error} writing /> : null)}
      {children}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" disabled={form.busy || waiting} onMouseDown={stayInField}>
          {form.busy ? t("form.saving") : submitTitle}
        </Button>
        {onCancel ? (
          <Button onClick={onCancel} disabled={form.busy} onMouseDown={stayInField}>
            {t("act.cancel")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
