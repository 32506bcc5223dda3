import { type Candidate, getCandidate } from "@shanhai/contract/candidate";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { ConsentMeans, type Recipient, recipientText } from "@shanhai/contract/recipient";
import { recordRecipientConsent, withdrawRecipientConsent } from "@shanhai/contract/recipient-consent";
import { listTimeline } from "@shanhai/contract/timeline";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { EnterpriseField } from "../enterprises/enterprise-field.tsx";
import { ChoiceField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useContractForm } from "../form/use-contract-form.ts";
import { momentText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { keyOf } from "../session/use-endpoint.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";
import { ConsentList } from "./consent-list.tsx";
import "./recipients.css";

/** The person as saved takes the place of the one on the screen. */
function useKept() {
  const queries = useQueryClient();
  return (saved: Candidate) => {
    queries.setQueryData(keyOf(getCandidate, { params: { candidateId: saved.candidateId } }), saved);
    void queries.invalidateQueries({ queryKey: [listTimeline.id] });
  };
}

/** The enterprise's name, from the list that it was chosen of. */
function useEnterpriseName(enterpriseId: string): string | undefined {
  const queries = useQueryClient();
  type Pages = { pages: { items: { enterpriseId: string; name: string }[] }[] };
  const known = queries.getQueryData<Pages>([listEnterprises.id, "all"]);
  return known?.pages.flatMap(({ items }) => items).find((one) => one.enterpriseId === enterpriseId)?.name;
}

function RecordConsent({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const toast = useToast();
  const keep = useKept();
  const form = useContractForm({
    endpoint: recordRecipientConsent,
    params: { candidateId: candidate.candidateId },
    initial: { enterpriseId: "", means: "written" },
    read: ({ enterpriseId, means }) => ({ enterpriseId, means }),
    onDone: (saved) => {
      keep(saved);
      toast({ text: t("recipients.recorded", { name: saved.recipients?.at(-1)?.enterpriseName ?? "" }) });
      onClose();
    },
  });
  const enterprise = useEnterpriseName(String(form.values.enterpriseId));
  return (
    <FormDialog
      form={form}
      title={t("recipients.recordNamed", { name: candidate.name })}
      submitTitle={t("recipients.record")}
      onClose={onClose}
    >
      <EnterpriseField form={form} name="enterpriseId" label={t("recipients.enterprise")} />
      {enterprise ? (
        <div className="consent-text">
          <p className="quiet">{t("recipients.text")}</p>
          <blockquote>{recipientText(language, { agency: membership.name, enterprise })}</blockquote>
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

interface WithdrawProps {
  candidateId: string;
  recipient: Recipient;
  onClose: () => void;
}

function WithdrawConsent({ candidateId, recipient, onClose }: WithdrawProps) {
  const { t } = useWords();
  const toast = useToast();
  const keep = useKept();
  const key = useIdempotencyKey();
  const { enterpriseId, enterpriseName: name } = recipient;
  const withdraw = useMutation({
    mutationFn: () =>
      act(withdrawRecipientConsent, {
        params: { candidateId, enterpriseId },
        idempotencyKey: key.keyFor({ candidateId, enterpriseId }),
      }),
    onSuccess: (saved) => {
      keep(saved);
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

/** Which client enterprises may see a person's name and phone, because the person said so. */
export function RecipientsPanel({ candidate }: { candidate: Candidate }) {
  const { t, language } = useWords();
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Recipient>();
  const { candidateId, recipients = [], consentVersion, consentAt } = candidate;
  return (
    <section className="panel" aria-label={t("recipients.title")}>
      <div className="section-head">
        <h2 className="section-title">{t("recipients.title")}</h2>
        <Button onClick={() => setRecording(true)}>{t("recipients.record")}</Button>
      </div>
      <p className="quiet">{t("recipients.own", { version: consentVersion, at: momentText(consentAt, language) })}</p>
      {recipients.length === 0 ? <p className="quiet">{t("recipients.none")}</p> : null}
      <ConsentList
        consents={recipients}
        idOf={(one) => one.enterpriseId}
        nameOf={(one) => one.enterpriseName}
        onWithdraw={setWithdrawing}
      />
      {recording ? <RecordConsent candidate={candidate} onClose={() => setRecording(false)} /> : null}
      {withdrawing ? (
        <WithdrawConsent candidateId={candidateId} recipient={withdrawing} onClose={() => setWithdrawing(undefined)} />
      ) : null}
    </section>
  );
}
