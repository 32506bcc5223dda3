import { listMerges, type Merge, undoMerge } from "@shanhai/contract/merge";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { useFieldWords } from "./field-words.ts";

function MergeRow({ merge }: { merge: Merge }) {
  const { t } = useWords();
  const fields = useFieldWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { candidateId, mergeId, otherName } = merge;
  const undo = useMutation({
    mutationFn: () => act(undoMerge, { params: { candidateId, mergeId }, idempotencyKey: `undo-${mergeId}` }),
    onSuccess: ({ kept }) => {
      toast({ text: t(kept.length > 0 ? "merges.undoneKept" : "merges.undone", { fields: fields(kept) }) });
    },
    onError: (error) => {
      const why = problemText(error, t("problem.network"));
      toast({ text: `${t("merges.undoFailed")} · ${why}`, tone: "bad" });
    },
    onSettled: () => void queries.invalidateQueries(),
  });
  const open = !merge.undoneAt && new Date().toISOString() <= merge.undoableUntil;
  return (
    <li>
      <span>
        {t("merges.row", { name: otherName, by: merge.mergedBy })} <Moment at={merge.mergedAt} />
      </span>
      {open ? (
        <>
          <span className="quiet">
            {t("merges.until")} <Moment at={merge.undoableUntil} />
          </span>
          <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate()}>
            {t(undo.isPending ? "merges.undoing" : "merges.undo")}
          </Button>
        </>
      ) : (
        <span className="quiet">{t(merge.undoneAt ? "merges.wasUndone" : "merges.expired")}</span>
      )}
    </li>
  );
}

/** What was merged into a person; takes no room when nothing was. */
export function MergesPanel({ candidateId }: { candidateId: string }) {
  const { t } = useWords();
  const read = useEndpoint(listMerges, { params: { candidateId }, query: {} });
  if (!read.data || read.data.items.length === 0) return null;
  return (
    <section className="panel" aria-label={t("merges.title")}>
      <h2>{t("merges.title")}</h2>
      <ul className="merges">
        {read.data.items.map((merge) => (
          <MergeRow key={merge.mergeId} merge={merge} />
        ))}
      </ul>
    </section>
  );
}
