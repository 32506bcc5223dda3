import { createPartner, type Partner } from "@shanhai/contract/partner";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { PartnerFields } from "./partner-fields.tsx";
import { refreshPartners } from "./refresh-partners.ts";

export function CreatePartner({ onCreated, onClose }: { onCreated: (partner: Partner) => void; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createPartner,
    initial: { name: "", kind: "bureau", division: "", contactName: "", contactPhone: "", note: "" },
    draft: "partner",
    read: (values) => ({
      name: values.name,
      kind: values.kind,
      division: values.division,
      contactName: typed(values.contactName),
      contactPhone: typed(values.contactPhone),
      note: typed(values.note),
    }),
    onDone: (partner) => {
      refreshPartners(queries);
      toast({ text: t("partners.created") });
      onCreated(partner);
    },
  });
  const title = t("partners.create");
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={title} onCancel={onClose}>
        <PartnerFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
