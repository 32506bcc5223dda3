import * as z from "zod/mini";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { Phone } from "./identity.ts";
import { JobIntention } from "./job-application.ts";
import type { Language } from "./problem.ts";
import { ConsentMeans } from "./recipient.ts";
import { CalendarDate, Instant, IntentionId, Place, PostingId, text, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** The wording that people agree to at a station; kept with each consent. */
export const STATION_CONSENT_VERSION = "station-2026-11";

/** What a person agrees to, with everybody named who is given name and phone (PIPL 14, 15, 23). */
export function stationConsentText(
  language: Language,
  { station, agency, enterprise }: { station: string; agency?: string | undefined; enterprise?: string | undefined },
): string {
  if (language === "zh") {
    const passed =
      agency && enterprise
        ? `，并提供给${agency}（人力资源服务机构）和用人单位${enterprise}，用于联系我、推荐我应聘这个岗位`
        : "；以后推荐到具体岗位前，会先说明提供给谁并再征得我同意";
    return `我同意${station}登记我的姓名、手机号和求职意向${passed}。只用于求职，可随时到驿站撤回、要求删除。`;
  }
  const passed =
    agency && enterprise
      ? `, and gives them to ${agency} (an HR-service agency) and to the employer, ${enterprise}, to reach me and to put me forward for this job`
      : "; before I am put forward for a job I am told who is given them, and asked again";
  return `I agree that ${station} notes my name, mobile number and what work I look for${passed}. For finding work alone; I may take this back and ask for deletion at the station at any time.`;
}

const wanted = () => ({
  occupation: z.optional(text(50)),
  place: z.optional(Place),
  skillLevel: z.optional(SkillLevel),
  /** When the person could begin. */
  availability: z.optional(JobIntention),
  note: z.optional(text(500, { lines: true })),
});

/** 求职意向: somebody whom a station wrote down, once whatever they ask for: a phone is one person. */
export const Intention = z.lazy(() =>
  z
    .object({
      intentionId: IntentionId,
      name: z.string(),
      phone: z.string(),
      ...wanted(),
      /** What was agreed to: which wording, when, how, and who was named. The latest last. */
      consents: z.array(
        z.object({
          textVersion: z.string(),
          means: ConsentMeans,
          on: CalendarDate,
          by: z.string(),
          recipients: z.array(z.string()),
        }),
      ),
      /** Jobs that the person was put forward for. */
      sent: z.array(
        z.object({
          postingId: PostingId,
          title: z.string(),
          enterpriseName: z.string(),
          agencyName: z.string(),
          at: Instant,
        }),
      ),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Intention" }),
);
export type Intention = z.infer<typeof Intention>;

const consent = () => ({
  /** That the person agreed to the wording of the day. */
  consent: z.literal(true, { error: "consent" }),
  means: ConsentMeans,
});

/**
 * Whether the person was put forward: `closed` when the posting is not there (any more) for this station's people. The
 * person is kept all the same.
 */
const PostingOutcome = z.enum(["sent", "closed"]);

export const createIntention = endpoint({
  id: "createIntention",
  method: "POST",
  path: "/partner/intentions",
  tag: "relay",
  summary:
    "Write down somebody who looks for work; a phone that is there already is the same person. For a posting: an application at its agency",
  permits: PARTNER,
  needs: "relay",
  body: () =>
    z.object({
      name: text(50),
      phone: Phone,
      ...wanted(),
      postingId: z.optional(PostingId),
      /** The day on which it was written down, where that was without a network; today unless told. */
      on: z.optional(CalendarDate),
      ...consent(),
    }),
  result: () => z.object({ intention: Intention, again: z.boolean(), posting: z.optional(PostingOutcome) }),
  errors: ["agreement.notInForce"],
});

export const listIntentions = endpoint({
  id: "listIntentions",
  method: "GET",
  path: "/partner/intentions",
  tag: "relay",
  summary: "劳动力供给清单: people whom my station wrote down, newest first",
  permits: PARTNER,
  needs: "relay",
  query: () => PageQuery,
  result: () => pageOf(Intention),
  errors: ["agreement.notInForce"],
});

const params = () => z.object({ intentionId: IntentionId });

export const sendIntention = endpoint({
  id: "sendIntention",
  method: "POST",
  path: "/partner/intentions/{intentionId}/sendings",
  tag: "relay",
  summary: "Put somebody forward for a posting, with their consent that names its agency and enterprise",
  permits: PARTNER,
  needs: "relay",
  params,
  body: () => z.object({ postingId: PostingId, ...consent() }),
  result: () => z.object({ intention: Intention, posting: PostingOutcome }),
  status: 200,
  errors: ["agreement.notInForce"],
});

export const removeIntention = endpoint({
  id: "removeIntention",
  method: "DELETE",
  path: "/partner/intentions/{intentionId}",
  tag: "relay",
  summary: "Delete somebody who asks for it; what agencies were given before is theirs to delete",
  permits: PARTNER,
  needs: "relay",
  params,
  result: () => z.object({}),
  errors: ["agreement.notInForce"],
});
