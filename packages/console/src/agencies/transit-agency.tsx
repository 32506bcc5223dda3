import { type Agency, getAgency, listAgencies, transitAgency } from "@shanhai/contract/agency";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import "../form/contract-form.css";

type Target = "active" | "suspended" | "left";

/** Where an agency can be taken from where it is; what was approved becomes active by itself. */
const NEXT: Record<Agency["status"], readonly Target[]> = {
  approved: [],
  active: ["suspended", "left"],
  suspended: ["active", "left"],
  left: ["active"],
};

const wordOf = (from: Agency["status"], to: Target) =>
  to === "active" ? (from === "left" ? "leftActive" : "suspendedActive") : to;

function TransitDialog({ agency, to, onClose }: { agency: Agency; to: Target; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const [reason, setReason] = useState("");
  const id = useId();
  const { agencyId, name, version } = agency;
  const word = wordOf(agency.status, to);
  const step = useMutation({
    mutationFn: () => {
      const body = { to, reason: reason.trim(), version };
      return act(transitAgency, { params: { agencyId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: () => {
      toast({ text: t(`agencies.done.${word}`, { name }) });
      onClose();
    },
    onSettled: () => {
      for (const endpoint of [getAgency, listAgencies]) void queries.invalidateQueries({ queryKey: [endpoint.id] });
    },
  });
  return (
    <Modal
      open
      title={t(`agencies.steps.${word}`)}
      mask={{ closable: false }}
      okText={step.isPending ? t("form.saving") : t(`agencies.steps.${word}`)}
      cancelText={t("act.cancel")}
      okButtonProps={{ danger: to === "left", disabled: step.isPending || reason.trim() === "" }}
      onOk={() => step.mutate()}
      onCancel={onClose}
    >
      <div className="contract-form">
        <p>{t(`agencies.ask.${word}`, { name })}</p>
        <div className="field">
          <label htmlFor={id}>{t("agencies.reason")}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="field-help">{t("agencies.reasonHelp")}</p>
        </div>
        {step.error ? <ProblemPanel error={step.error} writing /> : null}
      </div>
    </Modal>
  );
}

/** Suspending, reinstating and leaving, each with its reason. */
export function TransitAgency({ agency }: { agency: Agency }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Target>();
  if (agency.erasedAt) return null;
  return (
    <>
      {NEXT[agency.status].map((to) => (
        <Button key={to} onClick={() => setAsked(to)}>
          {t(`agencies.steps.${wordOf(agency.status, to)}`)}
        </Button>
      ))}
      {asked ? <TransitDialog agency={agency} to={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
