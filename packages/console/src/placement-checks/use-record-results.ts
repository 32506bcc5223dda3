import type { CheckOutcome } from "@shanhai/contract/placement";
import { type DueCheck, recordCheckResults } from "@shanhai/contract/placement-check";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";

export interface Results {
  checks: readonly DueCheck[];
  outcome: CheckOutcome;
  /** Of those who left. */
  date?: string;
  reason?: string;
}

/** Records one result for all of these people, and says how many it was recorded for. */
export function useRecordResults(onDone: (recorded: ReadonlySet<string>) => void) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ checks, outcome, date, reason }: Results) => {
      const body = {
        results: checks.map(({ placementId, day }) => ({ placementId, day, outcome, date, reason })),
      };
      return act(recordCheckResults, { body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: ({ results }, { outcome }) => {
      const recorded = new Set(
        results.filter((one) => one.outcome === "recorded").map((one) => one.placementId as string),
      );
      const rest = results.length - recorded.size;
      const said = { n: countText(recorded.size), outcome: t(`checks.outcomes.${outcome}`), rest: countText(rest) };
      toast({ text: t(rest === 0 ? "checks.done" : "checks.doneSome", said), tone: rest === 0 ? "good" : "bad" });
      key.renew();
      onDone(recorded);
    },
    onError: (error) => {
      const why = problemText(error, t("problem.network"));
      toast({ text: why, tone: "bad" });
    },
    onSettled: () => refreshOrder(queries),
  });
}
