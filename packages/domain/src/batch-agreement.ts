import { type AgreementFinding, type BatchAgreement, LEAST_RATED } from "@shanhai/contract/batch-agreement";
import type { BatchInterview } from "@shanhai/contract/batch-interview";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { BatchRowRecord } from "./batch-interview.ts";
import { alphaOf, type Unit } from "./krippendorff.ts";
import { driftOf, type Rated } from "./rater-drift.ts";
import { type Looking, outcomeOf, type RatingRecord, seesOthers, totalOf } from "./rating.ts";

/** Krippendorff's own bands for conclusions from data (Content Analysis, 4th ed., ch. 12). */
const [RELIABLE, TENTATIVE] = [0.8, 0.667];

/** Scores two apart on one question are two different answers, not two readings of one. */
const FAR_APART = 2;

function findingOf(alpha: number | undefined, people: number): { alpha?: number; finding: AgreementFinding } {
  if (people < LEAST_RATED) return { finding: "few" };
  if (alpha === undefined) return { finding: "uniform" };
  const shown = Math.round(alpha * 1000) / 1000;
  return { alpha: shown, finding: shown >= RELIABLE ? "reliable" : shown >= TENTATIVE ? "tentative" : "unreliable" };
}

/**
 * How far the two who rated each person agree, of the rows that the viewer may see; a third comes after them and is no part of it.
 * The batch's alpha pairs scores question by question, ordinal: 4 is more than 3, nobody says by how much.
 */
export function agreementOf(
  batch: BatchInterview,
  rows: readonly BatchRowRecord[],
  ratings: ReadonlyMap<ApplicationId, readonly RatingRecord[]>,
  viewer: Looking,
): BatchAgreement {
  const seen = rows.filter((row) => {
    const { status } = outcomeOf(batch, row, ratings.get(row.applicationId) ?? []);
    return seesOthers(row, status, viewer);
  });
  const pairs = seen.flatMap(({ applicationId, raters }) => {
    const both = (ratings.get(applicationId) ?? []).filter(
      ({ memberId, status }) => status === "submitted" && raters.includes(memberId),
    );
    return both.length === raters.length ? [{ applicationId, both }] : [];
  });
  const unitsOf = (question: number): Unit[] =>
    pairs.map(({ both }) => both.flatMap(({ scores }) => scores[question] ?? []));
  const all = batch.questions.map((_, question) => unitsOf(question));
  const rated = pairs.map(
    ({ applicationId, both }): Rated => ({
      applicationId,
      scores: both.flatMap(({ memberId, scores, submittedAt }) => {
        const total = totalOf(scores, batch.questions);
        return total === undefined || !submittedAt ? [] : [{ memberId, total, at: submittedAt }];
      }),
    }),
  );
  return {
    batchInterviewId: batch.batchInterviewId,
    people: pairs.length,
    withDraft: pairs.filter(({ both }) => both.some(({ withDraft }) => withDraft)).length,
    metric: "ordinal",
    ...findingOf(alphaOf(all.flat(), "ordinal"), pairs.length),
    questions: all.map((units, question) => ({
      question,
      ...findingOf(alphaOf(units, "ordinal"), pairs.length),
      apart: pairs
        .filter((_, index) => Math.abs((units[index]?.[0] ?? 0) - (units[index]?.[1] ?? 0)) >= FAR_APART)
        .map(({ applicationId }) => applicationId),
    })),
    raters: batch.raters.flatMap((rater) => driftOf(rater, rated) ?? []),
  };
}
