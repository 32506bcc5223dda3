import * as z from "zod/mini";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { MOST_GRADUATE_RECIPIENTS } from "./graduate-limit.ts";
import { IdNumber, Phone } from "./identity.ts";
import type { Language } from "./problem.ts";
import { ConsentMeans } from "./recipient.ts";
import { AgencyId, CalendarMonth, GraduateId, Instant, Place, RosterId, text, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/** What a school says of a graduate besides name and identity: 技能等级, 专业, 实践经历, 求职方向. */
export const GraduateProfile = z.object({
  skillLevel: z.optional(SkillLevel),
  /** 专业 */
  major: z.optional(text(100)),
  /** 实训、实践经历 */
  practice: z.optional(text(500, { lines: true })),
  /** 就业方向: the occupation looked for. */
  occupation: z.optional(text(100)),
  /** Where work is looked for. */
  intendedPlace: z.optional(Place),
  /** The month of graduating. */
  graduatesOn: z.optional(CalendarMonth),
  note: z.optional(text(1000, { lines: true })),
});
export type GraduateProfile = z.output<typeof GraduateProfile>;

/** A consent that names who is given the profile with name and phone (PIPL 23). */
export const GraduateRecipient = z
  .object({
    /** An agency or an enterprise, as its name stands on the posting. */
    name: z.string(),
    agencyId: z.optional(AgencyId),
    /** Which wording was agreed to. */
    textVersion: z.string(),
    means: ConsentMeans,
    at: Instant,
    /** Who recorded it. */
    by: z.string(),
  })
  .register(z.globalRegistry, { id: "GraduateRecipient" });
export type GraduateRecipient = z.infer<typeof GraduateRecipient>;

/** What a graduate agrees to before their profile is given to anybody: who gives it, and who receives it (PIPL 14, 15, 23). */
export function graduateText(
  language: Language,
  { school, recipients }: { school: string; recipients: readonly string[] },
): string {
  return language === "zh"
    ? `我同意${school}把我的姓名、手机号、身份证号（如有）、技能等级、专业、实践经历和求职方向提供给${recipients.join("、")}，仅用于推荐就业；我可以随时撤回，撤回后尚未接收的对方不再看到。`
    : `I agree that ${school} gives my name, mobile number, ID number (where known), skill level, major, practice and direction to ${recipients.join(", ")}, to recommend me for work alone. I may take this back at any time; whoever has not taken me on by then no longer sees it.`;
}

const Names = z.array(text(100)).check(z.maxLength(MOST_GRADUATE_RECIPIENTS, { error: "many" }));

export const Graduate = z.lazy(() =>
  z
    .extend(GraduateProfile, {
      graduateId: GraduateId,
      rosterId: RosterId,
      name: z.string(),
      /** Eleven digits. */
      phone: z.optional(z.string()),
      /** First and last four characters; the number itself is encrypted. */
      idNumberMasked: z.optional(z.string()),
      /** Further phones the same person was seen with. */
      otherPhones: z.optional(z.array(z.string())),
      /** That the school may keep the profile. */
      consentAt: Instant,
      consentVersion: z.string(),
      recipients: z.optional(z.array(GraduateRecipient)),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "Graduate" }),
);
export type Graduate = z.infer<typeof Graduate>;

const ofRoster = z.object({ rosterId: RosterId });
const ofGraduate = z.object({ graduateId: GraduateId });

export const createGraduate = endpoint({
  id: "createGraduate",
  method: "POST",
  path: "/partner/rosters/{rosterId}/graduates",
  tag: "roster",
  summary: "Add a graduate who agreed to it; known by phone, ID number, or both",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofRoster,
  body: () =>
    z
      .extend(GraduateProfile, {
        name: text(50),
        phone: z.optional(Phone),
        idNumber: z.optional(IdNumber),
        consent: z.literal(true, { error: "consent.missing" }),
        /** Whom the graduate named: agencies or enterprises that may receive the profile. */
        recipients: z.optional(Names),
        /** How the graduate said so. */
        means: z._default(ConsentMeans, "written"),
      })
      .check(z.refine((one) => Boolean(one.phone || one.idNumber), { path: ["phone"], error: "identity.missing" })),
  result: () => Graduate,
  errors: ["agreement.notInForce", "graduate.duplicate", "identity.conflict"],
});

export const listGraduates = endpoint({
  id: "listGraduates",
  method: "GET",
  path: "/partner/rosters/{rosterId}/graduates",
  tag: "roster",
  summary: "Graduates of a roster, newest first",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofRoster,
  query: () => PageQuery,
  result: () => pageOf(Graduate),
  errors: ["agreement.notInForce"],
});

export const getGraduate = endpoint({
  id: "getGraduate",
  method: "GET",
  path: "/partner/graduates/{graduateId}",
  tag: "roster",
  summary: "One graduate, with the consents that name who may receive the profile",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofGraduate,
  result: () => Graduate,
  errors: ["agreement.notInForce"],
});

export const updateGraduate = endpoint({
  id: "updateGraduate",
  method: "PATCH",
  path: "/partner/graduates/{graduateId}",
  tag: "roster",
  summary:
    "Change a graduate's profile, or whom they named; names the version seen. What is left out stays, null clears",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofGraduate,
  body: () =>
    z.object({
      version: Version,
      name: z.optional(text(50)),
      phone: z.optional(Phone),
      skillLevel: z.nullish(SkillLevel),
      major: z.nullish(text(100)),
      practice: z.nullish(text(500, { lines: true })),
      occupation: z.nullish(text(100)),
      intendedPlace: z.nullish(Place),
      graduatesOn: z.nullish(CalendarMonth),
      note: z.nullish(text(1000, { lines: true })),
      /** All that the graduate names from now on; who is not named any more no longer sees a profile that was not taken on. */
      recipients: z.optional(Names),
      means: z._default(ConsentMeans, "written"),
    }),
  result: () => Graduate,
  errors: ["agreement.notInForce", "stale", "graduate.duplicate"],
});

export const removeGraduate = endpoint({
  id: "removeGraduate",
  method: "DELETE",
  path: "/partner/graduates/{graduateId}",
  tag: "roster",
  summary: "Take a graduate out for good, as they wish; agencies that have not taken them on no longer see them",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofGraduate,
  result: () => z.object({ graduateId: GraduateId }),
  errors: ["agreement.notInForce"],
});
