import { commentOnboarding, getOnboarding, type OnboardingDetail } from "@shanhai/contract/onboarding";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** What was said about an application: among administrators, and with the applicant. */
export function OnboardingComments({ onboarding }: { onboarding: OnboardingDetail }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { onboardingId, comments, contactName } = onboarding;
  const empty = { text: "", toApplicant: false };
  const form = useContractForm({
    endpoint: commentOnboarding,
    params: { onboardingId },
    initial: empty,
    draft: `onboarding-comment:${onboardingId}`,
    read: (values) => ({ text: values.text, toApplicant: values.toApplicant === true }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [getOnboarding.id] });
      form.reset(empty);
    },
  });
  return (
    <section className="panel onboarding-comments" aria-label={t("onboarding.comments")}>
      <h2>{t("onboarding.comments")}</h2>
      {comments.length === 0 ? <p className="quiet">{t("onboarding.noComments")}</p> : null}
      <ol>
        {comments.map((comment) => (
          <li key={comment.commentId} data-from={comment.by ? "park" : "applicant"}>
            <p className="quiet">
              <strong>{comment.by ?? contactName}</strong> <Moment at={comment.at} />{" "}
              <span className="tag" data-tone={comment.toApplicant ? "live" : "quiet"}>
                {t(
                  comment.by
                    ? comment.toApplicant
                      ? "onboarding.toApplicant"
                      : "onboarding.internal"
                    : "onboarding.fromApplicant",
                )}
              </span>
            </p>
            <p className="onboarding-said">{comment.text}</p>
          </li>
        ))}
      </ol>
      <ContractFormFrame form={form} label={t("onboarding.comments")} submitTitle={t("onboarding.say")}>
        <TextField form={form} name="text" lines={3} label={t("onboarding.comment")} />
        <CheckField
          form={form}
          name="toApplicant"
          label={t("onboarding.showApplicant")}
          help={t("onboarding.showApplicantHelp")}
        />
      </ContractFormFrame>
    </section>
  );
}
