import type { ServiceResult } from "@shanhai/contract/service-result";
import { StateTag } from "../evaluations/quality-words.tsx";
import { useWords } from "../messages/catalogue.ts";

/** Whether there is an appeal, and what became of it. */
export function AppealTag({ result }: { result: Pick<ServiceResult, "appeal" | "decision"> }) {
  const { t } = useWords();
  const { appeal, decision } = result;
  if (!appeal) return null;
  if (!decision) return <StateTag tone="warn" word={t("results.waiting")} />;
  return decision.outcome === "upheld" ? (
    <StateTag tone="good" word={t("results.upheldShort")} />
  ) : (
    <StateTag tone="quiet" word={t("results.dismissedShort")} />
  );
}
