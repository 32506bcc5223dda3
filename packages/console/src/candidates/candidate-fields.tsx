import type { Candidate } from "@shanhai/contract/candidate";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed, typedNumber, typedWords } from "../form/use-contract-form.ts";
import { fenOf, yuanOf } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";

export const NOBODY: Values = {
  name: "",
  phone: "",
  idNumber: "",
  occupation: "",
  skillLevel: "",
  skills: "",
  licences: "",
  experienceYears: "",
  expectedPayMin: "",
  expectedPayMax: "",
  homePlace: "",
  intendedPlace: "",
  availableFrom: "",
  automatedMatching: "",
  note: "",
};

/** A person as the form shows them; the ID number is not shown, and stays when nothing is typed. */
export function valuesOfCandidate(candidate: Candidate): Values {
  return {
    name: candidate.name,
    phone: candidate.phone ?? "",
    idNumber: "",
    occupation: candidate.occupation ?? "",
    skillLevel: candidate.skillLevel ?? "",
    skills: (candidate.skills ?? []).join("、"),
    licences: (candidate.licences ?? []).join("、"),
    experienceYears: candidate.experienceYears === undefined ? "" : String(candidate.experienceYears),
    expectedPayMin: yuanOf(candidate.expectedPayMin),
    expectedPayMax: yuanOf(candidate.expectedPayMax),
    homePlace: candidate.homePlace ?? "",
    intendedPlace: candidate.intendedPlace ?? "",
    availableFrom: candidate.availableFrom ?? "",
    automatedMatching: candidate.automatedMatching ?? "",
    note: candidate.note ?? "",
    version: String(candidate.version),
  };
}

/** What was typed of a person; what was not is left out. */
export function readCandidate(values: Values) {
  return {
    name: values.name,
    phone: typed(values.phone),
    idNumber: typed(values.idNumber),
    occupation: typed(values.occupation),
    skillLevel: typed(values.skillLevel),
    skills: typedWords(values.skills),
    licences: typedWords(values.licences),
    experienceYears: typedNumber(values.experienceYears),
    expectedPayMin: fenOf(String(values.expectedPayMin ?? "")),
    expectedPayMax: fenOf(String(values.expectedPayMax ?? "")),
    homePlace: typed(values.homePlace),
    intendedPlace: typed(values.intendedPlace),
    availableFrom: typed(values.availableFrom),
    automatedMatching: typed(values.automatedMatching),
    note: typed(values.note),
  };
}

interface CandidateFieldsProps {
  form: ContractForm;
  phoneHelp: string;
  idNumberHelp: string;
  /** Everything in sight, as when somebody is changed. */
  open?: boolean;
}

export function CandidateFields({ form, phoneHelp, idNumberHelp, open = false }: CandidateFieldsProps) {
  const { t, language } = useWords();
  // What is no date (“any time”) is kept as it is: a date input would show and send nothing.
  const anytime = form.values.availableFrom === "anytime";
  return (
    <>
      <TextField form={form} name="name" label={t("candidates.name")} />
      <TextField form={form} name="phone" type="tel" label={t("candidates.phone")} help={phoneHelp} />
      <TextField form={form} name="idNumber" label={t("candidates.idNumber")} help={idNumberHelp} />
      <div className="field-pair">
        <TextField form={form} name="occupation" label={t("candidates.occupation")} optional />
        <ChoiceField
          form={form}
          name="skillLevel"
          label={t("candidates.skillLevel")}
          blank={t("form.choose")}
          options={SKILL_LEVELS.map((level) => ({ value: level, title: levelText(language, level) }))}
          optional
        />
      </div>
      <details className="more-fields" open={open}>
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
            {anytime ? (
              <ChoiceField
                form={form}
                name="availableFrom"
                label={t("candidates.availableFrom")}
                blank={t("candidates.otherDay")}
                options={[{ value: "anytime", title: t("candidates.anytime") }]}
              />
            ) : (
              <TextField form={form} name="availableFrom" type="date" label={t("candidates.availableFrom")} />
            )}
          </div>
          <TextField form={form} name="skills" label={t("candidates.skills")} help={t("candidates.skillsHelp")} />
          <TextField form={form} name="licences" label={t("candidates.licences")} help={t("candidates.licencesHelp")} />
          <ChoiceField
            form={form}
            name="automatedMatching"
            label={t("candidates.automatedMatching")}
            blank={t("candidates.automatedMatchingAllowed")}
            options={[{ value: "refused", title: t("candidates.automatedMatchingRefused") }]}
          />
          <TextField form={form} name="note" lines={2} label={t("candidates.note")} />
        </div>
      </details>
    </>
  );
}
