import * as z from "zod/mini";
import { AGENCY, endpoint, PARK_ADMINISTRATOR, PageQuery, pageOf } from "./endpoint.ts";
import { EventId, EventSlotId, PostingId } from "./scalar.ts";

/** Where a job seeker came from: the park's board itself, an event, a booth of one, a posting's own poster. */
export const JOB_SOURCE_KINDS = ["board", "event", "slot", "posting"] as const;
export const JobSourceKind = z.enum(JOB_SOURCE_KINDS, { error: "option" });
export type JobSourceKind = z.infer<typeof JobSourceKind>;

const source = () => ({
  kind: JobSourceKind,
  /** The event, booth or posting; `board` of the board itself. */
  sourceId: z.string(),
  /** What it was called when somebody last applied by it. */
  name: z.string(),
});

/** 来源: kept with an application that somebody made by a link, and with the placement that came of it. */
export const JobSource = z.lazy(() => z.object(source()).register(z.globalRegistry, { id: "JobSource" }));
export type JobSource = z.infer<typeof JobSource>;

/** What came of a source. People are counted, nobody is named. */
export const JobSourceFigures = z.lazy(() =>
  z
    .object({
      ...source(),
      applications: z.int(),
      arrivals: z.int(),
      /** Of those whose arrival is so many days ago, how many were still there. */
      points: z.array(z.object({ day: z.literal([30, 90]), reached: z.int(), present: z.int() })),
    })
    .register(z.globalRegistry, { id: "JobSourceFigures" }),
);
export type JobSourceFigures = z.infer<typeof JobSourceFigures>;

export const listJobSources = endpoint({
  id: "listJobSources",
  method: "GET",
  path: "/job-sources",
  tag: "jobBoard",
  summary: "Where people applied from, and how many arrived and were there on day 30 and 90",
  permits: PARK_ADMINISTRATOR,
  query: () => PageQuery,
  result: () => pageOf(JobSourceFigures),
});

/** A link to the board, or to one job of it, that says where somebody came from; with what stands above its code. */
const JobLink = z.object({ path: z.string(), title: z.string(), facts: z.optional(z.string()) });

/** A poster as a PDF file of one page. */
const Poster = z.object({ fileName: z.string(), base64: z.string() });

const ofPark = () =>
  z
    .object({
      eventId: z.optional(EventId),
      /** A booth of that event. */
      slotId: z.optional(EventSlotId),
      /** One public posting of the board, whose link is its own. */
      postingId: z.optional(PostingId),
    })
    .check(
      z.refine(({ eventId, slotId }) => slotId === undefined || eventId !== undefined, {
        path: ["eventId"],
        error: "required",
      }),
      z.refine(({ eventId, postingId }) => eventId === undefined || postingId === undefined, {
        path: ["postingId"],
        error: "option",
      }),
    );

export const getJobLink = endpoint({
  id: "getJobLink",
  method: "GET",
  path: "/job-link",
  tag: "jobBoard",
  summary: "The link of the park's board, of an event, a booth, or a posting, for a poster",
  permits: PARK_ADMINISTRATOR,
  query: ofPark,
  result: () => JobLink,
});

export const getJobPoster = endpoint({
  id: "getJobPoster",
  method: "GET",
  path: "/job-poster",
  tag: "jobBoard",
  summary: "The same as a poster to be printed: a PDF of one page",
  permits: PARK_ADMINISTRATOR,
  query: ofPark,
  result: () => Poster,
});

const params = z.object({ postingId: PostingId });

export const getPostingLink = endpoint({
  id: "getPostingLink",
  method: "GET",
  path: "/postings/{postingId}/link",
  tag: "jobBoard",
  summary: "The link of the agency's own posting, while it is on the public board",
  permits: AGENCY,
  params: () => params,
  result: () => JobLink,
});

export const getPostingPoster = endpoint({
  id: "getPostingPoster",
  method: "GET",
  path: "/postings/{postingId}/poster",
  tag: "jobBoard",
  summary: "The same as a poster to be printed: a PDF of one page",
  permits: AGENCY,
  params: () => params,
  result: () => Poster,
});
