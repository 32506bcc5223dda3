import { ProblemError } from "@shanhai/client/client";
import { getMe, type Me, type Membership } from "@shanhai/contract/member";
import { useQueryClient } from "@tanstack/react-query";
import type { User } from "oidc-client-ts";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { Opening } from "../shell/opening.tsx";
import { PlainPage } from "../shell/plain-page.tsx";
import { whenSessionExpires } from "./api.ts";
import { chooseOrganisation, chosenOrganisation } from "./organisation.ts";
import { currentUser, forgetSession } from "./sign-in.ts";
import { SignInPage } from "./sign-in-page.tsx";
import { useEndpoint } from "./use-endpoint.ts";

const UserContext = createContext<User | undefined>(undefined);

/** The signed-in person, as the issuer names them. */
export function useUser(): User {
  const user = useContext(UserContext);
  if (!user) throw new Error("useUser outside SignedIn");
  return user;
}

type State =
  | { at: "checking" }
  | { at: "out"; expired: boolean }
  | { at: "in"; user: User }
  | { at: "failed"; error: unknown };

/** Shows its children to signed-in people, and the sign-in page at the same address to others. */
export function SignedIn({ children, lead }: { children: ReactNode; lead?: string }) {
  const [state, setState] = useState<State>({ at: "checking" });
  const queries = useQueryClient();

  const check = useCallback(() => {
    setState({ at: "checking" });
    currentUser().then(
      (user) => setState(user ? { at: "in", user } : { at: "out", expired: false }),
      (error: unknown) => setState({ at: "failed", error }),
    );
  }, []);

  useEffect(check, [check]);
  useEffect(() => {
    whenSessionExpires(() => {
      void forgetSession();
      queries.clear();
      setState({ at: "out", expired: true });
    });
  }, [queries]);

  if (state.at === "checking") return <Opening />;
  if (state.at === "out") return <SignInPage expired={state.expired} lead={lead} />;
  if (state.at === "failed") return <SignInPage expired={false} failure={state.error} onRetry={check} />;
  return <UserContext value={state.user}>{children}</UserContext>;
}

interface Session {
  me: Me;
  membership: Membership;
  switchTo: (organisationId: string) => void;
}
const SessionContext = createContext<Session | undefined>(undefined);

/** Who works, and for which organisation. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside Member");
  return session;
}

interface MemberProps {
  children: ReactNode;
  /** For people in no organisation. */
  nobody: ReactNode;
  /** For people in several who have not chosen. */
  choose: (me: Me, choose: (organisationId: string) => void) => ReactNode;
}

const LOST = ["noOrganisation", "forbidden", "notFound", "chooseOrganisation"];

/** Shows its children to members of an organisation, with that organisation chosen. */
export function Member({ children, nobody, choose }: MemberProps) {
  const queries = useQueryClient();
  const me = useEndpoint(getMe, {});
  const switchTo = useCallback(
    (organisationId: string) => {
      chooseOrganisation(organisationId);
      queries.clear();
      void queries.resetQueries();
    },
    [queries],
  );

  const chosen = chosenOrganisation();
  const refused = me.error instanceof ProblemError && LOST.includes(me.error.problem.code);
  const forgotten =
    chosen !== undefined && (refused || me.data?.memberships.every((one) => one.organisationId !== chosen) === true);
  useEffect(() => {
    if (!forgotten) return;
    chooseOrganisation(undefined);
    void queries.resetQueries();
  }, [forgotten, queries]);

  const membership =
    me.data?.membership ??
    me.data?.memberships.find((one) => one.organisationId === chosen || me.data?.memberships.length === 1);
  // Each request names its organisation: an agency may have functions of its own, and the way to them goes by that.
  useEffect(() => {
    if (membership && chosen === undefined) chooseOrganisation(membership.organisationId);
  }, [membership, chosen]);
  const session = useMemo(
    () => (me.data && membership ? { me: me.data, membership, switchTo } : undefined),
    [me.data, membership, switchTo],
  );

  if (me.isPending || forgotten) return <Opening />;
  if (me.isError) {
    return (
      <PlainPage>
        <ProblemPanel error={me.error} onRetry={() => void me.refetch()} />
      </PlainPage>
    );
  }
  if (me.data.memberships.length === 0) return nobody;
  if (!session) return choose(me.data, switchTo);
  return <SessionContext value={session}>{children}</SessionContext>;
}
