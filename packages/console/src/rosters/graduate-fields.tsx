import type { Graduate } from "@shanhai/contract/graduate";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** Names as people separate them. */
export const namesIn = (words: string) =>
  words
    .split(/[,，、;；]/)
    .map((one) => one.trim())
    .filter(Boolean);

const OPTIONAL = ["skillLevel", "major", "practice", "occupation", "intendedPlace", "graduatesOn", "note"] as const;

/** A graduate's profile as a form shows it; all empty for a new one. */
export function valuesOfProfile(graduate?: Graduate): Values {
  return Object.fromEntries(OPTIONAL.map((field) => [field, graduate?.[field] ?? ""]));
}

/** What of the profile was typed; `empty` stands for what was not. */
export function readProfile(values: Values, empty: null | undefined): Record<string, string | null | undefined> {
  return Object.fromEntries(OPTIONAL.map((field) => [field, typed(values[field]) ?? empty]));
}

/** What a school says of a graduate besides who it is. */
export function GraduateFields({ form }: { form: ContractForm }) {
  const { t, language } = useWords();
  const levels = SKILL_LEVELS.map((value) => ({ value, title: levelText(language, value) }));
  return (
    <>
      <div className="field-pair">
        <TextField form={form} name="major" label={t("rosters.major")} optional />
        <ChoiceField form={form} name="skillLevel" label={t("rosters.level")} blank="—" options={levels} />
      </div>
      <div className="field-pair">
        <TextField
          form={form}
          name="occupation"
          label={t("rosters.direction")}
          help={t("rosters.directionHelp")}
          optional
        />
        <TextField form={form} name="intendedPlace" label={t("rosters.place")} optional />
      </div>
      <TextField form={form} name="practice" lines={2} label={t("rosters.practice")} optional />
      <TextField form={form} name="graduatesOn" type="month" label={t("rosters.graduatesOn")} optional />
      <TextField form={form} name="note" lines={2} label={t("rosters.note")} optional />
    </>
  );
}
