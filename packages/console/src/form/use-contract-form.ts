import type { CallInput } from "@shanhai/client/client";
import { ProblemError } from "@shanhai/client/client";
import type { Endpoint, ResultOf } from "@shanhai/contract/endpoint";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useRef, useState } from "react";
import { act, isUncertain } from "../session/api.ts";
import { dropDraft, readDraft, type Values, writeDraft } from "./draft.ts";
import { type FieldIssues, issuesOf } from "./field-issues.ts";
import { useIdempotencyKey } from "./idempotency.ts";

interface ContractFormOptions<E extends Endpoint> {
  endpoint: E;
  params?: Record<string, string>;
  initial: Values;
  /** What was typed as the endpoint's body; the contract says what is wrong with it. */
  read: (values: Values) => unknown;
  /** Name under which the draft survives a reload; none keeps no draft. */
  draft?: string;
  draftExcept?: readonly string[];
  /** The form stays busy until what is returned has come: what is read anew, where a next act needs its version. */
  onDone: (result: ResultOf<E>) => void | Promise<void>;
  /** Takes what is right and cannot be sent now, where people write without a network: it is sent later, and the form is free. */
  keep?: (body: unknown) => void;
}

/** A form whose rules are the contract's: checked when a field is left, and before sending. */
export interface ContractForm {
  values: Values;
  set: (field: string, value: string | boolean) => void;
  /** Other values in the place of all, such as those of a form with one more part: typed as well, and kept as a draft. */
  put: (values: Values) => void;
  leave: (field: string) => void;
  /** Issues to show now, by field. */
  shown: FieldIssues;
  /** Issues for the summary, once somebody tried to send. */
  summary: FieldIssues | undefined;
  labels: Map<string, string>;
  submit: (event?: SubmitEvent<HTMLFormElement>) => void;
  /** Sends with some values changed first, such as the version now known. */
  submitWith: (changes: Values) => void;
  /** How often somebody tried to send. */
  tries: number;
  busy: boolean;
  error: unknown;
  restored: boolean;
  reset: (values?: Values) => void;
}

function serverIssues(error: unknown): FieldIssues {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    (error.problem.issues ?? []).map((issue) => [issue.field.replace(/^body\./, ""), issue.code]),
  );
}

export function useContractForm<E extends Endpoint>(options: ContractFormOptions<E>): ContractForm {
  const { endpoint, params, initial, read, draft, draftExcept, onDone, keep } = options;
  const [saved] = useState(() => (draft ? readDraft(draft) : undefined));
  const [values, setValues] = useState<Values>({ ...initial, ...saved });
  const [restored, setRestored] = useState(saved !== undefined);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<FieldIssues>({});
  const labels = useRef(new Map<string, string>());
  const key = useIdempotencyKey();

  const sending = useMutation({
    // Without a network it fails and says so; left to itself it would wait, and the form with it.
    networkMode: "always",
    mutationFn: (body: unknown) =>
      act(endpoint, { params, body, idempotencyKey: key.keyFor(body) } as unknown as CallInput<E> & {
        idempotencyKey: string;
      }),
    onSuccess: (result) => {
      if (draft) dropDraft(draft);
      return onDone(result);
    },
    onError: (error, body) => {
      if (keep && isUncertain(error)) keep(body);
      else setRefused(serverIssues(error));
    },
  });

  const found = issuesOf(endpoint.body, read(values));
  const known = { ...refused, ...found };
  const visible = (field: string) => tries > 0 || left.has(field) || field in refused;
  const shown = Object.fromEntries(Object.entries(known).filter(([field]) => visible(field)));

  function send(content: Values) {
    if (sending.isPending) return;
    setTries((count) => count + 1);
    setRefused({});
    const body = read(content);
    if (Object.keys(issuesOf(endpoint.body, body)).length > 0) return;
    // Without a network nothing would be sent, and nobody waits for one at a booth or in a village.
    if (keep && !navigator.onLine) keep(body);
    else sending.mutate(body);
  }

  return {
    values,
    set: (field, value) => {
      const next = { ...values, [field]: value };
      setValues(next);
      if (field in refused) setRefused(Object.fromEntries(Object.entries(refused).filter(([name]) => name !== field)));
      if (draft) writeDraft(draft, next, draftExcept);
    },
    put: (next) => {
      setValues(next);
      setRefused({});
      if (draft) writeDraft(draft, next, draftExcept);
    },
    leave: (field) => setLeft((before) => new Set(before).add(field)),
    shown,
    summary: tries > 0 && Object.keys(shown).length > 0 ? shown : undefined,
    labels: labels.current,
    submit: (event) => {
      event?.preventDefault();
      send(values);
    },
    submitWith: (changes) => {
      const next = { ...values, ...changes };
      setValues(next);
      send(next);
    },
    tries,
    busy: sending.isPending,
    error: sending.error ?? undefined,
    restored,
    reset: (to = initial) => {
      if (draft) dropDraft(draft);
      key.renew();
      sending.reset();
      setRestored(false);
      setTries(0);
      setLeft(new Set());
      setRefused({});
      setValues(to);
    },
  };
}

/** Text as typed, or undefined when nothing was: optional fields are left out, not sent empty. */
export function typed(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** Short words as typed, with commas between them. */
export function typedWords(value: string | boolean | undefined): string[] | undefined {
  const words = (typed(value) ?? "").split(/[,，、;；\n]/).flatMap((word) => word.trim() || []);
  return words.length > 0 ? words : undefined;
}

/** A whole number as typed; NaN when it is none. */
export function typedNumber(value: string | boolean | undefined): number | undefined {
  const text = typed(value)?.normalize("NFKC").trim();
  return text === undefined ? undefined : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
