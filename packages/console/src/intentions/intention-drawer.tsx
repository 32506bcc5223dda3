import { type Intention, removeIntention, sendIntention, stationConsentText } from "@shanhai/contract/intention";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { CheckField, ChoiceField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { dateText } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshIntentions } from "./refresh-intentions.ts";
import { useRelayJobs } from "./use-relay-jobs.ts";

interface OneProps {
  intention: Intention;
  onClose: () => void;
}

/** Putting a person forward: the consent names who is given what. */
function PutForward({ intention, onClose }: OneProps) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const { intentionId, name, sent } = intention;
  const jobs = useRelayJobs().filter((job) => !sent.some(({ postingId }) => postingId === job.postingId));
  const form = useContractForm({
    endpoint: sendIntention,
    params: { intentionId },
    initial: { postingId: "", means: "oral", consent: false },
    read: ({ postingId, means, consent }) => ({ postingId: postingId || undefined, means, consent }),
    onDone: ({ posting }) => {
      refreshIntentions(queries);
      toast({ text: t(`intentions.${posting}`, { name }), ...(posting === "closed" ? { tone: "bad" as const } : {}) });
      onClose();
    },
  });
  const job = jobs.find(({ postingId }) => postingId === form.values.postingId);
  return (
    <FormDialog form={form} title={t("intentions.putTo", { name })} submitTitle={t("intentions.put")} onClose={onClose}>
      <ChoiceField
        form={form}
        name="postingId"
        label={t("intentions.job")}
        blank={t("intentions.choose")}
        options={jobs.map((one) => ({ value: one.postingId, title: `${one.title} · ${one.enterpriseName}` }))}
      />
      {job ? (
        <p className="intention-consent">
          {stationConsentText(language, {
            station: membership.name,
            agency: job.agencyName,
            enterprise: job.enterpriseName,
          })}
        </p>
      ) : null}
      <ChoiceField
        form={form}
        name="means"
        label={t("intentions.means")}
        options={(["oral", "written", "message"] as const).map((one) => ({
          value: one,
          title: t(`intentions.meansOf.${one}`),
        }))}
      />
      <CheckField form={form} name="consent" label={t("intentions.consent")} />
    </FormDialog>
  );
}

function Remove({ intention, onClose, onDone }: OneProps & { onDone: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { intentionId } = intention;
  const removing = useMutation({
    mutationFn: () => act(removeIntention, { params: { intentionId }, idempotencyKey: `remove-${intentionId}` }),
    onSuccess: () => {
      toast({ text: t("intentions.removed") });
      refreshIntentions(queries);
      onDone();
    },
  });
  return (
    <ConfirmDialog
      title={t("intentions.remove")}
      text={t("intentions.removeAsk")}
      busy={removing.isPending}
      error={removing.error}
      onOk={() => removing.mutate()}
      onClose={onClose}
    />
  );
}

/** One person: what they look for, what they agreed to, where they were put forward. */
export function IntentionDrawer({ intention, onClose }: OneProps) {
  const { t, language } = useWords();
  const [asked, setAsked] = useState<"put" | "remove">();
  const { name, phone, occupation, place, skillLevel, availability, note, sent, consents } = intention;
  return (
    <SideDrawer title={name} onClose={onClose}>
      <Facts
        facts={[
          [
            t("intentions.phone"),
            <a key="phone" href={`tel:${phone}`}>
              {phoneText(phone)}
            </a>,
          ],
          [t("intentions.occupation"), occupation],
          [t("intentions.place"), place],
          [t("positions.skillLevel"), levelText(language, skillLevel)],
          [t("intentions.availability"), availability ? t(`jobIntention.${availability}`) : undefined],
          [t("intentions.note"), note],
          [
            t("intentions.sentTo"),
            sent.map(({ title, enterpriseName }) => `${title} · ${enterpriseName}`).join(t("punctuation.clause")) ||
              undefined,
          ],
          [
            t("intentions.consents"),
            consents
              .map(({ on, means, recipients }) =>
                t("intentions.consentOf", {
                  on: dateText(on, language),
                  means: t(`intentions.meansOf.${means}`),
                  recipients: recipients.join(t("punctuation.list")),
                }),
              )
              .join(t("punctuation.clause")),
          ],
        ]}
      />
      <div className="form-acts intention-acts">
        <Button type="primary" onClick={() => setAsked("put")}>
          {t("intentions.put")}
        </Button>
        <Button danger onClick={() => setAsked("remove")}>
          {t("intentions.remove")}
        </Button>
      </div>
      {asked === "put" ? <PutForward intention={intention} onClose={() => setAsked(undefined)} /> : null}
      {asked === "remove" ? (
        <Remove intention={intention} onClose={() => setAsked(undefined)} onDone={onClose} />
      ) : null}
    </SideDrawer>
  );
}
