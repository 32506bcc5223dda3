import { MERGE_FIELDS } from "@shanhai/contract/merge";
import { useWords } from "../messages/catalogue.ts";

/** A person's fields: what merging chooses of, and the ID number, which is never chosen. */
const FIELDS = [...MERGE_FIELDS, "idNumber", "automatedMatching"] as const;

/** Names of a person's fields, as a sentence lists them. */
export function useFieldWords(): (fields: readonly string[]) => string {
  const { t } = useWords();
  return (fields) =>
    fields
      .map((field) => {
        const known = FIELDS.find((one) => one === field);
        if (field === "recipients") return t("recipients.title");
        return known ? t(`candidates.${known}`) : field;
      })
      .join(t("candidates.join"));
}
