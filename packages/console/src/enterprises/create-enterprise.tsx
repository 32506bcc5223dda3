import { createEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { EnterpriseFields, NO_ENTERPRISE, readEnterprise } from "./enterprise-fields.tsx";

export function CreateEnterprise({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createEnterprise,
    initial: NO_ENTERPRISE,
    draft: "enterprise",
    read: (values) => ({ ...readEnterprise(values), uscc: values.uscc }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listEnterprises.id] });
      toast({ text: t("enterprises.created") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("enterprises.create")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("enterprises.create")} submitTitle={t("act.save")} onCancel={onClose}>
        <EnterpriseFields form={form} withUscc />
      </ContractFormFrame>
    </SideDrawer>
  );
}
