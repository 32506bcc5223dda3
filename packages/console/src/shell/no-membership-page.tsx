import { getMe } from "@shanhai/contract/member";
import { useQueryClient } from "@tanstack/react-query";
import { useWords } from "../messages/catalogue.ts";
import { useUser } from "../session/session.tsx";
import { signOut } from "../session/sign-in.ts";
import { PlainPage } from "./plain-page.tsx";

export function NoMembershipPage() {
  const { t } = useWords();
  const user = useUser();
  const queries = useQueryClient();
  return (
    <PlainPage>
      <h1>{t("noMembership.title")}</h1>
      <p className="lead">{t("noMembership.lead")}</p>
      <p className="who">
        {t("noMembership.yourEmail")}
        <strong>{user.profile.email ?? user.profile.sub}</strong>
      </p>
      <div className="plain-acts">
        <button
          type="button"
          className="button-primary button-wide"
          onClick={() => void queries.invalidateQueries({ queryKey: [getMe.id] })}
        >
          {t("noMembership.check")}
        </button>
        <button type="button" className="button-plain button-wide" onClick={() => void signOut()}>
          {t("signIn.signOut")}
        </button>
      </div>
    </PlainPage>
  );
}
