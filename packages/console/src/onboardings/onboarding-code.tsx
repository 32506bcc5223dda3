import { getOnboardingLink } from "@shanhai/contract/onboarding";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";

/** The code that leads agencies to the park's application page. */
export function OnboardingCode({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { membership } = useSession();
  const read = useEndpoint(getOnboardingLink, {});
  return (
    <CodeDialog
      title={t("onboarding.code")}
      heading={membership.name}
      path={read.data?.path}
      ask={t("onboarding.scan")}
      help={t("onboarding.codeHelp")}
      problem={read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      onClose={onClose}
    />
  );
}
