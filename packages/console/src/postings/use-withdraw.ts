import { POSTING_CHECKS, type Posting, transitPosting } from "@shanhai/contract/posting";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshPostings } from "./refresh-postings.ts";

/** Takes a posting off the board; for a moment that can be undone with one click. */
export function useWithdraw() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const told = {
    onError: (error: unknown) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshPostings(queries),
  };
  const restore = useMutation({
    mutationFn: ({ postingId, version }: Posting) =>
      act(transitPosting, {
        params: { postingId },
        // Its warnings were read when it was published, a moment ago at the latest.
        body: { version, to: "published", read: [...POSTING_CHECKS] },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => toast({ text: t("postings.restored") }),
    ...told,
  });
  return useMutation({
    mutationFn: ({ postingId, version }: Posting) =>
      act(transitPosting, {
        params: { postingId },
        body: { version, to: "withdrawn" },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (after) =>
      toast({ text: t("postings.took"), act: { title: t("postings.undo"), run: () => restore.mutate(after) } }),
    ...told,
  });
}
