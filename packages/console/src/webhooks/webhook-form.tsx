import { CHOOSABLE_EVENTS, createWebhook, listWebhooks, updateWebhook, type Webhook } from "@shanhai/contract/webhook";
import type { WebhookEventType } from "@shanhai/contract/webhook-event";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { fieldId, TextField, useIssueText } from "../form/field.tsx";
import { type ContractForm, typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import "./webhooks.css";

const boxOf = (type: WebhookEventType) => `types.${type}`;
const chosenIn = (values: Values) => CHOOSABLE_EVENTS.filter((type) => values[boxOf(type)] === true);
const boxes = (types: readonly string[]): Values =>
  Object.fromEntries(CHOOSABLE_EVENTS.map((type) => [boxOf(type), types.includes(type)]));

/** What happened, in words; a kind that this console does not know yet stands as it is called. */
export function useEventName(): (type: string) => string {
  const { t } = useWords();
  return (type) => t(`webhooks.events.${type as WebhookEventType}`, { defaultValue: type });
}

function EventChoice({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const say = useIssueText();
  const nameOf = useEventName();
  const issue = form.shown.types;
  form.labels.set("types", t("webhooks.types"));
  const all = chosenIn(form.values).length === CHOOSABLE_EVENTS.length;
  return (
    <fieldset id={fieldId("types")} className="field event-choice" tabIndex={-1} data-invalid={issue !== undefined}>
      <legend>{t("webhooks.types")}</legend>
      <p className={issue ? "field-issue" : "field-help"}>{issue ? say(issue) : t("webhooks.typesHelp")}</p>
      <button
        type="button"
        className="link-button"
        onClick={() => {
          for (const type of CHOOSABLE_EVENTS) form.set(boxOf(type), !all);
        }}
      >
        {t(all ? "webhooks.chooseNone" : "webhooks.chooseAll")}
      </button>
      <div className="event-boxes">
        {CHOOSABLE_EVENTS.map((type) => (
          <label key={type}>
            <input
              type="checkbox"
              checked={form.values[boxOf(type)] === true}
              disabled={form.busy}
              onChange={(event) => form.set(boxOf(type), event.target.checked)}
            />
            <span>
              {nameOf(type)}
              <code>{type}</code>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Fields({
  form,
  title,
  submit,
  onClose,
}: {
  form: ContractForm;
  title: string;
  submit: string;
  onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <SideDrawer title={title} onClose={onClose} width={560}>
      <ContractFormFrame form={form} label={title} submitTitle={submit} onCancel={onClose}>
        <TextField form={form} name="url" label={t("webhooks.url")} help={t("webhooks.urlHelp")} autoFocus />
        <TextField
          form={form}
          name="description"
          label={t("webhooks.description")}
          help={t("webhooks.descriptionHelp")}
          optional
        />
        <EventChoice form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}

/** A new webhook; whoever made it is shown its secret next. */
export function CreateWebhook({
  onMade,
  onClose,
}: {
  onMade: (webhook: Webhook, secret: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const form = useContractForm({
    endpoint: createWebhook,
    initial: { url: "https://", description: "", ...boxes([]) },
    draft: "webhook",
    read: (values) => ({
      url: typed(values.url) ?? "",
      description: typed(values.description),
      types: chosenIn(values),
    }),
    onDone: ({ webhook, secret }) => {
      void queries.invalidateQueries({ queryKey: [listWebhooks.id] });
      onMade(webhook, secret);
    },
  });
  return <Fields form={form} title={t("webhooks.create")} submit={t("webhooks.create")} onClose={onClose} />;
}

export function EditWebhook({
  webhook,
  onChanged,
  onClose,
}: {
  webhook: Webhook;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const { webhookId, version, url, description = "", types } = webhook;
  const form = useContractForm({
    endpoint: updateWebhook,
    params: { webhookId },
    initial: { url, description, ...boxes(types) },
    read: (values) => ({
      version,
      url: typed(values.url) ?? "",
      description: typed(values.description) ?? null,
      types: chosenIn(values),
    }),
    onDone: () => {
      toast({ text: t("webhooks.saved") });
      onChanged();
      onClose();
    },
  });
  return <Fields form={form} title={t("webhooks.edit")} submit={t("act.save")} onClose={onClose} />;
}
