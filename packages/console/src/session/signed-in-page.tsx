import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { Opening } from "../shell/opening.tsx";
import { PlainPage } from "../shell/plain-page.tsx";
import { finishSignIn, startSignIn } from "./sign-in.ts";

/** Where the issuer sends people back to. */
export function SignedInPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    finishSignIn().then(
      (returnTo) => navigate(returnTo, { replace: true }),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  }, [navigate]);

  if (failure === undefined) return <Opening text={t("signIn.working")} />;
  return (
    <PlainPage>
      <h1>{t("signIn.failed")}</h1>
      <p className="lead">{t("signIn.failedHelp")}</p>
      <p className="quote">{failure}</p>
      <button type="button" className="button-primary button-wide" onClick={() => void startSignIn("/")}>
        {t("signIn.again")}
      </button>
    </PlainPage>
  );
}
