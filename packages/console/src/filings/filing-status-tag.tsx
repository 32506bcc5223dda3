import type { Filing } from "@shanhai/contract/filing";
import { useWords } from "../messages/catalogue.ts";

/** Filed, filed and corrected since, or withdrawn. */
export function FilingStatusTag({ filing }: { filing: Pick<Filing, "status" | "version"> }) {
  const { t } = useWords();
  if (filing.status === "withdrawn")
    return (
      <span className="tag" data-tone="quiet">
        {t("filings.statuses.withdrawn")}
      </span>
    );
  return (
    <span className="tag" data-tone="good">
      {filing.version > 1 ? t("filings.corrected") : t("filings.statuses.filed")}
    </span>
  );
}
