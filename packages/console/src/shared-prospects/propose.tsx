import { getPartnerHome } from "@shanhai/contract/agreement";
import { prospectConsentText } from "@shanhai/contract/prospect";
import { createProspectProposal, listProspectProposals } from "@shanhai/contract/prospect-proposal";
import { ConsentMeans } from "@shanhai/contract/recipient";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { OrganisationFields } from "../prospects/prospect-form.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import "../recipients/recipients.css";

/** A prospect of one's own for the park, once its contact agreed to that. */
export function Propose({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const park = useEndpoint(getPartnerHome, {}).data?.agreements[0]?.parkName ?? "";
  const form = useContractForm({
    endpoint: createProspectProposal,
    initial: {
      ...{ organisation: "", kind: "enterprise", division: "", looksFor: "", headcount: "" },
      ...{ contactName: "", phone: "", means: "oral", consent: false },
    },
    read: (values) => ({
      organisation: values.organisation,
      kind: values.kind,
      division: values.division,
      looksFor: typed(values.looksFor),
      headcount: typedNumber(values.headcount),
      contactName: values.contactName,
      phone: values.phone,
      means: values.means,
      consent: values.consent,
    }),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: [listProspectProposals.id] });
      toast({ text: t("sharedProspects.proposed") });
      onClose();
    },
  });
  const title = t("sharedProspects.propose");
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={title} onCancel={onClose}>
        <OrganisationFields form={form} />
        <TextField form={form} name="headcount" type="number" label={t("prospects.headcount")} optional />
        <div className="field-pair">
          <TextField form={form} name="contactName" label={t("prospects.contactName")} />
          <TextField form={form} name="phone" type="tel" label={t("prospects.phone")} />
        </div>
        <div className="consent-text">
          <p className="quiet">{t("recipients.text")}</p>
          <blockquote>{prospectConsentText(language, { from: membership.name, to: park })}</blockquote>
        </div>
        <ChoiceField
          form={form}
          name="means"
          label={t("recipients.means")}
          options={ConsentMeans.options.map((value) => ({ value, title: t(`recipients.meansOf.${value}`) }))}
        />
        <CheckField form={form} name="consent" label={t("sharedProspects.consent")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
