import * as z from "zod/mini";
import type { Language } from "./problem.ts";
import { EnterpriseId, Instant } from "./scalar.ts";

/** How the person said so: what can be shown when somebody asks. */
export const ConsentMeans = z.enum(["written", "message", "oral"], { error: "option" });
export type ConsentMeans = z.infer<typeof ConsentMeans>;

/** A consent that names who is given name and phone. */
export const Recipient = z
  .object({
    enterpriseId: EnterpriseId,
    enterpriseName: z.string(),
    /** Which wording was agreed to. */
    textVersion: z.string(),
    means: ConsentMeans,
    at: Instant,
    /** Who recorded it. */
    by: z.string(),
  })
  .register(z.globalRegistry, { id: "Recipient" });
export type Recipient = z.infer<typeof Recipient>;

/** Enterprises that one person may have agreed to. */
export const MOST_RECIPIENTS = 50;

/** The wording asked for today; its version is kept with each consent. */
export const RECIPIENT_TEXT_VERSION = "2026-11";

/** What a person agrees to, with both parties named (PIPL 14, 15, 23). */
export function recipientText(language: Language, { agency, enterprise }: { agency: string; enterprise: string }) {
  return language === "zh"
    ? `我同意${agency}把我的姓名和手机号提供给${enterprise}，仅用于本次招聘的联系与录用；我可以随时撤回，撤回后对方不再看到。`
    : `I agree that ${agency} gives my name and mobile number to ${enterprise}, for contact and hiring in this recruitment alone. I may take this back at any time; they will then no longer see it.`;
}
