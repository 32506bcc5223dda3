import { type Agency, listAgencies, registerAgency } from "@shanhai/contract/agency";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { DivisionField } from "../form/division-field.tsx";
import { TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

interface RegisterAgencyProps {
  /** The park's own, where an agency is from unless told otherwise. */
  division: string;
  onRegistered: (agency: Agency) => void;
  onClose: () => void;
}

export function RegisterAgency({ division, onRegistered, onClose }: RegisterAgencyProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: registerAgency,
    initial: { name: "", uscc: "", licenceNumber: "", licenceExpiry: "", homeDivision: division },
    draft: "agency",
    read: (values) => ({
      name: values.name,
      uscc: values.uscc,
      licenceNumber: values.licenceNumber,
      licenceExpiry: values.licenceExpiry,
      homeDivision: typed(values.homeDivision),
    }),
    onDone: (agency) => {
      void queries.invalidateQueries({ queryKey: [listAgencies.id] });
      toast({ text: t("agencies.registered") });
      onRegistered(agency);
    },
  });
  return (
    <SideDrawer title={t("agencies.register")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("agencies.register")}
        submitTitle={t("agencies.register")}
        onCancel={onClose}
      >
        <TextField form={form} name="name" label={t("agencies.name")} />
        <TextField form={form} name="uscc" label={t("agencies.uscc")} help={t("agencies.usccHelp")} />
        <TextField form={form} name="licenceNumber" label={t("agencies.licenceNumber")} />
        <TextField form={form} name="licenceExpiry" type="date" label={t("agencies.licenceExpiry")} />
        <DivisionField
          form={form}
          name="homeDivision"
          label={t("agencies.homeDivision")}
          help={t("agencies.homeDivisionHelp")}
          anyLevel
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
