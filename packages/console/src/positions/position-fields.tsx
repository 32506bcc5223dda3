import type { Position } from "@shanhai/contract/position";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed, typedNumber, typedWords } from "../form/use-contract-form.ts";
import { fenOf, yuanOf } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";

export const NO_POSITION: Values = {
  title: "",
  occupation: "",
  headcount: "",
  payMin: "",
  payMax: "",
  place: "",
  skillLevel: "",
  skills: "",
  licences: "",
  startsOn: "",
  careerPath: "",
  requirements: "",
  benefits: "",
};

export function valuesOfPosition(position: Position): Values {
  return {
    title: position.title,
    occupation: position.occupation,
    headcount: String(position.headcount),
    payMin: yuanOf(position.payMin),
    payMax: yuanOf(position.payMax),
    place: position.place,
    skillLevel: position.skillLevel ?? "",
    skills: (position.skills ?? []).join("、"),
    licences: (position.licences ?? []).join("、"),
    startsOn: position.startsOn ?? "",
    careerPath: position.careerPath ?? "",
    requirements: position.requirements ?? "",
    benefits: (position.benefits ?? []).join("\n"),
    version: String(position.version),
  };
}

function linesOf(value: string | boolean | undefined): string[] | undefined {
  const lines = (typed(value) ?? "").split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 ? lines : undefined;
}

/** What was typed as the contract's body: pay turns from 元 to 分 here. */
export function readPosition(values: Values) {
  return {
    title: values.title,
    occupation: values.occupation,
    headcount: typedNumber(values.headcount),
    payMin: fenOf(String(values.payMin ?? "")),
    payMax: fenOf(String(values.payMax ?? "")),
    place: values.place,
    skillLevel: typed(values.skillLevel),
    skills: typedWords(values.skills),
    licences: typedWords(values.licences),
    startsOn: typed(values.startsOn),
    careerPath: typed(values.careerPath),
    requirements: typed(values.requirements),
    benefits: linesOf(values.benefits),
  };
}

export function PositionFields({ form }: { form: ContractForm }) {
  const { t, language } = useWords();
  return (
    <>
      <TextField form={form} name="title" label={t("positions.name")} />
      <div className="field-pair">
        <TextField
          form={form}
          name="occupation"
          label={t("positions.occupation")}
          help={t("positions.occupationHelp")}
        />
        <TextField form={form} name="headcount" type="number" label={t("positions.headcount")} />
      </div>
      <div className="field-pair">
        <TextField form={form} name="payMin" inputMode="decimal" label={t("positions.payMin")} />
        <TextField form={form} name="payMax" inputMode="decimal" label={t("positions.payMax")} />
      </div>
      <div className="field-pair">
        <TextField form={form} name="place" label={t("positions.place")} />
        <ChoiceField
          form={form}
          name="skillLevel"
          label={t("positions.skillLevel")}
          blank={t("positions.anyLevel")}
          options={SKILL_LEVELS.map((level) => ({ value: level, title: levelText(language, level) }))}
        />
      </div>
      <TextField form={form} name="skills" label={t("positions.skills")} help={t("positions.skillsHelp")} optional />
      <div className="field-pair">
        <TextField
          form={form}
          name="licences"
          label={t("positions.licences")}
          help={t("positions.licencesHelp")}
          optional
        />
        <TextField form={form} name="startsOn" type="date" label={t("positions.startsOn")} optional />
      </div>
      <TextField form={form} name="requirements" lines={3} label={t("positions.requirements")} optional />
      <TextField
        form={form}
        name="benefits"
        lines={2}
        label={t("positions.benefits")}
        help={t("positions.benefitsHelp")}
        optional
      />
      <TextField form={form} name="careerPath" lines={2} label={t("positions.careerPath")} optional />
    </>
  );
}
