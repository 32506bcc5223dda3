import {
  createOffering,
  listOfferings,
  OFFERING_KINDS,
  type Offering,
  updateOffering,
} from "@shanhai/contract/offering";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

function Fields({ form, title, onClose }: { form: ContractForm; title: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={t("act.save")} onCancel={onClose}>
        <TextField form={form} name="name" label={t("offerings.name")} autoFocus />
        <ChoiceField
          form={form}
          name="kind"
          label={t("offerings.kind")}
          options={OFFERING_KINDS.map((value) => ({ value, title: t(`offeringKind.${value}`) }))}
        />
        <TextField
          form={form}
          name="description"
          lines={4}
          label={t("offerings.description")}
          help={t("offerings.descriptionHelp")}
          optional
        />
        <CheckField form={form} name="published" label={t("offerings.publish")} help={t("offerings.publishHelp")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}

function useSaved(onClose: () => void) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: [listOfferings.id] });
    toast({ text: t("offerings.saved") });
    onClose();
  };
}

export function CreateOffering({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const onDone = useSaved(onClose);
  const form = useContractForm({
    endpoint: createOffering,
    initial: { name: "", kind: "recruitment", description: "", published: true },
    draft: "offering",
    read: ({ name, kind, description, published }) => ({ name, kind, description: typed(description), published }),
    onDone,
  });
  return <Fields form={form} title={t("offerings.create")} onClose={onClose} />;
}

export function EditOffering({ offering, onClose }: { offering: Offering; onClose: () => void }) {
  const { t } = useWords();
  const onDone = useSaved(onClose);
  const { offeringId, name, kind, description = "", published, version } = offering;
  const form = useContractForm({
    endpoint: updateOffering,
    params: { offeringId },
    initial: { name, kind, description, published },
    read: (values) => ({ ...values, description: typed(values.description) ?? null, version }),
    onDone,
  });
  return <Fields form={form} title={t("offerings.edit")} onClose={onClose} />;
}
