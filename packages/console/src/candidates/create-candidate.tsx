import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { fenOf } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

const NOBODY: Values = {
  name: "",
  phone: "",
  idNumber: "",
  occupation: "",
  skillLevel: "",
  experienceYears: "",
  expectedPayMin: "",
  expectedPayMax: "",
  homePlace: "",
  intendedPlace: "",
  availableFrom: "",
  note: "",
  consent: false,
};

function readCandidate(values: Values) {
  return {
    name: values.name,
    phone: typed(values.phone),
    idNumber: typed(values.idNumber),
    occupation: typed(values.occupation),
    skillLevel: typed(values.skillLevel),
    experienceYears: typedNumber(values.experienceYears),
    expectedPayMin: fenOf(String(values.expectedPayMin ?? "")),
    expectedPayMax: fenOf(String(values.expectedPayMax ?? "")),
    homePlace: typed(values.homePlace),
    intendedPlace: typed(values.intendedPlace),
    availableFrom: typed(values.availableFrom),
    note: typed(values.note),
    consent: values.consent,
  };
}

export function CreateCandidate({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createCandidate,
    initial: NOBODY,
    draft: "candidate",
    // An ID number must not lie about in a browser, and consent is given anew each time.
    draftExcept: ["idNumber", "consent"],
    read: readCandidate,
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listCandidates.id] });
      toast({ text: t("candidates.created") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("candidates.create")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("candidates.create")} submitTitle={t("act.save")} onCancel={onClose}>
        <TextField form={form} name="name" label={t("candidates.name")} />
        <TextField form={form} name="phone" type="tel" label={t("candidates.phone")} help={t("candidates.phoneHelp")} />
        <TextField form={form} name="idNumber" label={t("candidates.idNumber")} help={t("candidates.idNumberHelp")} />
        <div className="field-pair">
          <TextField form={form} name="occupation" label={t("candidates.occupation")} optional />
          <ChoiceField
            form={form}
            name="skillLevel"
            label={t("candidates.skillLevel")}
            blank={t("form.choose")}
            options={SKILL_LEVELS.map((level) => ({ value: level, title: level }))}
            optional
          />
        </div>
        <details className="more-fields">
          <summary>{t("candidates.moreFields")}</summary>
          <div>
            <div className="field-pair">
              <TextField form={form} name="expectedPayMin" inputMode="decimal" label={t("candidates.expectedPayMin")} />
              <TextField form={form} name="expectedPayMax" inputMode="decimal" label={t("candidates.expectedPayMax")} />
            </div>
            <div className="field-pair">
              <TextField form={form} name="homePlace" label={t("candidates.homePlace")} />
              <TextField form={form} name="intendedPlace" label={t("candidates.intendedPlace")} />
            </div>
            <div className="field-pair">
              <TextField form={form} name="experienceYears" type="number" label={t("candidates.experienceYears")} />
              <TextField form={form} name="availableFrom" type="date" label={t("candidates.availableFrom")} />
            </div>
            <TextField form={form} name="note" lines={2} label={t("candidates.note")} />
          </div>
        </details>
        <CheckField form={form} name="consent" label={t("candidates.consent")} help={t("candidates.consentHelp")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
