import {
  createPolicyCard,
  listPolicyCards,
  POLICY_KINDS,
  type PolicyCard,
  updatePolicyCard,
} from "@shanhai/contract/policy-card";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { DivisionField } from "../form/division-field.tsx";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

function Fields({ form, title, onClose }: { form: ContractForm; title: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={t("act.save")} onCancel={onClose}>
        <ChoiceField
          form={form}
          name="kind"
          label={t("policyCards.kind")}
          options={POLICY_KINDS.map((value) => ({ value, title: t(`policyKind.${value}`) }))}
        />
        <TextField form={form} name="title" label={t("policyCards.name")} help={t("policyCards.nameHelp")} autoFocus />
        <TextField form={form} name="text" lines={5} label={t("policyCards.text")} help={t("policyCards.textHelp")} />
        <DivisionField
          form={form}
          name="division"
          label={t("policyCards.division")}
          help={t("policyCards.divisionHelp")}
          optional
        />
        <TextField form={form} name="link" label={t("policyCards.link")} help={t("policyCards.linkHelp")} optional />
        <TextField form={form} name="validThrough" type="date" label={t("policyCards.validThrough")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}

function useSaved(onClose: () => void) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [listPolicyCards.id] });
    toast({ text: t("policyCards.saved") });
    onClose();
  };
}

const optional = ({ division, link, validThrough }: Values) => ({
  division: typed(division),
  link: typed(link),
  validThrough: typed(validThrough),
});

export function CreatePolicyCard({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const onDone = useSaved(onClose);
  const form = useContractForm({
    endpoint: createPolicyCard,
    initial: { kind: "subsidy", title: "", text: "", division: "", link: "", validThrough: "" },
    draft: "policy-card",
    read: (values) => ({ kind: values.kind, title: values.title, text: values.text, ...optional(values) }),
    onDone,
  });
  return <Fields form={form} title={t("policyCards.create")} onClose={onClose} />;
}

export function EditPolicyCard({ card, onClose }: { card: PolicyCard; onClose: () => void }) {
  const { t } = useWords();
  const onDone = useSaved(onClose);
  const { policyCardId, kind, title, text, division = "", link = "", validThrough = "", version } = card;
  const form = useContractForm({
    endpoint: updatePolicyCard,
    params: { policyCardId },
    initial: { kind, title, text, division, link, validThrough },
    read: (values) => {
      const { kind, title, text } = values;
      const given = Object.entries(optional(values)).map(([name, value]) => [name, value ?? null]);
      return { version, kind, title, text, ...Object.fromEntries(given) };
    },
    onDone,
  });
  return <Fields form={form} title={t("policyCards.edit")} onClose={onClose} />;
}
