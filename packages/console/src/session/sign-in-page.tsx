import { useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { PlainPage } from "../shell/plain-page.tsx";
import { startSignIn } from "./sign-in.ts";

interface SignInPageProps {
  expired: boolean;
  lead?: string | undefined;
  failure?: unknown;
  onRetry?: () => void;
}

/** The door: one act. The address stays, so that signing in returns to it. */
export function SignInPage({ expired, lead, failure, onRetry }: SignInPageProps) {
  const { t } = useWords();
  const [leaving, setLeaving] = useState(false);
  const [error, setError] = useState<unknown>(failure);

  async function signIn() {
    setLeaving(true);
    setError(undefined);
    try {
      await startSignIn(location.pathname + location.search);
    } catch (cause) {
      setError(cause);
      setLeaving(false);
    }
  }

  return (
    <PlainPage>
      <h1>{t("signIn.title")}</h1>
      <p className="lead">{expired ? t("signIn.expired") : (lead ?? t("signIn.lead"))}</p>
      {error !== undefined && (
        <ProblemPanel
          error={error}
          title={t("signIn.configMissing")}
          help={t("signIn.configMissingHelp")}
          onRetry={onRetry}
        />
      )}
      <button type="button" className="button-primary button-wide" disabled={leaving} onClick={() => void signIn()}>
        {leaving ? t("signIn.working") : t("signIn.button")}
      </button>
    </PlainPage>
  );
}
