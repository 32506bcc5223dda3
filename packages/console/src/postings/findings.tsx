import { ProblemError } from "@shanhai/client/client";
import { checkPosting, type PostingCheck, type PostingFinding } from "@shanhai/contract/posting";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import type { Values } from "../form/draft.ts";
import { fieldId } from "../form/field.tsx";
import { type ContractForm, typed } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call } from "../session/api.ts";
import "./postings.css";

const PAUSE_MS = 400;

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What the server finds in a posting as it is typed. */
export function useFindings(positionId: string, values: Values) {
  const [description, validThrough] = [typed(values.description), typed(values.validThrough)];
  const looked = {
    ...(description ? { description } : {}),
    ...(validThrough && /^\d{4}-\d\d-\d\d$/.test(validThrough) ? { validThrough } : {}),
  };
  const content = useSettled(JSON.stringify(looked));
  return useQuery({
    queryKey: [checkPosting.id, positionId, content],
    queryFn: ({ signal }) =>
      call(checkPosting, { params: { positionId }, body: JSON.parse(content) as typeof looked, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Warnings of the form that somebody read, as the endpoints take them. */
export function readOf(values: Values): PostingCheck[] | undefined {
  return typed(values.read)?.split(" ") as PostingCheck[] | undefined;
}

/** The findings that a form was refused for stand in it already: no second panel says so. */
export function saysFindings({ error }: ContractForm): boolean {
  return error instanceof ProblemError && ["posting.barred", "posting.unread"].includes(error.problem.code);
}

const FIELDS = ["title", "occupation", "place", "requirements", "benefits", "careerPath", "description"] as const;
const knownField = ({ field }: PostingFinding) => FIELDS.find((one) => one === field);
const nameOf = ({ field, check }: PostingFinding) => field ?? check;
/** Fields of the posting itself; all others are mended elsewhere. */
const isOwn = (name: string) => name === "description" || name === "validThrough";
const isOfPosition = ({ field }: PostingFinding) => field !== undefined && !isOwn(field);

interface FindingProps {
  finding: PostingFinding;
  /** Where a summary of errors leads to for what is no field of the form. */
  id: string | undefined;
}

function Finding({ finding, id }: FindingProps) {
  const { t } = useWords();
  const { check, words } = finding;
  const field = knownField(finding);
  return (
    <li id={id} tabIndex={-1}>
      <strong>{t(`postingCheck.${check}`)}</strong>
      {words ? (
        <span>
          {field ? t("postings.inField", { field: t(`postingField.${field}`) }) : null}
          <mark>{words}</mark>
        </span>
      ) : null}
      <p>{t(`postingReason.${check}`)}</p>
    </li>
  );
}

interface FindingsProps {
  form: ContractForm;
  found: ReturnType<typeof useFindings>;
  of: { orderId: string; positionId: string };
}

/** What bars publishing first, then what should be looked at again; each with its reason, and a box to say that it was. */
export function Findings({ form, found, of }: FindingsProps) {
  const { t } = useWords();
  if (found.isError) return <p className="findings-state">{problemText(found.error, t("problem.network"))}</p>;
  const findings = found.data?.findings ?? [];
  const first = new Map([...findings].reverse().map((one) => [nameOf(one), one]));
  for (const [name, one] of first) {
    const field = knownField(one);
    if (!isOwn(name)) form.labels.set(name, t(field ? `postingField.${field}` : `postingCheck.${one.check}`));
  }
  const list = (title: string, tone: "bad" | "warn", some: readonly PostingFinding[]) =>
    some.length === 0 ? null : (
      <section className="findings" data-tone={tone}>
        <h3>{title}</h3>
        <ul>
          {some.map((one) => {
            const name = nameOf(one);
            const id = first.get(name) === one && !isOwn(name) ? fieldId(name) : undefined;
            return <Finding key={`${one.check} ${name}`} finding={one} id={id} />;
          })}
        </ul>
      </section>
    );
  const bars = findings.filter(({ level }) => level === "bar");
  const warnings = findings.filter(({ level }) => level === "warn");
  const checks = [...new Set(warnings.map(({ check }) => check))];
  const ticked = String(form.values.read ?? "").split(" ");
  return (
    <div className="posting-findings" aria-live="polite">
      {list(t("postings.barred", { n: bars.length }), "bad", bars)}
      {list(t("postings.warned", { n: warnings.length }), "warn", warnings)}
      {findings.some(isOfPosition) ? (
        <Link to={`/orders/${of.orderId}?panel=position-${of.positionId}`}>{t("postings.mend")}</Link>
      ) : null}
      {findings.length === 0 ? (
        <p className="findings-state" data-tone={found.data ? "good" : "quiet"}>
          {t(found.data ? "postings.fine" : "postings.checking")}
        </p>
      ) : null}
      {checks.length > 0 ? (
        <div className="field field-check">
          <label htmlFor="posting-read">
            <input
              id="posting-read"
              type="checkbox"
              // A warning that comes up later has to be read as well.
              checked={checks.every((one) => ticked.includes(one))}
              disabled={form.busy}
              onChange={(event) => form.set("read", event.target.checked ? checks.join(" ") : "")}
            />
            <span>{t("postings.read")}</span>
          </label>
        </div>
      ) : null}
    </div>
  );
}
