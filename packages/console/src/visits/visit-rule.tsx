import { changeVisitRule, type VisitRule } from "@shanhai/contract/due-visit";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshVisits } from "./refresh-visits.ts";

/** How often clients are followed up: the owner's to say. */
export function EditVisitRule({ rule, onClose }: { rule: VisitRule; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: changeVisitRule,
    initial: { everyDays: String(rule.everyDays) },
    read: (values) => ({ everyDays: typedNumber(values.everyDays), version: rule.version }),
    onDone: () => {
      refreshVisits(queries);
      toast({ text: t("visits.ruleSaved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("visits.rule")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("visits.rule")} submitTitle={t("act.save")} onCancel={onClose}>
        <TextField
          form={form}
          name="everyDays"
          type="number"
          label={t("visits.ruleDays")}
          help={t("visits.ruleHelp")}
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
