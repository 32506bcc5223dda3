import * as z from "zod/mini";

/** Where an agency hangs a poster of its own. */
export const NAMED_SOURCE_KINDS = ["station", "school", "booth", "other"] as const;
export const NamedSourceKind = z.enum(NAMED_SOURCE_KINDS, { error: "option" });
export type NamedSourceKind = z.infer<typeof NamedSourceKind>;

/** Where a job seeker came from: the park's board itself, an event, a booth of one, a posting's own poster, or one that hangs somewhere. */
const JOB_SOURCE_KINDS = ["board", "event", "slot", "posting", ...NAMED_SOURCE_KINDS] as const;
const JobSourceKind = z.enum(JOB_SOURCE_KINDS, { error: "option" });
export type JobSourceKind = z.infer<typeof JobSourceKind>;

/** Its fields, for what has more. */
export const jobSource = () => ({
  kind: JobSourceKind,
  /** The event, booth, posting or named place; `board` of the board itself. */
  sourceId: z.string(),
  /** What it was called when somebody last applied by it. */
  name: z.string(),
});

/** 来源: kept with an application that somebody made by a link, and with the placement that came of it. */
export const JobSource = z.lazy(() => z.object(jobSource()).register(z.globalRegistry, { id: "JobSource" }));
export type JobSource = z.infer<typeof JobSource>;
