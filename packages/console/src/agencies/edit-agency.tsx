import { Agency, getAgency, listAgencies, updateAgency } from "@shanhai/contract/agency";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { QuotaFields } from "./quota-fields.tsx";

function valuesOf({ licenceNumber, licenceExpiry, quotas, version }: Agency): Values {
  return {
    licenceNumber,
    licenceExpiry,
    "quotas.members": String(quotas.members),
    "quotas.importsADay": String(quotas.importsADay),
    "quotas.requestsAMinute": String(quotas.requestsAMinute),
    version: String(version),
  };
}

/** A renewed licence, and how much the agency may use. */
export function EditAgency({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: updateAgency,
    params: { agencyId: agency.agencyId },
    initial: valuesOf(agency),
    read: (values) => ({
      version: Number(values.version),
      // A licence that has expired may stay while something else is changed.
      licenceNumber: values.licenceNumber === agency.licenceNumber ? undefined : values.licenceNumber,
      licenceExpiry: values.licenceExpiry === agency.licenceExpiry ? undefined : values.licenceExpiry,
      quotas: {
        members: typedNumber(values["quotas.members"]),
        importsADay: typedNumber(values["quotas.importsADay"]),
        requestsAMinute: typedNumber(values["quotas.requestsAMinute"]),
      },
    }),
    onDone: () => {
      for (const { id } of [getAgency, listAgencies]) void queries.invalidateQueries({ queryKey: [id] });
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("agencies.edit")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("agencies.edit")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Agency, valuesOf)}
      >
        <TextField form={form} name="licenceNumber" label={t("agencies.licenceNumber")} />
        <TextField form={form} name="licenceExpiry" type="date" label={t("agencies.licenceExpiry")} />
        <QuotaFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
