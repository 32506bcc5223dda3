import * as z from "zod/mini";
import { AGENCY, endpoint, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { JobSource, jobSource, NamedSourceKind } from "./job-source.ts";
import type { Language } from "./problem.ts";
import { Retention } from "./retention.ts";
import { EventId, EventSlotId, JobSourceId, PostingId, text } from "./scalar.ts";

/** What came of a source for one position. People are counted, nobody is named. */
export const JobSourceFigures = z.lazy(() =>
  z
    .object({
      ...jobSource(),
      /** Where its poster leads; of the posting's own and of named places, while the posting is published to everybody. */
      path: z.optional(z.string()),
      applications: z.int(),
      /** Of those who arrived: how many were there on day 7, 30 and 90. */
      retention: Retention,
    })
    .register(z.globalRegistry, { id: "JobSourceFigures" }),
);
export type JobSourceFigures = z.infer<typeof JobSourceFigures>;

/** Named places of one posting. */
export const MOST_NAMED_SOURCES = 100;

export const POSTER_FORMATS = ["pdf", "svg"] as const;
export type PosterFormat = (typeof POSTER_FORMATS)[number];
const LANGUAGES = ["zh", "en"] as const satisfies readonly Language[];

const printed = () => ({
  format: z._default(z.enum(POSTER_FORMATS, { error: "option" }), "pdf"),
  language: z._default(z.enum(LANGUAGES, { error: "option" }), "zh"),
});

/** A poster of one A4 page. */
const Poster = z.object({
  fileName: z.string(),
  /** Base64. */
  content: z.string(),
});

const params = () => z.object({ postingId: PostingId });

export const listPostingSources = endpoint({
  id: "listPostingSources",
  method: "GET",
  path: "/postings/{postingId}/sources",
  tag: "jobBoard",
  summary:
    "Where people applied from, and how many of them arrived and were there on day 30 and 90; with links for posters",
  permits: AGENCY,
  params,
  result: () => z.object({ items: z.array(JobSourceFigures) }),
});

export const createPostingSource = endpoint({
  id: "createPostingSource",
  method: "POST",
  path: "/postings/{postingId}/sources",
  tag: "jobBoard",
  summary: "Name a place where a posting's poster hangs; the same name again is the same place",
  permits: AGENCY,
  params,
  body: () => z.object({ kind: NamedSourceKind, name: text(50) }),
  result: () => JobSource,
  errors: ["source.many"],
});

export const getPostingPoster = endpoint({
  id: "getPostingPoster",
  method: "GET",
  path: "/postings/{postingId}/poster",
  tag: "jobBoard",
  summary: "A poster of a posting that everybody may see, for one place if told, to be printed",
  permits: AGENCY,
  params,
  query: () => z.object({ sourceId: z.optional(JobSourceId), ...printed() }),
  result: () => Poster,
  errors: ["posting.hidden"],
});

const ofPark = () => ({
  eventId: z.optional(EventId),
  /** A booth of that event. */
  slotId: z.optional(EventSlotId),
});

const slotOfEvent = z.refine<{ eventId?: string | undefined; slotId?: string | undefined }>(
  ({ eventId, slotId }) => slotId === undefined || eventId !== undefined,
  { path: ["eventId"], error: "required" },
);

export const getJobBoardLink = endpoint({
  id: "getJobBoardLink",
  method: "GET",
  path: "/job-board/link",
  tag: "jobBoard",
  summary: "The link of the park's board of jobs, for a poster: its own, an event's, or a booth's",
  permits: PARK_ADMINISTRATOR,
  query: () => z.object(ofPark()).check(slotOfEvent),
  result: () => z.object({ path: z.string(), title: z.string() }),
});

export const getJobBoardPoster = endpoint({
  id: "getJobBoardPoster",
  method: "GET",
  path: "/job-board/poster",
  tag: "jobBoard",
  summary: "The same as a poster to be printed",
  permits: PARK_ADMINISTRATOR,
  query: () => z.object({ ...ofPark(), ...printed() }).check(slotOfEvent),
  result: () => Poster,
});
