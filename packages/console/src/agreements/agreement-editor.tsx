import {
  Agreement,
  createAgreement,
  MOST_OBLIGATIONS,
  OBLIGATION_KINDS,
  updateAgreement,
} from "@shanhai/contract/agreement";
import { GRANTS } from "@shanhai/contract/grant";
import { listPartners } from "@shanhai/contract/partner";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { type ContractForm, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { refreshPartners } from "../partners/refresh-partners.ts";
import { useWhole } from "../session/use-whole.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { countOf, emptyValues, readValues, valuesOf, withOneMore, without } from "./agreement-values.ts";
import "./agreements.css";

const MOST_PARTIES = 20;
const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

function Parties({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const partners = useWhole(listPartners).data ?? [];
  const options = partners
    .filter(({ status }) => status === "active")
    .map(({ partnerId, name }) => ({ value: partnerId, title: name }));
  const count = countOf(form.values, "partnerIds");
  return (
    <fieldset className="agreement-lines">
      <legend>{t("agreements.parties")}</legend>
      {indexes(count).map((index) => (
        <div className="agreement-party" key={index}>
          <ChoiceField
            form={form}
            name={`partnerIds.${index}`}
            label={t("agreements.party", { n: index + 1 })}
            options={options}
            blank={t("agreements.noParty")}
          />
          {count > 1 ? (
            <Button
              type="text"
              danger
              aria-label={t("agreements.removeParty", { n: index + 1 })}
              onClick={() => form.reset(without(form.values, "partnerIds", index))}
            >
              {t("agreements.remove")}
            </Button>
          ) : null}
        </div>
      ))}
      {count < MOST_PARTIES ? (
        <Button type="dashed" onClick={() => form.reset(withOneMore(form.values, "partnerIds"))}>
          {t("agreements.addParty")}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Obligations({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const count = countOf(form.values, "obligations");
  return (
    <fieldset className="agreement-lines">
      <legend>{t("agreements.obligations")}</legend>
      {indexes(count).map((index) => (
        <section className="agreement-line" key={index} aria-label={t("agreements.obligation", { n: index + 1 })}>
          <div className="agreement-line-head">
            <strong>{t("agreements.obligation", { n: index + 1 })}</strong>
            <Button
              type="text"
              danger
              size="small"
              aria-label={t("agreements.removeObligation", { n: index + 1 })}
              onClick={() => form.reset(without(form.values, "obligations", index))}
            >
              {t("agreements.remove")}
            </Button>
          </div>
          <ChoiceField
            form={form}
            name={`obligations.${index}.kind`}
            label={t("agreements.obligationKind")}
            options={OBLIGATION_KINDS.map((kind) => ({ value: kind, title: t(`obligationKind.${kind}`) }))}
          />
          <TextField form={form} name={`obligations.${index}.text`} lines={2} label={t("agreements.obligationText")} />
          <div className="agreement-target">
            <TextField
              form={form}
              name={`obligations.${index}.target`}
              type="number"
              label={t("agreements.target")}
              optional
            />
            <TextField
              form={form}
              name={`obligations.${index}.unit`}
              label={t("agreements.unit")}
              help={t("agreements.unitHelp")}
              optional
            />
            <TextField
              form={form}
              name={`obligations.${index}.dueDate`}
              type="date"
              label={t("agreements.dueDate")}
              optional
            />
          </div>
        </section>
      ))}
      {count < MOST_OBLIGATIONS ? (
        <Button type="dashed" onClick={() => form.reset(withOneMore(form.values, "obligations"))}>
          {t("agreements.addObligation")}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface AgreementEditorProps {
  /** A draft to write anew; a new one without. */
  agreement?: Agreement;
  /** With whom a new one is. */
  partnerId?: string;
  onSaved: (agreement: Agreement) => void;
  onClose: () => void;
}

/** An agreement as it is drawn up: with whom, how long, what is promised, and exactly what it opens. */
export function AgreementEditor({ agreement, partnerId, onSaved, onClose }: AgreementEditorProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm<typeof createAgreement | typeof updateAgreement>({
    endpoint: agreement ? updateAgreement : createAgreement,
    ...(agreement ? { params: { agreementId: agreement.agreementId } } : {}),
    initial: agreement ? valuesOf(agreement) : emptyValues(partnerId),
    read: (values) => ({ ...readValues(values), ...(agreement ? { version: Number(values.version) } : {}) }),
    onDone: (saved) => {
      refreshPartners(queries);
      toast({ text: t("agreements.created") });
      onSaved(saved);
    },
  });
  const title = t(agreement ? "agreements.edit" : "agreements.create");
  return (
    <SideDrawer title={title} width={560} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Agreement, valuesOf)}
      >
        <TextField form={form} name="number" label={t("agreements.number")} help={t("agreements.numberHelp")} />
        <TextField form={form} name="title" label={t("agreements.name")} />
        <Parties form={form} />
        <div className="field-pair">
          <TextField form={form} name="from" type="date" label={t("agreements.from")} />
          <TextField form={form} name="to" type="date" label={t("agreements.to")} help={t("agreements.toHelp")} />
        </div>
        <fieldset className="agreement-lines">
          <legend>{t("agreements.opens")}</legend>
          <p className="quiet">{t("agreements.opensHelp")}</p>
          {GRANTS.map((grant) => (
            <CheckField key={grant} form={form} name={`opens.${grant}`} label={t(`grant.${grant}`)} />
          ))}
        </fieldset>
        <Obligations form={form} />
        <TextField
          form={form}
          name="note"
          lines={3}
          label={t("agreements.note")}
          help={t("agreements.noteHelp")}
          optional
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
