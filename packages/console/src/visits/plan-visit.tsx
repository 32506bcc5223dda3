import { planVisit, VISIT_PURPOSES } from "@shanhai/contract/visit";
import { useQueryClient } from "@tanstack/react-query";
import { EnterpriseField } from "../enterprises/enterprise-field.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { MemberChoice } from "./member-choice.tsx";
import { refreshVisits } from "./refresh-visits.ts";

interface PlanVisitProps {
  /** Without one, it is chosen. */
  enterpriseId?: string | undefined;
  onClose: () => void;
}

export function PlanVisit({ enterpriseId, onClose }: PlanVisitProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: planVisit,
    initial: { enterpriseId: enterpriseId ?? "", purpose: "followUp", plannedDate: today(), memberId: "" },
    read: (values) => ({
      enterpriseId: values.enterpriseId,
      purpose: values.purpose,
      plannedDate: values.plannedDate,
      memberId: typed(values.memberId),
    }),
    onDone: () => {
      refreshVisits(queries);
      toast({ text: t("visits.arranged") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("visits.plan")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("visits.plan")} submitTitle={t("visits.plan")} onCancel={onClose}>
        {enterpriseId ? null : <EnterpriseField form={form} name="enterpriseId" label={t("visits.enterprise")} />}
        <ChoiceField
          form={form}
          name="purpose"
          label={t("visits.purpose")}
          options={VISIT_PURPOSES.map((value) => ({ value, title: t(`visitPurpose.${value}`) }))}
        />
        <TextField form={form} name="plannedDate" type="date" label={t("visits.plannedDate")} />
        <MemberChoice form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
