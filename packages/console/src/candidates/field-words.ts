import { useWords } from "../messages/catalogue.ts";

const FIELDS = [
  "name",
  "phone",
  "idNumber",
  "homePlace",
  "occupation",
  "skillLevel",
  "experienceYears",
  "expectedPay",
  "intendedPlace",
  "availableFrom",
  "note",
] as const;

/** Names of a person's fields, as a sentence lists them. */
export function useFieldWords(): (fields: readonly string[]) => string {
  const { t } = useWords();
  return (fields) =>
    fields
      .map((field) => {
        const known = FIELDS.find((one) => one === field);
        return known ? t(`candidates.${known}`) : field;
      })
      .join(t("candidates.join"));
}
