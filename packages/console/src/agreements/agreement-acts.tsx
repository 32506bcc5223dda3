import { type Agreement, discardAgreement, renewAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { refreshPartners } from "../partners/refresh-partners.ts";
import { act } from "../session/api.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAgreementWords } from "./agreement-words.ts";

interface StepProps {
  agreement: Agreement;
  onClose: () => void;
}

function Activate({ agreement, onClose }: StepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const words = useAgreementWords();
  const { agreementId, from, to, opens, version } = agreement;
  const activation = useMutation({
    mutationFn: () => {
      const body = { to: "active" as const, version };
      return act(transitAgreement, { params: { agreementId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: () => {
      toast({ text: t("agreements.activated") });
      onClose();
    },
    onSettled: () => refreshPartners(queries),
  });
  return (
    <ConfirmDialog
      title={t("agreements.activate")}
      text={t("agreements.activateAsk", { from: words.day(from), to: words.day(to), opens: words.grants(opens) })}
      busy={activation.isPending}
      error={activation.error}
      onOk={() => activation.mutate()}
      onClose={onClose}
    />
  );
}

function Discard({ agreement, onClose }: StepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const key = useIdempotencyKey();
  const { agreementId } = agreement;
  const discarding = useMutation({
    mutationFn: () => act(discardAgreement, { params: { agreementId }, idempotencyKey: key.keyFor({ agreementId }) }),
    onSuccess: () => {
      toast({ text: t("agreements.discarded") });
      void navigate("/partners/agreements", { replace: true });
      refreshPartners(queries);
    },
  });
  return (
    <ConfirmDialog
      title={t("agreements.discard")}
      text={t("agreements.discardAsk")}
      busy={discarding.isPending}
      error={discarding.error}
      onOk={() => discarding.mutate()}
      onClose={onClose}
    />
  );
}

function Revoke({ agreement, onClose }: StepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: transitAgreement,
    params: { agreementId: agreement.agreementId },
    initial: { reason: "" },
    read: ({ reason }) => ({ to: "revoked", reason, version: agreement.version }),
    onDone: () => {
      refreshPartners(queries);
      toast({ text: t("agreements.revoked") });
      onClose();
    },
  });
  const title = t("agreements.revoke");
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <p>{t("agreements.revokeAsk")}</p>
      <TextField form={form} name="reason" lines={3} label={t("agreements.reason")} help={t("agreements.reasonHelp")} />
    </FormDialog>
  );
}

function Renew({ agreement, onClose }: StepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const form = useContractForm({
    endpoint: renewAgreement,
    params: { agreementId: agreement.agreementId },
    initial: { number: "", from: "", to: "" },
    read: ({ number, from, to }) => ({ number, from, to }),
    onDone: ({ agreementId }) => {
      refreshPartners(queries);
      toast({ text: t("agreements.renewed") });
      onClose();
      void navigate(`/partners/agreements/${agreementId}`);
    },
  });
  const title = t("agreements.renew");
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <p>{t("agreements.renewHelp")}</p>
      <TextField form={form} name="number" label={t("agreements.number")} />
      <div className="field-pair">
        <TextField form={form} name="from" type="date" label={t("agreements.from")} />
        <TextField form={form} name="to" type="date" label={t("agreements.to")} />
      </div>
    </FormDialog>
  );
}

const STEPS = { activate: Activate, discard: Discard, revoke: Revoke, renew: Renew } as const;
type Step = keyof typeof STEPS;

function stepsOf({ status, renewedBy }: Agreement): readonly Step[] {
  if (status === "draft") return ["discard", "activate"];
  const ends: readonly Step[] = status === "active" || status === "upcoming" ? ["revoke"] : [];
  return renewedBy ? ends : [...ends, "renew"];
}

/** What the park may decide about an agreement where it stands. */
export function AgreementActs({ agreement }: { agreement: Agreement }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Step>();
  const Dialog = asked ? STEPS[asked] : undefined;
  return (
    <>
      {stepsOf(agreement).map((step) => (
        <Button
          key={step}
          type={step === "activate" ? "primary" : step === "discard" || step === "revoke" ? "text" : "default"}
          danger={step === "discard" || step === "revoke"}
          onClick={() => setAsked(step)}
        >
          {t(`agreements.${step}`)}
        </Button>
      ))}
      {Dialog ? <Dialog agreement={agreement} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
