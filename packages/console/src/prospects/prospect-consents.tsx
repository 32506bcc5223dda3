import {
  type Prospect,
  type ProspectConsent,
  prospectConsentText,
  recordProspectConsent,
  withdrawProspectConsent,
} from "@shanhai/contract/prospect";
import { ConsentMeans } from "@shanhai/contract/recipient";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { ChoiceField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { ConsentList } from "../recipients/consent-list.tsx";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";
import { AllyField, useAllyName } from "./ally-field.tsx";
import { refreshProspects } from "./refresh-prospects.ts";
import "../recipients/recipients.css";

/** The contact said yes to one ally: the words to say first, who, and how they said so. */
export function RecordConsent({
  prospect,
  partnerId = "",
  onClose,
}: {
  prospect: Prospect;
  partnerId?: string;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const { prospectId, version } = prospect;
  const form = useContractForm({
    endpoint: recordProspectConsent,
    params: { prospectId },
    initial: { partnerId, means: "oral" },
    read: ({ partnerId: chosen, means }) => ({ partnerId: chosen, means, version }),
    onDone: async (saved) => {
      await refreshProspects(queries);
      toast({ text: t("recipients.recorded", { name: saved.consents.at(-1)?.partnerName ?? "" }) });
      onClose();
    },
  });
  const ally = useAllyName(String(form.values.partnerId));
  return (
    <FormDialog
      form={form}
      title={t("prospects.recordConsent")}
      submitTitle={t("prospects.recordConsent")}
      onClose={onClose}
    >
      <AllyField form={form} name="partnerId" label={t("prospects.ally")} />
      {ally ? (
        <div className="consent-text">
          <p className="quiet">{t("recipients.text")}</p>
          <blockquote>{prospectConsentText(language, { from: membership.name, to: ally })}</blockquote>
        </div>
      ) : null}
      <ChoiceField
        form={form}
        name="means"
        label={t("recipients.means")}
        options={ConsentMeans.options.map((value) => ({ value, title: t(`recipients.meansOf.${value}`) }))}
      />
    </FormDialog>
  );
}

function WithdrawConsent({
  prospectId,
  consent,
  onClose,
}: {
  prospectId: string;
  consent: ProspectConsent;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const { partnerId, partnerName: name } = consent;
  const params = { prospectId, partnerId };
  const withdraw = useMutation({
    mutationFn: () => act(withdrawProspectConsent, { params, idempotencyKey: key.keyFor(params) }),
    onSuccess: async () => {
      await refreshProspects(queries);
      toast({ text: t("recipients.withdrawn", { name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("recipients.withdrawOne", { name })}
      ok={t("recipients.withdraw")}
      text={t("recipients.withdrawHelp", { name })}
      busy={withdraw.isPending}
      error={withdraw.error}
      onOk={() => withdraw.mutate()}
      onClose={onClose}
    />
  );
}

/** Which allies may see a contact's name and phone, because the contact said so. */
export function ProspectConsents({ prospect }: { prospect: Prospect }) {
  const { t } = useWords();
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<ProspectConsent>();
  const { prospectId, consents } = prospect;
  return (
    <section aria-label={t("prospects.consents")}>
      <div className="section-head">
        <h3>{t("prospects.consents")}</h3>
        <Button onClick={() => setRecording(true)}>{t("prospects.recordConsent")}</Button>
      </div>
      {consents.length === 0 ? <p className="quiet">{t("prospects.noConsents")}</p> : null}
      <ConsentList
        consents={consents}
        idOf={(one) => one.partnerId}
        nameOf={(one) => one.partnerName}
        onWithdraw={setWithdrawing}
      />
      {recording ? <RecordConsent prospect={prospect} onClose={() => setRecording(false)} /> : null}
      {withdrawing ? (
        <WithdrawConsent prospectId={prospectId} consent={withdrawing} onClose={() => setWithdrawing(undefined)} />
      ) : null}
    </section>
  );
}
