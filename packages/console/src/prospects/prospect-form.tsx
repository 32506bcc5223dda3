import type { Lead } from "@shanhai/contract/lead";
import {
  createProspect,
  createProspectFromLead,
  PROSPECT_KINDS,
  Prospect,
  updateProspect,
} from "@shanhai/contract/prospect";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { DivisionField } from "../form/division-field.tsx";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { type ContractForm, typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshProspects } from "./refresh-prospects.ts";

/** What every prospect says of its organisation. */
export function OrganisationFields({ form, known = false }: { form: ContractForm; known?: boolean }) {
  const { t } = useWords();
  return (
    <>
      <TextField form={form} name="organisation" label={t("prospects.organisation")} />
      {known ? null : (
        <ChoiceField
          form={form}
          name="kind"
          label={t("prospects.kind")}
          options={PROSPECT_KINDS.map((value) => ({ value, title: t(`prospectKind.${value}`) }))}
        />
      )}
      <DivisionField form={form} name="division" label={t("prospects.place")} anyLevel />
      <TextField
        form={form}
        name="looksFor"
        lines={3}
        label={t("prospects.looksFor")}
        help={t("prospects.looksForHelp")}
        optional
      />
    </>
  );
}

function MoreFields({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <>
      <div className="field-pair">
        <TextField form={form} name="industry" label={t("prospects.industry")} optional />
        <TextField form={form} name="chain" label={t("prospects.chain")} optional />
      </div>
      <TextField form={form} name="headcount" type="number" label={t("prospects.headcount")} optional />
      <div className="field-pair">
        <TextField form={form} name="contact.name" label={t("prospects.contactName")} optional />
        <TextField form={form} name="contact.phone" type="tel" label={t("prospects.phone")} optional />
      </div>
      <p className="quiet">{t("prospects.contactHelp")}</p>
      <TextField
        form={form}
        name="note"
        lines={3}
        label={t("prospects.note")}
        help={t("prospects.noteHelp")}
        optional
      />
    </>
  );
}

const BLANK = { kind: "enterprise", industry: "", chain: "", division: "", looksFor: "", headcount: "", note: "" };

function valuesOf(prospect: Prospect): Values {
  const { organisation, division, industry = "", chain = "", looksFor = "", headcount, note = "" } = prospect;
  return {
    ...{ organisation, division, industry, chain, looksFor, note },
    headcount: headcount === undefined ? "" : String(headcount),
    "contact.name": prospect.contact?.name ?? "",
    "contact.phone": prospect.contact?.phone ?? "",
    version: String(prospect.version),
  };
}

/** A contact is a name and a phone, or there is none. */
function contactOf(values: Values) {
  const [name, phone] = [typed(values["contact.name"]), typed(values["contact.phone"])];
  return name || phone ? { name: name ?? "", phone: phone ?? "" } : undefined;
}

function useSaved(text: string, onSaved: (prospect: Prospect) => void) {
  const queries = useQueryClient();
  const toast = useToast();
  return async (saved: Prospect) => {
    await refreshProspects(queries);
    toast({ text });
    onSaved(saved);
  };
}

export function CreateProspect({ onSaved, onClose }: { onSaved: (prospect: Prospect) => void; onClose: () => void }) {
  const { t } = useWords();
  const form = useContractForm({
    endpoint: createProspect,
    initial: { ...BLANK, organisation: "", "contact.name": "", "contact.phone": "" },
    draft: "prospect",
    // Somebody's name and phone are not left behind in the browser.
    draftExcept: ["contact.name", "contact.phone"],
    read: (values) => ({
      organisation: values.organisation,
      kind: values.kind,
      division: values.division,
      industry: typed(values.industry),
      chain: typed(values.chain),
      looksFor: typed(values.looksFor),
      headcount: typedNumber(values.headcount),
      note: typed(values.note),
      contact: contactOf(values),
    }),
    onDone: useSaved(t("prospects.created"), onSaved),
  });
  return (
    <SideDrawer title={t("prospects.create")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("prospects.create")}
        submitTitle={t("prospects.create")}
        onCancel={onClose}
      >
        <OrganisationFields form={form} />
        <MoreFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}

export function EditProspect({ prospect, onClose }: { prospect: Prospect; onClose: () => void }) {
  const { t } = useWords();
  const form = useContractForm({
    endpoint: updateProspect,
    params: { prospectId: prospect.prospectId },
    initial: valuesOf(prospect),
    read: (values) => ({
      version: Number(values.version),
      organisation: values.organisation,
      division: values.division,
      industry: typed(values.industry) ?? null,
      chain: typed(values.chain) ?? null,
      looksFor: typed(values.looksFor) ?? null,
      headcount: typedNumber(values.headcount) ?? null,
      note: typed(values.note) ?? null,
      contact: contactOf(values) ?? null,
    }),
    onDone: useSaved(t("prospects.saved"), onClose),
  });
  return (
    <SideDrawer title={t("prospects.edit")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("prospects.edit")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Prospect, valuesOf)}
      >
        <OrganisationFields form={form} known />
        <MoreFields form={form} />
        {prospect.consents.length > 0 ? <p className="notice">{t("prospects.consentsGo")}</p> : null}
      </ContractFormFrame>
    </SideDrawer>
  );
}

/** What a lead says of its organisation enters the pool; whoever spoke for it stays with the lead. */
export function ProspectFromLead({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useWords();
  const { leadId, organisation = "", offeringKind } = lead;
  const form = useContractForm({
    endpoint: createProspectFromLead,
    params: { leadId },
    initial: { organisation, division: "", looksFor: offeringKind ? t(`offeringKind.${offeringKind}`) : "" },
    read: (values) => ({
      organisation: values.organisation,
      division: values.division,
      looksFor: typed(values.looksFor),
    }),
    onDone: useSaved(t("prospects.created"), onClose),
  });
  return (
    <SideDrawer title={t("prospects.fromLead")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("prospects.fromLead")}
        submitTitle={t("prospects.fromLead")}
        onCancel={onClose}
      >
        <p className="quiet">{t("prospects.fromLeadHelp")}</p>
        <OrganisationFields form={form} known />
      </ContractFormFrame>
    </SideDrawer>
  );
}
