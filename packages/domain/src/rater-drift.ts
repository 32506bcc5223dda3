import { type BatchAgreement, WINDOW } from "@shanhai/contract/batch-agreement";
import type { ApplicationId, Instant, MemberId } from "@shanhai/contract/scalar";

/** One person whom two rated: each one's weighted score, and when it was submitted. */
export interface Rated {
  applicationId: ApplicationId;
  scores: readonly { memberId: MemberId; total: number; at: Instant }[];
}

type RaterFigures = BatchAgreement["raters"][number];
type Work = { applicationId: ApplicationId; own: number; over: number; at: Instant };

/** A tenth of the scale of 1 to 5, and some: less is what a dozen people's chance gives. */
const NOTABLE_DRIFT = 0.5;

const meanOf = (values: readonly number[]) =>
  Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000;

const workOf = (memberId: MemberId, rated: readonly Rated[]): Work[] =>
  rated
    .flatMap(({ applicationId, scores }): Work[] => {
      const own = scores.find((score) => score.memberId === memberId);
      const others = scores.filter((score) => score.memberId !== memberId);
      if (!own || others.length === 0) return [];
      return [
        { applicationId, own: own.total, over: own.total - meanOf(others.map(({ total }) => total)), at: own.at },
      ];
    })
    // By id where a bulk save gave many the same instant.
    .sort((one, other) => (`${one.at}${one.applicationId}` < `${other.at}${other.applicationId}` ? -1 : 1));

/** Windows of ten people; what is left over at the end belongs to the last, so that none is too small to say something. */
function windowsOf(work: readonly Work[]): Work[][] {
  const count = Math.max(1, Math.floor(work.length / WINDOW));
  return Array.from({ length: count }, (_, index) =>
    work.slice(index * WINDOW, index === count - 1 ? undefined : (index + 1) * WINDOW),
  );
}

/**
 * How severe a rater is against whoever rated the same people, and how that moves from the first window to the last: not the
 * mean alone, which moves with who is interviewed.
 */
export function driftOf(
  { memberId, name }: { memberId: MemberId; name: string },
  rated: readonly Rated[],
): RaterFigures | undefined {
  const work = workOf(memberId, rated);
  if (work.length === 0) return undefined;
  const figures = (some: readonly Work[]) => ({
    rated: some.length,
    mean: meanOf(some.map(({ own }) => own)),
    severity: meanOf(some.map(({ over }) => over)),
  });
  const windows = windowsOf(work).map((part) => ({
    from: part[0]?.at as Instant,
    to: part.at(-1)?.at as Instant,
    ...figures(part),
    applicationIds: part.map(({ applicationId }) => applicationId),
  }));
  const [first, last] = [windows[0], windows.at(-1)];
  const all = { memberId, name, ...figures(work), windows };
  if (windows.length < 2 || !first || !last) return { ...all, finding: "few" };
  const drift = Math.round((last.severity - first.severity) * 1000) / 1000;
  const finding = Math.abs(drift) < NOTABLE_DRIFT ? "steady" : drift > 0 ? "milder" : "harsher";
  return { ...all, drift, finding };
}
