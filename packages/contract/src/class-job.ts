import * as z from "zod/mini";
import { endpoint, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { type EventKind, eventParams } from "./event.ts";
import { BoardPosting } from "./posting.ts";
import { DivisionCode, listOf, PostingId, text, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** Kinds of events that are held for a class: 研修班, 培训班推介. */
export const CLASS_KINDS: readonly EventKind[] = ["training", "classVisit"];

/** Postings that one class is shown. */
export const MOST_CLASS_JOBS = 60;

/** Why a posting is for a class: its occupation, a level that the class leads to, work where the class is from. */
const CLASS_REASONS = ["occupation", "skillLevel", "division"] as const;
export type ClassReason = (typeof CLASS_REASONS)[number];

const ofClass = () => ({
  /** What the class learns. */
  occupation: z.optional(text(50)),
  /** The level that it leads to. */
  skillLevel: z.optional(SkillLevel),
  /** Where its people are from, or want to work. */
  division: z.optional(DivisionCode),
});

const ClassJob = z.object({
  posting: BoardPosting,
  reasons: z.array(z.enum(CLASS_REASONS)),
  /** Whether the class sees it: by the rule, or because somebody picked or left it out. */
  shown: z.boolean(),
  by: z.enum(["rule", "hand"]),
});
export type ClassJob = z.infer<typeof ClassJob>;

/** 岗位推介: the postings on the board that are for a class, and the link for its room. */
export const ClassJobs = z.lazy(() =>
  z
    .object({
      ...ofClass(),
      /** Postings that somebody picked or left out, whatever the rule says. */
      picked: z.array(PostingId),
      dropped: z.array(PostingId),
      version: Version,
      jobs: z.array(ClassJob),
      /** The path of the page with those that are shown: who applies there came by this event. */
      path: z.string(),
    })
    .register(z.globalRegistry, { id: "ClassJobs" }),
);
export type ClassJobs = z.infer<typeof ClassJobs>;

export const getClassJobs = endpoint({
  id: "getClassJobs",
  method: "GET",
  path: "/events/{eventId}/class-jobs",
  tag: "event",
  summary: "The postings for a training or class visit with why they are, and others that are looked for by a word",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  query: () => z.object({ find: z.optional(text(50)) }),
  result: () => ClassJobs,
  errors: ["event.noClass"],
});

export const updateClassJobs = endpoint({
  id: "updateClassJobs",
  method: "PATCH",
  path: "/events/{eventId}/class-jobs",
  tag: "event",
  summary:
    "Say what a class learns and where it is from, and which postings to show or leave out whatever the rule says",
  permits: PARK_ADMINISTRATOR,
  params: () => eventParams,
  body: () =>
    z.object({
      version: Version,
      ...ofClass(),
      picked: listOf(PostingId, MOST_CLASS_JOBS),
      dropped: listOf(PostingId, MOST_CLASS_JOBS),
    }),
  result: () => ClassJobs,
  errors: ["stale", "event.noClass"],
});
