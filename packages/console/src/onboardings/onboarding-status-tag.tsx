import type { OnboardingStatus } from "@shanhai/contract/onboarding";
import { useWords } from "../messages/catalogue.ts";

const TONE = { submitted: "live", returned: "warn", approved: "good", rejected: "bad", withdrawn: "quiet" } as const;

export function OnboardingStatusTag({ status }: { status: OnboardingStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONE[status]}>
      {t(`onboarding.statuses.${status}`)}
    </span>
  );
}
