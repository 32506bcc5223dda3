import type { BatchInterview, SheetRow } from "@shanhai/contract/batch-interview";
import { saveRatings } from "@shanhai/contract/rating";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useId, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshBatches } from "./refresh-batches.ts";

const LONGEST = 500;

/** What a rater remarks beside the scores: shown to others when the scores are, and not before. */
export function OwnNote({ batch, row }: { batch: BatchInterview; row: SheetRow }) {
  const { t } = useWords();
  const { me } = useSession();
  const field = useId();
  const queries = useQueryClient();
  const toast = useToast();
  const own = row.ratings.find(({ memberId }) => memberId === me.memberId);
  const [note, setNote] = useState(own?.note ?? "");
  const { batchInterviewId, questions, status } = batch;
  const save = useMutation({
    mutationFn: async () => {
      const sent = {
        applicationId: row.applicationId,
        scores: own?.scores ?? questions.map(() => null),
        note: note.trim() || undefined,
        version: own?.version ?? 0,
      };
      const body = { rows: [sent] };
      const idempotencyKey = crypto.randomUUID();
      const { results } = await act(saveRatings, { params: { batchInterviewId }, body, idempotencyKey });
      return results[0]?.outcome ?? "notFound";
    },
    onSuccess: (outcome) =>
      toast({ text: t(`batchSheet.outcomes.${outcome}`), ...(outcome === "saved" ? {} : { tone: "bad" as const }) }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshBatches(queries),
  });
  const rates = row.raters.some(({ memberId }) => memberId === me.memberId);
  // The distance is known once both are in: from then on nothing of theirs changes.
  if (status === "closed" || !rates || row.status !== "rating" || row.spread !== undefined) return null;
  return (
    <section className="batch-given">
      <label htmlFor={field}>{t("batchAnswers.ownNote")}</label>
      <Input.TextArea
        id={field}
        rows={2}
        maxLength={LONGEST}
        value={note}
        placeholder={t("batchAnswers.ownNoteHelp")}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="batch-answer-acts">
        <Button
          size="small"
          disabled={save.isPending || note.trim() === (own?.note ?? "")}
          onClick={() => save.mutate()}
        >
          {t("batchAnswers.saveNote")}
        </Button>
      </div>
    </section>
  );
}
