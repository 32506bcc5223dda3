import { type AgencyLead, transitAgencyLead } from "@shanhai/contract/agency-lead";
import { transitLead } from "@shanhai/contract/lead";
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
import { refreshLeads } from "./refresh-leads.ts";

type Asked = "contacted" | "lost";
type To = Asked | "reopened";

interface TransitLeadProps {
  lead: Pick<AgencyLead, "leadId" | "status" | "version">;
  side: "park" | "agency";
  /** Somebody else speaks with them. */
  withAgency?: boolean;
}

/** Spoken with, lost and why, taken up again: the same acts at the park and at an agency. */
export function TransitLead({ lead: { leadId, status, version }, side, withAgency = false }: TransitLeadProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const id = useId();
  const [asked, setAsked] = useState<Asked>();
  const [note, setNote] = useState("");
  const close = () => {
    setAsked(undefined);
    setNote("");
  };
  const step = useMutation({
    mutationFn: ({ to, seen }: { to: To; seen: number }) => {
      const body = { to, version: seen, ...(note.trim() ? { note: note.trim() } : {}) };
      const input = { params: { leadId }, body, idempotencyKey: key.keyFor(body) };
      return act<typeof transitLead | typeof transitAgencyLead>(
        side === "park" ? transitLead : transitAgencyLead,
        input,
      );
    },
    onSuccess: async (after, { to }) => {
      await refreshLeads(queries);
      const undo = { title: t("leads.undo"), run: () => step.mutate({ to: "reopened", seen: after.version }) };
      toast({ text: t(`leads.done.${to}`), ...(to === "lost" ? { act: undo } : {}) });
      close();
    },
    onError: () => void refreshLeads(queries),
  });
  const open = status === "new" || status === "assigned" || status === "contacted";
  return (
    <>
      {status === "lost" ? (
        <Button disabled={step.isPending} onClick={() => step.mutate({ to: "reopened", seen: version })}>
          {t("leads.reopen")}
        </Button>
      ) : null}
      {open ? (
        <Button type="text" danger onClick={() => setAsked("lost")}>
          {t("leads.lose")}
        </Button>
      ) : null}
      {open && !withAgency ? (
        <Button onClick={() => setAsked("contacted")}>
          {t(status === "contacted" ? "leads.contactAgain" : "leads.contacted")}
        </Button>
      ) : null}
      {step.error && !asked ? <ProblemPanel error={step.error} writing /> : null}
      <Modal
        open={asked !== undefined}
        title={t(asked === "lost" ? "leads.lose" : "leads.contacted")}
        mask={{ closable: false }}
        okText={step.isPending ? t("form.saving") : t("act.save")}
        cancelText={t("act.cancel")}
        okButtonProps={{
          danger: asked === "lost",
          disabled: step.isPending || (asked === "lost" && note.trim() === ""),
        }}
        onOk={() => asked && step.mutate({ to: asked, seen: version })}
        onCancel={close}
      >
        <div className="contract-form">
          <p>{t(asked === "lost" ? "leads.loseHelp" : "leads.contactHelp")}</p>
          <div className="field">
            <label htmlFor={id}>{t(asked === "lost" ? "leads.loseReason" : "leads.contactNote")}</label>
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
          {step.error ? <ProblemPanel error={step.error} writing /> : null}
        </div>
      </Modal>
    </>
  );
}
