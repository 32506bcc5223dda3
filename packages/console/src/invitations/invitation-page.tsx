import { acceptInvitation } from "@shanhai/contract/invitation";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { chooseOrganisation } from "../session/organisation.ts";
import { SignedIn, useUser } from "../session/session.tsx";
import { currentUser, startSignIn } from "../session/sign-in.ts";
import { PlainPage } from "../shell/plain-page.tsx";

function AcceptInvitation({ token }: { token: string }) {
  const { t } = useWords();
  const user = useUser();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  const accept = useMutation({
    // The session may have been renewed since the page opened: the ID token is read at the last moment.
    mutationFn: async () =>
      act(acceptInvitation, {
        body: { token, idToken: (await currentUser())?.id_token ?? user.id_token ?? "" },
        idempotencyKey,
      }),
    onSuccess: (membership) => {
      chooseOrganisation(membership.organisationId);
      queries.clear();
      void navigate("/", { replace: true });
    },
  });

  return (
    <PlainPage>
      <h1>{t("invitation.title")}</h1>
      <p className="lead">{t("invitation.lead")}</p>
      <p className="who">{t("invitation.asWho", { who: user.profile.email ?? user.profile.sub })}</p>
      {accept.isError ? <ProblemPanel error={accept.error} writing /> : null}
      <div className="plain-acts">
        <button
          type="button"
          className="button-primary button-wide"
          disabled={accept.isPending || accept.isSuccess}
          onClick={() => accept.mutate()}
        >
          {accept.isPending ? t("invitation.accepting") : t("invitation.accept")}
        </button>
        <button
          type="button"
          className="button-plain button-wide"
          disabled={accept.isPending}
          onClick={() => void startSignIn(location.pathname, true)}
        >
          {t("invitation.otherAccount")}
        </button>
      </div>
    </PlainPage>
  );
}

/** `/invitations/:token`: sign in first, then accept as that person. */
export function InvitationPage() {
  const { t } = useWords();
  const { token = "" } = useParams();
  return (
    <SignedIn lead={t("invitation.signInFirst")}>
      <AcceptInvitation token={token} />
    </SignedIn>
  );
}
