import { AgencyStatus } from "@shanhai/contract/agency";
import { AgreementStatus } from "@shanhai/contract/agreement";
import { ConfirmationOutcome } from "@shanhai/contract/arrival-confirmation";
import type { AuditEntry } from "@shanhai/contract/audit-entry";
import { CohortStatus } from "@shanhai/contract/cohort";
import { EngagementStep } from "@shanhai/contract/engagement";
import { EnrolmentStatus } from "@shanhai/contract/enrolment";
import { DecisionOutcome } from "@shanhai/contract/enterprise-decision";
import { LeadStatus } from "@shanhai/contract/lead";
import { Role } from "@shanhai/contract/member";
import { OnboardingStatus } from "@shanhai/contract/onboarding";
import { PartnerStatus } from "@shanhai/contract/partner";
import { STAGES } from "@shanhai/contract/stage";
import { useFieldWords } from "../candidates/field-words.ts";
import { yuanOf } from "../format/pay.ts";
import { useWords } from "../messages/catalogue.ts";
import { shortId } from "./short-id.ts";

/** The words of audit entries; what has none is shown as it is kept, never left out. */
export function useAuditWords() {
  const { t } = useWords();
  const fields = useFieldWords();
  const actions: Readonly<Record<string, string>> = t("audit.actions", { returnObjects: true });
  const details: Readonly<Record<string, string>> = t("audit.details", { returnObjects: true });
  const values: Readonly<Record<string, string>> = t("audit.values", { returnObjects: true });
  const lists: Readonly<Record<string, string>> = t("exports.lists", { returnObjects: true });
  const formats: Readonly<Record<string, string>> = t("exports.formats", { returnObjects: true });

  function textOf(name: string, value: unknown): string {
    if ((name === "fields" || name === "kept") && Array.isArray(value)) return fields(value.map(String));
    if (name === "field") return fields([String(value)]);
    const role = name === "memberRole" ? Role.safeParse(value).data : undefined;
    if (role) return t(`role.${role}`);
    const standing = name === "standing" ? AgencyStatus.safeParse(value).data : undefined;
    if (standing) return t(`agencyStatus.${standing}`);
    const partner = name === "partner" ? PartnerStatus.safeParse(value).data : undefined;
    if (partner) return t(`partnerStatus.${partner}`);
    const agreement = name === "agreement" ? AgreementStatus.safeParse(value).data : undefined;
    if (agreement) return t(`agreementStatus.${agreement}`);
    const onboarding = name === "onboarding" ? OnboardingStatus.safeParse(value).data : undefined;
    if (onboarding) return t(`onboarding.statuses.${onboarding}`);
    const step = name === "step" ? EngagementStep.safeParse(value).data : undefined;
    if (step) return t(`engagementStep.${step}`);
    const lead = name === "lead" ? LeadStatus.safeParse(value).data : undefined;
    if (lead) return t(`leadStatus.${lead}`);
    const decision = name === "decision" ? DecisionOutcome.safeParse(value).data : undefined;
    if (decision) return t(`decision.outcome.${decision}`);
    const confirmation = name === "confirmation" ? ConfirmationOutcome.safeParse(value).data : undefined;
    if (confirmation) return t(`confirmation.${confirmation}`);
    const cohort = name === "cohort" ? CohortStatus.safeParse(value).data : undefined;
    if (cohort) return t(`cohortStatus.${cohort}`);
    const enrolment = name === "to" ? EnrolmentStatus.safeParse(value).data : undefined;
    if (enrolment) return t(`enrolmentStatus.${enrolment}`);
    if (Array.isArray(value)) return value.map(String).join(t("candidates.join"));
    if (name === "list") return lists[String(value)] ?? String(value);
    if (name === "format") return formats[String(value)] ?? String(value);
    const stage = STAGES.find((one) => one === value);
    if (stage) return t(`stage.${stage}`);
    if ((name === "revenue" || name === "tax") && typeof value === "number") return yuanOf(value);
    if (name.endsWith("Id")) return shortId(String(value));
    if (typeof value === "object" && value !== null) return JSON.stringify(value);
    return values[String(value)] ?? String(value);
  }

  return {
    action: (entry: AuditEntry) => actions[entry.action] ?? entry.action,
    // A program's key may be called like a person; whose act it was must show all the same.
    who: (entry: AuditEntry) => {
      if (entry.by.startsWith("key:")) return t("audit.byKey", { name: entry.name });
      // What goes on in the background is named by its act, which stands beside.
      return entry.by.startsWith("system|") ? t("audit.system") : (entry.name ?? entry.by);
    },
    detail: (entry: AuditEntry) =>
      Object.entries(entry.detail ?? {})
        .sort(([one], [two]) => (one < two ? -1 : 1))
        .map(([name, value]) => `${details[name] ?? name} ${textOf(name, value)}`)
        .join(t("audit.join")),
  };
}
