import { undoMove } from "@shanhai/contract/move";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { countText } from "../format/figure.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { tally } from "./move-text.ts";
import { refreshOrder } from "./refresh-order.ts";

/** Takes one bulk act back, and says how many followed. */
export function useUndoMove(orderId: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    // An undo is its own identity: the same move undone twice is undone once.
    mutationFn: (moveId: string) => act(undoMove, { params: { orderId, moveId }, idempotencyKey: `undo-${moveId}` }),
    onSuccess: ({ results }) => {
      const back = tally(results, "moved").count;
      const rest = results.length - back;
      toast({
        text:
          rest === 0
            ? t("moves.undone", { n: countText(back) })
            : t("moves.undoneSome", { n: countText(back), rest: countText(rest) }),
      });
    },
    onError: (error) => {
      toast({ text: `${t("moves.undoFailed")} · ${problemText(error, t("problem.network"))}`, tone: "bad" });
    },
    onSettled: () => refreshOrder(queries),
  });
}
