import { type Agency, listAgencies } from "@shanhai/contract/agency";
import {
  approveOnboarding,
  getOnboarding,
  listOnboardings,
  type OnboardingDetail,
  transitOnboarding,
} from "@shanhai/contract/onboarding";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import { useId, useState } from "react";
import { QuotaFields } from "../agencies/quota-fields.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { DivisionField } from "../form/division-field.tsx";

import { useIdempotencyKey } from "../form/idempotency.ts";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

type Target = "returned" | "rejected" | "submitted";

const NEXT: Record<OnboardingDetail["status"], readonly Target[]> = {
  submitted: ["rejected", "returned"],
  returned: ["rejected"],
  rejected: ["submitted"],
  approved: [],
  withdrawn: [],
};

/** Reads the application and the lists again that an act has changed. */
function useRefresh() {
  const queries = useQueryClient();
  return () => {
    for (const { id } of [getOnboarding, listOnboardings, listAgencies]) {
      void queries.invalidateQueries({ queryKey: [id] });
    }
  };
}

function TransitDialog({ onboarding, to, onClose }: { onboarding: OnboardingDetail; to: Target; onClose: () => void }) {
  const { t } = useWords();
  const refresh = useRefresh();
  const toast = useToast();
  const key = useIdempotencyKey();
  const [reason, setReason] = useState("");
  const id = useId();
  const { onboardingId, version } = onboarding;
  const step = useMutation({
    mutationFn: () => {
      const body = { to, reason: reason.trim(), version };
      return act(transitOnboarding, { params: { onboardingId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: () => {
      toast({ text: t(`onboarding.done.${to}`) });
      onClose();
    },
    onSettled: refresh,
  });
  return (
    <Modal
      open
      title={t(`onboarding.steps.${to}`)}
      mask={{ closable: false }}
      okText={step.isPending ? t("form.saving") : t(`onboarding.steps.${to}`)}
      cancelText={t("act.cancel")}
      okButtonProps={{ danger: to === "rejected", disabled: step.isPending || reason.trim() === "" }}
      onOk={() => step.mutate()}
      onCancel={onClose}
    >
      <div className="contract-form">
        <p>{t(`onboarding.ask.${to}`)}</p>
        <div className="field">
          <label htmlFor={id}>{t("onboarding.opinion")}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={1000}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="field-help">{t("onboarding.opinionHelp")}</p>
        </div>
        {step.error ? <ProblemPanel error={step.error} writing /> : null}
      </div>
    </Modal>
  );
}

function ApproveDialog({
  onboarding,
  onApproved,
  onClose,
}: {
  onboarding: OnboardingDetail;
  onApproved: (agency: Agency) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const refresh = useRefresh();
  const { onboardingId, version, homeDivision } = onboarding;
  const form = useContractForm({
    endpoint: approveOnboarding,
    params: { onboardingId },
    initial: { homeDivision, "quotas.members": "50", "quotas.importsADay": "100", "quotas.requestsAMinute": "12000" },
    read: (values) => ({
      version,
      homeDivision: values.homeDivision,
      quotas: {
        members: typedNumber(values["quotas.members"]),
        importsADay: typedNumber(values["quotas.importsADay"]),
        requestsAMinute: typedNumber(values["quotas.requestsAMinute"]),
      },
    }),
    onDone: ({ agency }) => {
      refresh();
      onApproved(agency);
    },
  });
  return (
    <Modal open title={t("onboarding.approve")} footer={null} mask={{ closable: false }} width={520} onCancel={onClose}>
      <p>{t("onboarding.approveHelp", { name: onboarding.name, email: onboarding.email })}</p>
      <ContractFormFrame
        form={form}
        label={t("onboarding.approve")}
        submitTitle={t("onboarding.approve")}
        onCancel={onClose}
      >
        <DivisionField
          form={form}
          name="homeDivision"
          label={t("agencies.homeDivision")}
          help={t("onboarding.homeDivisionHelp")}
          anyLevel
        />
        <QuotaFields form={form} />
      </ContractFormFrame>
    </Modal>
  );
}

/** What an administrator may decide about an application now. */
export function DecideOnboarding({ onboarding }: { onboarding: OnboardingDetail }) {
  const { t } = useWords();
  const toast = useToast();
  const [asked, setAsked] = useState<Target | "approved">();
  const close = () => setAsked(undefined);
  return (
    <>
      {NEXT[onboarding.status].map((to) => (
        <Button key={to} onClick={() => setAsked(to)}>
          {t(`onboarding.steps.${to}`)}
        </Button>
      ))}
      {onboarding.status === "submitted" ? (
        <Button type="primary" onClick={() => setAsked("approved")}>
          {t("onboarding.approve")}
        </Button>
      ) : null}
      {asked === "approved" ? (
        <ApproveDialog
          onboarding={onboarding}
          onClose={close}
          onApproved={({ name }) => {
            toast({ text: t("onboarding.approved", { name }) });
            close();
          }}
        />
      ) : asked ? (
        <TransitDialog onboarding={onboarding} to={asked} onClose={close} />
      ) : null}
    </>
  );
}
