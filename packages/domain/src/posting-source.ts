import { type JobSource, type JobSourceKind, NAMED_SOURCE_KINDS } from "@shanhai/contract/job-source";
import type { JobSourceFigures } from "@shanhai/contract/posting-source";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { type Arrivals, retentionOf } from "./retention.ts";

/** Whether a source is a place that an agency named, with a poster of its own. */
export const isNamed = (kind: JobSourceKind): boolean => NAMED_SOURCE_KINDS.some((one) => one === kind);

/**
 * What came of each source of a position by today: the posting's own poster first, then what most people applied from.
 */
export function sourceFigures(
  own: JobSource,
  sources: readonly (JobSource & { applications?: number })[],
  arrivals: ReadonlyMap<string, Iterable<readonly [CalendarDate, Arrivals]>>,
  today: CalendarDate,
): JobSourceFigures[] {
  const known: readonly (JobSource & { applications?: number })[] = sources.some(
    ({ sourceId }) => sourceId === own.sourceId,
  )
    ? sources
    : [own, ...sources];
  const rank = ({ sourceId }: JobSource) => (sourceId === own.sourceId ? 0 : 1);
  return known
    .map(({ kind, sourceId, name, applications = 0 }) => {
      const retention = retentionOf(arrivals.get(sourceId) ?? [], today);
      return { kind, sourceId, name, applications, retention };
    })
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.applications - a.applications ||
        (`${a.name} ${a.kind}` < `${b.name} ${b.kind}` ? -1 : 1),
    );
}
