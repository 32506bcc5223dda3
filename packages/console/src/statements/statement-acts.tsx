import { getOrder } from "@shanhai/contract/order";
import {
  deleteStatement,
  exportStatement,
  listStatements,
  mayTakeStep,
  type Statement,
  type StatementStatus,
  type StatementStepTo,
} from "@shanhai/contract/statement";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { download } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import { useStatementStep } from "./use-statement-step.ts";

type Target = Exclude<StatementStepTo, "disputed">;

/** Where each status leads by a button; a dispute begins at its lines. The first is what usually comes next. */
const NEXT: Record<StatementStatus, readonly Target[]> = {
  drafting: [],
  draft: ["sent"],
  sent: ["confirmed", "draft"],
  disputed: ["settled", "sent"],
  confirmed: ["settled"],
  settled: [],
  removing: [],
};

/** Withdrawing a dispute and sending lead to the same status, and settling after one leaves lines out: other words. */
function wordOf(from: StatementStatus, to: Target) {
  if (from === "disputed") return to === "sent" ? "withdraw" : "settleRest";
  return ({ sent: "send", draft: "back", confirmed: "confirm", settled: "settle" } as const)[to];
}

interface AskProps {
  title: string;
  text: string;
  busy: boolean;
  error: unknown;
  danger?: boolean;
  note?: { value: string; set: (value: string) => void };
  onOk: () => void;
  onCancel: () => void;
}

/** Asks before a step that others see. */
export function Ask({ title, text, busy, error, danger = false, note, onOk, onCancel }: AskProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t("act.cancel")}
      okButtonProps={{ danger, disabled: busy }}
      onOk={onOk}
      onCancel={onCancel}
    >
      <p>{text}</p>
      {note ? (
        <div className="field">
          <label htmlFor={id}>
            {t("statements.note")}
            <span className="optional">{t("form.optional")}</span>
          </label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={note.value}
            onChange={(event) => note.set(event.target.value)}
          />
        </div>
      ) : null}
      {error ? <ProblemPanel error={error} writing /> : null}
    </Modal>
  );
}

function Exports({ statement }: { statement: Statement }) {
  const { t } = useWords();
  const toast = useToast();
  const saving = useMutation({
    mutationFn: (format: "pdf" | "xlsx") =>
      call(exportStatement, { params: { statementId: statement.statementId }, body: { format } }),
    onSuccess: ({ url }) => download(url),
    onError: () => toast({ text: t("statements.exportFailed"), tone: "bad" }),
  });
  return (["pdf", "xlsx"] as const).map((format) => (
    <Button key={format} disabled={saving.isPending} onClick={() => saving.mutate(format)}>
      {saving.isPending && saving.variables === format ? t("statements.exporting") : t(`statements.${format}`)}
    </Button>
  ));
}

function Remove({ statement }: { statement: Statement }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const { statementId, orderId } = statement;
  const remove = useMutation({
    mutationFn: () => act(deleteStatement, { params: { statementId }, idempotencyKey: `remove-${statementId}` }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [listStatements.id] });
      void queries.invalidateQueries({ queryKey: [getOrder.id] });
      toast({ text: t("statements.removed") });
      void navigate(`/orders/${orderId}?tab=settlement`);
    },
  });
  return (
    <>
      <Button type="text" onClick={() => setAsked(true)}>
        {t("statements.remove")}
      </Button>
      {asked ? (
        <Ask
          title={t("statements.remove")}
          text={t("statements.removeAsk")}
          danger
          busy={remove.isPending}
          error={remove.error}
          onOk={() => remove.mutate()}
          onCancel={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

/** What can be done with a statement now, by this person. */
export function StatementActs({ statement }: { statement: Statement }) {
  const { t } = useWords();
  const { membership } = useSession();
  const [asked, setAsked] = useState<Target>();
  const [note, setNote] = useState("");
  const close = () => {
    setAsked(undefined);
    setNote("");
  };
  const step = useStatementStep(statement, close);
  const { status } = statement;
  const steps = NEXT[status].filter((to) => mayTakeStep(to, membership.role));
  const removable = status === "draft" || status === "drafting" || status === "removing";
  return (
    <>
      {removable ? <Remove statement={statement} /> : null}
      {status === "drafting" || status === "removing" ? null : <Exports statement={statement} />}
      {[...steps].reverse().map((to) => (
        <Button
          key={to}
          type={to === steps[0] ? "primary" : "default"}
          onClick={() => {
            step.reset();
            setAsked(to);
          }}
        >
          {t(`statements.steps.${wordOf(status, to)}`)}
        </Button>
      ))}
      {asked ? (
        <Ask
          title={t(`statements.steps.${wordOf(status, asked)}`)}
          text={t(`statements.ask.${wordOf(status, asked)}`)}
          busy={step.isPending}
          error={step.error}
          note={{ value: note, set: setNote }}
          onOk={() => step.mutate({ to: asked, note: note.trim() || undefined })}
          onCancel={close}
        />
      ) : null}
    </>
  );
}
