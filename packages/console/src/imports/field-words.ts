import type { ImportField } from "@shanhai/contract/import-field";
import type { ImportJob } from "@shanhai/contract/import-job";
import { useWords } from "../messages/catalogue.ts";

/** What a field is called: an enterprise's name is another word than a person's. */
export function useFieldWords(kind: ImportJob["kind"]): (field: ImportField) => string {
  const { t } = useWords();
  return (field) =>
    kind === "enterprises" && field === "name" ? t("imports.enterpriseName") : t(`imports.fields.${field}`);
}
