import { Partner, updatePartner } from "@shanhai/contract/partner";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { explainStale } from "../form/stale-notice.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { PartnerFields } from "./partner-fields.tsx";
import { refreshPartners } from "./refresh-partners.ts";

function valuesOf({ name, division, contactName = "", contactPhone = "", note = "", version }: Partner): Values {
  return { name, division, contactName, contactPhone, note, version: String(version) };
}

export function EditPartner({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: updatePartner,
    params: { partnerId: partner.partnerId },
    initial: valuesOf(partner),
    read: (values) => ({
      version: Number(values.version),
      name: values.name,
      division: values.division,
      contactName: typed(values.contactName) ?? null,
      contactPhone: typed(values.contactPhone) ?? null,
      note: typed(values.note) ?? null,
    }),
    onDone: () => {
      refreshPartners(queries);
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("partners.edit")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("partners.edit")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Partner, valuesOf)}
      >
        <PartnerFields form={form} known />
      </ContractFormFrame>
    </SideDrawer>
  );
}
