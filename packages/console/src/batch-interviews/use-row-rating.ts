import { getSheet, type SheetRow } from "@shanhai/contract/batch-interview";
import type { Rating, RatingResult } from "@shanhai/contract/rating";
import { saveRatings } from "@shanhai/contract/rating";
import type { BatchInterviewId } from "@shanhai/contract/scalar";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { act } from "../session/api.ts";

export type Scores = readonly (number | null)[];
/** What is said beside a row: where it is kept, or why not. */
export type RowState = "clean" | "dirty" | "saving" | "failed" | Exclude<RatingResult["outcome"], "saved">;

/**
 * One's own scores of one person while they are typed. They are sent when the row is left or submitted, one request at a time; what
 * was typed meanwhile goes with the next. What another window saved replaces what is here only where nothing is typed.
 */
export function useRowRating(
  batchInterviewId: BatchInterviewId,
  row: SheetRow,
  own: Rating | undefined,
  count: number,
) {
  const queries = useQueryClient();
  const blank = Array.from({ length: count }, () => null);
  const [scores, setScores] = useState<Scores>(own?.scores ?? blank);
  const [state, setState] = useState<RowState>("clean");
  const [submitted, setSubmitted] = useState(own?.status === "submitted");
  const latest = useRef(scores);
  const version = useRef(own?.version ?? 0);
  const busy = useRef(false);
  const changed = useRef(false);
  /** What was asked for while a request was on its way: a save, or a submission. */
  const waiting = useRef<boolean | undefined>(undefined);

  const adopt = (rating: Rating | undefined) => {
    version.current = rating?.version ?? 0;
    latest.current = rating?.scores ?? blank;
    changed.current = false;
    setScores(latest.current);
    setSubmitted(rating?.status === "submitted");
  };
  useEffect(() => {
    if (!own || own.version <= version.current || changed.current || busy.current) return;
    version.current = own.version;
    latest.current = own.scores;
    setScores(own.scores);
    setSubmitted(own.status === "submitted");
  }, [own]);

  function give(index: number, score: number | null) {
    latest.current = latest.current.map((before, at) => (at === index ? score : before));
    changed.current = true;
    setScores(latest.current);
    setState("dirty");
  }

  async function save(submit: boolean): Promise<void> {
    if (busy.current) {
      waiting.current = submit || waiting.current === true;
      return;
    }
    if (!submit && !changed.current) return;
    busy.current = true;
    changed.current = false;
    const sent = latest.current;
    setState("saving");
    try {
      const { results } = await act(saveRatings, {
        params: { batchInterviewId },
        body: {
          rows: [
            { applicationId: row.applicationId, scores: [...sent], note: own?.note, submit, version: version.current },
          ],
        },
        idempotencyKey: crypto.randomUUID(),
      });
      const [result] = results;
      if (result?.outcome !== "saved") {
        // What was typed stays, to be sent again over what another window saved; only what may not be changed any more is replaced.
        if (result?.outcome === "locked") adopt(result.rating);
        else changed.current = true;
        if (result?.outcome === "stale") version.current = result.rating?.version ?? 0;
        waiting.current = undefined;
        setState(result?.outcome ?? "failed");
        return;
      }
      version.current = result.rating?.version ?? version.current;
      setSubmitted(result.rating?.status === "submitted");
      setState(changed.current ? "dirty" : "clean");
      void queries.invalidateQueries({ queryKey: [getSheet.id] });
    } catch {
      // Kept here as it was typed: the row says so, and leaving it again tries again.
      changed.current = true;
      waiting.current = undefined;
      setState("failed");
    } finally {
      busy.current = false;
      const asked = waiting.current;
      waiting.current = undefined;
      if (asked !== undefined) void save(asked);
    }
  }
  return { scores, state, submitted, give, save };
}
