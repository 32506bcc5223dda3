import { type User, UserManager, WebStorageStateStore } from "oidc-client-ts";
import { loadRuntimeConfig } from "./runtime-config.ts";

/** Seconds before its end at which a token is renewed. */
const RENEW_BEFORE = 60;
const DRAFTS = "draft:";

interface ReturnState {
  returnTo: string;
}

let managerPromise: Promise<UserManager> | undefined;

async function createManager(): Promise<UserManager> {
  const { issuer, clientId, audience } = await loadRuntimeConfig();
  const store = new WebStorageStateStore({ store: localStorage, prefix: "shanhai.session." });
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}/signed-in`,
    post_logout_redirect_uri: `${location.origin}/`,
    response_type: "code",
    scope: "openid email profile",
    // The library sends `resource` when asking for the code and when renewing, but not when exchanging the code.
    ...(audience ? { resource: audience, extraTokenParams: { resource: audience } } : {}),
    userStore: store,
    stateStore: store,
    automaticSilentRenew: false,
  });
}

function manager(): Promise<UserManager> {
  managerPromise ??= createManager().catch((error: unknown) => {
    managerPromise = undefined;
    throw error;
  });
  return managerPromise;
}

let renewal: Promise<User | null> | undefined;

/** The signed-in person with a token that still works, or undefined. */
export async function currentUser(): Promise<User | undefined> {
  const users = await manager();
  const user = await users.getUser();
  if (!user) return undefined;
  if (user.expires_in === undefined || user.expires_in > RENEW_BEFORE) return user;
  if (user.refresh_token) {
    renewal ??= users.signinSilent().finally(() => {
      renewal = undefined;
    });
    const renewed = await renewal.catch(() => null);
    if (renewed) return renewed;
  }
  return user.expired ? undefined : user;
}

/** Leaves for the issuer's page; comes back to `/signed-in` and from there to `returnTo`. */
export async function startSignIn(returnTo: string, otherAccount = false): Promise<void> {
  const users = await manager();
  const state: ReturnState = { returnTo };
  await users.signinRedirect({ state, ...(otherAccount ? { prompt: "login" } : {}) });
}

/** A path of this console; anything else would be an open redirect. */
function ownPath(path: unknown): string {
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}

/** Exchanges the code in the address for a session; once per page load, since a code works once. */
let finishing: Promise<string> | undefined;
export function finishSignIn(): Promise<string> {
  finishing ??= manager()
    .then((users) => users.signinCallback(location.href))
    .then((user) => ownPath((user?.state as ReturnState | undefined)?.returnTo));
  return finishing;
}

/** Forgets the session here, after the API refused its token. */
export async function forgetSession(): Promise<void> {
  await (await manager()).removeUser();
}

function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(DRAFTS)) sessionStorage.removeItem(key);
}

/** Ends the session here and at the issuer, where the issuer can. */
export async function signOut(): Promise<void> {
  const users = await manager();
  forgetDrafts();
  const home = `${location.origin}/`;
  try {
    // Cognito names the way back `logout_uri`; others ignore it.
    await users.signoutRedirect({ extraQueryParams: { client_id: users.settings.client_id, logout_uri: home } });
  } catch {
    await users.removeUser();
    location.assign(home);
  }
}
