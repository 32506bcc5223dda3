import * as z from "zod/mini";
import { Phone } from "./identity.ts";
import { Instant, text } from "./scalar.ts";

/** The wording that people agree to when they apply by a link; kept with each application. */
export const JOB_CONSENT_VERSION = "job-2026-11";

/** When somebody who applies could begin; or only wants to know more. */
export const JOB_INTENTIONS = ["anytime", "week", "month", "asking"] as const;
export const JobIntention = z.enum(JOB_INTENTIONS, { error: "option" });
export type JobIntention = z.infer<typeof JobIntention>;

/** What is typed to apply for a job by its page: a name and a phone are enough. */
export const JobApplicationInput = z.lazy(() =>
  z.object({
    name: text(50),
    phone: Phone,
    intention: z.optional(JobIntention),
    experience: z.optional(text(1000, { lines: true })),
  }),
);
export type JobApplicationInput = z.infer<typeof JobApplicationInput>;

/**
 * What somebody sent by a job's page, kept with the application and not in the person's record: whoever holds a link may
 * type anybody's number, and must not change what is known of them.
 */
export const SelfApplication = z.object({
  at: Instant,
  name: z.string(),
  intention: z.optional(JobIntention),
  experience: z.optional(z.string()),
  consentVersion: z.string(),
  /** Whom the consent named: the agency and the enterprise. */
  recipients: z.array(z.string()),
});
export type SelfApplication = z.infer<typeof SelfApplication>;
