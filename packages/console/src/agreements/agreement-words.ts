import type { Agreement, Obligation } from "@shanhai/contract/agreement";
import { dateText, daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** An agreement closer to its end than this says how many days are left. */
const SOON = 60;

/** Sentences about an agreement: its term, how long it still runs, how far an obligation is. */
export function useAgreementWords() {
  const { t, language } = useWords();
  const day = (date: string) => dateText(date, language);
  return {
    day,
    term: ({ from, to }: Pick<Agreement, "from" | "to">) => t("agreements.termOf", { from: day(from), to: day(to) }),
    left: ({ status, to }: Pick<Agreement, "status" | "to">): string | undefined => {
      const days = daysUntil(to);
      if (status !== "active" || days > SOON) return undefined;
      return days === 0 ? t("agreements.lastDay") : t("agreements.daysLeft", { n: days });
    },
    done: ({ done, target, unit = "", entries }: Obligation) =>
      target === undefined
        ? done > 0
          ? t("agreements.done", { done: `${done} ${unit}`.trim() })
          : t("agreements.entries", { n: entries })
        : t("agreements.doneOf", { done, target, unit }),
    grants: (opens: Agreement["opens"]) =>
      opens.length === 0
        ? t("agreements.opensNothing")
        : opens.map((grant) => t(`grant.${grant}`)).join(t("punctuation.list")),
  };
}
