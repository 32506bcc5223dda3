import { createHash, randomBytes } from "node:crypto";
import { AUDIENCE, CLIENT_ID, IDENTITY_PATH, SIGNED_IN_PATH } from "./identity.ts";

export interface SignedIn {
  accessToken: string;
  idToken: string;
  refreshToken?: string;
}

const STEPS = 10;

/** Cookies as a browser keeps them for one host; the issuer's names are unique, so paths need no telling apart. */
function cookieJar() {
  const cookies = new Map<string, string>();
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    keep(response: Response) {
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value) cookies.set(name, value);
        else cookies.delete(name);
      }
    },
  };
}

/**
 * Signs in at a laptop as a browser would: authorization code with PKCE, cookies, redirects and the sign-in page.
 * Throws when the issuer refuses.
 */
export async function signIn(origin: string, email: string): Promise<SignedIn> {
  const jar = cookieJar();
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(8).toString("hex");
  const redirectUri = `${origin}${SIGNED_IN_PATH}`;
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email profile",
    resource: AUDIENCE,
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });

  async function visit(url: string, form?: URLSearchParams): Promise<Response> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: jar.header() },
      ...(form ? { method: "POST", body: form } : {}),
    });
    jar.keep(response);
    return response;
  }

  let url = `${origin}${IDENTITY_PATH}/auth?${query}`;
  let response = await visit(url);
  for (let step = 0; !url.startsWith(redirectUri); step += 1) {
    if (step === STEPS) throw new Error(`Signing in as ${email} went in circles`);
    const location = response.headers.get("location");
    await response.text();
    if (location) {
      url = new URL(location, url).href;
      if (!url.startsWith(redirectUri)) response = await visit(url);
    } else {
      if (!response.ok || !url.includes("/interaction/"))
        throw new Error(`The issuer answered ${response.status} at ${url}`);
      response = await visit(url, new URLSearchParams({ email }));
    }
  }
  const returned = new URL(url).searchParams;
  const code = returned.get("code");
  if (!code || returned.get("state") !== state) throw new Error(`Not signed in as ${email}: ${returned}`);

  const answer = await fetch(`${origin}${IDENTITY_PATH}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: CLIENT_ID,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const tokens = (await answer.json()) as Record<string, string | undefined>;
  const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken } = tokens;
  if (!accessToken || !idToken) throw new Error(`No token for ${email}: ${tokens.error} ${tokens.error_description}`);
  return { accessToken, idToken, ...(refreshToken ? { refreshToken } : {}) };
}
