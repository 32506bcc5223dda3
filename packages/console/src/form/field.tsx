import { issueText } from "@shanhai/contract/problem";
import Input from "antd/es/input";
import { type ReactNode, useId } from "react";
import { useWords } from "../messages/catalogue.ts";
import type { ContractForm } from "./use-contract-form.ts";

export interface FieldProps {
  form: ContractForm;
  /** Path in the endpoint's body, as its issues name it. */
  name: string;
  label: string;
  help?: ReactNode;
  optional?: boolean;
}

/** An issue's sentence; money is kept in 分 but typed in 元, so its sentence here speaks of 元. */
export function useIssueText(): (code: string) => string {
  const { t, language } = useWords();
  return (code) => (code === "fen" ? t("form.payIssue") : issueText(code, language));
}

/** Address of a field in the page, for the summary's links. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

interface Wiring {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
  onBlur: () => void;
  disabled: boolean;
}

/** Label above, control, help below, and what is wrong with it. */
export function FieldFrame({
  form,
  name,
  label,
  help,
  optional,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const { t } = useWords();
  const say = useIssueText();
  const describe = useId();
  const issue = form.shown[name];
  form.labels.set(name, label);
  return (
    <div className="field" data-invalid={issue !== undefined}>
      <label htmlFor={fieldId(name)}>
        {label}
        {optional ? (
          <span className="optional" aria-hidden>
            {t("form.optional")}
          </span>
        ) : null}
      </label>
      {children({
        id: fieldId(name),
        "aria-invalid": issue !== undefined,
        "aria-describedby": issue || help ? describe : undefined,
        onBlur: () => form.leave(name),
        disabled: form.busy,
      })}
      {issue || help ? (
        <p id={describe} className={issue ? "field-issue" : "field-help"}>
          {issue ? say(issue) : help}
        </p>
      ) : null}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  type?: "text" | "date" | "month" | "time" | "email" | "tel" | "number";
  inputMode?: "numeric" | "decimal";
  suffix?: string;
  lines?: number;
  autoFocus?: boolean;
}

export function TextField({ type = "text", inputMode, suffix, lines, autoFocus, ...field }: TextFieldProps) {
  const { form, name } = field;
  const value = String(form.values[name] ?? "");
  return (
    <FieldFrame {...field}>
      {(wiring) =>
        lines ? (
          <Input.TextArea
            {...wiring}
            rows={lines}
            value={value}
            status={wiring["aria-invalid"] ? "error" : ""}
            onChange={(event) => form.set(name, event.target.value)}
          />
        ) : (
          <Input
            {...wiring}
            type={type === "number" ? "text" : type}
            inputMode={inputMode ?? (type === "number" ? "numeric" : undefined)}
            suffix={suffix}
            autoComplete="off"
            autoFocus={autoFocus}
            value={value}
            status={wiring["aria-invalid"] ? "error" : ""}
            onChange={(event) => form.set(name, event.target.value)}
          />
        )
      }
    </FieldFrame>
  );
}

export function ChoiceField({
  options,
  blank,
  ...field
}: FieldProps & { options: readonly { value: string; title: string }[]; blank?: string }) {
  const { form, name } = field;
  return (
    <FieldFrame {...field}>
      {(wiring) => (
        <select
          {...wiring}
          className="select"
          value={String(form.values[name] ?? "")}
          onChange={(event) => form.set(name, event.target.value)}
        >
          {blank === undefined ? null : <option value="">{blank}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export function CheckField({ form, name, label, help }: FieldProps) {
  const say = useIssueText();
  const describe = useId();
  const issue = form.shown[name];
  form.labels.set(name, label);
  return (
    <div className="field field-check" data-invalid={issue !== undefined}>
      <label htmlFor={fieldId(name)}>
        <input
          id={fieldId(name)}
          type="checkbox"
          checked={form.values[name] === true}
          disabled={form.busy}
          aria-invalid={issue !== undefined}
          aria-describedby={issue || help ? describe : undefined}
          onChange={(event) => form.set(name, event.target.checked)}
          onBlur={() => form.leave(name)}
        />
        <span>{label}</span>
      </label>
      {issue || help ? (
        <p id={describe} className={issue ? "field-issue" : "field-help"}>
          {issue ? say(issue) : help}
        </p>
      ) : null}
    </div>
  );
}
