import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Configuration, errors, KoaContextWithOIDC } from "oidc-provider";
import { Accounts, emailOf, readEmail, subjectOf } from "./accounts.ts";
import { type IdentityKeys, identityKeys } from "./identity-keys.ts";
import { identityProblemPage, SIGN_OUT_SCRIPT, signedOutPage, signInPage, signOutPage } from "./identity-pages.ts";
import { IdentityStore } from "./identity-store.ts";
import { readBody } from "./request-body.ts";

/** Where the issuer lives below the laptop's origin. */
export const IDENTITY_PATH = "/oidc";
/** Who access tokens are for. */
export const AUDIENCE = "urn:shanhai:api";
/** The console, and scripts that sign in as it does. */
export const CLIENT_ID = "shanhai-console";
/** The page of the console that the issuer returns to. */
export const SIGNED_IN_PATH = "/signed-in";
export const ACCESS_TOKEN_SECONDS = 3600;

const DAYS_14 = 14 * 24 * 3600;
const SCOPES = "openid email profile offline_access";
const FORM_LIMIT = 10_000;

/** The issuer of the laptop that answers at this origin. */
export const issuerOf = (origin: string) => `${origin}${IDENTITY_PATH}`;

export interface Identity {
  issuer: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Writes sessions down. */
  stop(): void;
}

/** One grant for everything: the console is ours, so nobody is asked to consent to it. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { provider, client, session, account } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const kept = grantId ? await provider.Grant.find(grantId) : undefined;
  if (kept) return kept;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

/** Asked by the console itself, signing out needs no second click; asked by a bare link it does. */
function showSignOut(ctx: KoaContextWithOIDC, form: string): void {
  const asked = ctx.oidc.entities.IdTokenHint !== undefined;
  if (asked) {
    const digest = createHash("sha256").update(SIGN_OUT_SCRIPT).digest("base64");
    const policy = ctx.response.get("content-security-policy");
    ctx.set("content-security-policy", policy.replace("script-src 'self'", `script-src 'sha256-${digest}'`));
  }
  ctx.body = signOutPage(form, asked);
}

interface Parts {
  origin: string;
  keys: IdentityKeys;
  store: IdentityStore;
  InvalidTarget: typeof errors.InvalidTarget;
}

function configuration({ origin, keys, store, InvalidTarget }: Parts): Configuration {
  // Browsers share cookies among the ports of a host: two laptops on one machine must not sign each other out.
  const port = new URL(origin).port;
  return {
    adapter: (model: string) => store.adapter(model),
    jwks: keys.jwks,
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: "山海",
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: [`${origin}${SIGNED_IN_PATH}`],
        post_logout_redirect_uris: [origin, `${origin}/`],
      },
    ],
    clientBasedCORS: (_ctx, from) => from === origin,
    responseTypes: ["code"],
    scopes: SCOPES.split(" "),
    // In the openid scope too: the ID token is what proves an invited person's e-mail.
    claims: { openid: ["sub", "email", "email_verified"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: {
      keys: keys.cookieKeys,
      names: { session: `_session_${port}`, interaction: `_interaction_${port}`, resume: `_resume_${port}` },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== AUDIENCE) throw new InvalidTarget();
          return {
            scope: "",
            audience: AUDIENCE,
            accessTokenTTL: ACCESS_TOKEN_SECONDS,
            accessTokenFormat: "jwt",
            jwt: { sign: { alg: "RS256" } },
          };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: showSignOut,
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage();
        },
      },
    },
    findAccount: (_ctx, subject) => {
      const email = emailOf(subject);
      if (!email) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject, email, email_verified: true, name: email }) };
    },
    // A day at work is longer than an access token. Not rotated: of two tabs that renew at once, neither is signed out.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: false,
    interactions: { url: (_ctx, interaction) => `${IDENTITY_PATH}/interaction/${interaction.uid}` },
    loadExistingGrant: grantAll,
    renderError: (ctx, out) => {
      ctx.type = "html";
      ctx.body = identityProblemPage(out.error, out.error_description ?? "");
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      Grant: DAYS_14,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 3600,
      RefreshToken: DAYS_14,
      Session: DAYS_14,
    },
  };
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(html);
}

/** The laptop's own OpenID Connect issuer, real but for passwords: code flow, PKCE, refresh, sign-out. */
export async function startIdentity(options: { origin: string; dataDir: string }): Promise<Identity> {
  const { origin, dataDir } = options;
  const issuer = issuerOf(origin);
  const store = new IdentityStore(dataDir);
  const accounts = new Accounts(dataDir);
  // Loaded here and not above: on loading it warns about Node 20, on which its tests and ours pass, and commands that need
  // no more than an address should neither wait for it nor print that.
  const { Provider, errors } = await import("oidc-provider");
  const keys = await identityKeys(dataDir);
  const provider = new Provider(issuer, configuration({ origin, keys, store, InvalidTarget: errors.InvalidTarget }));
  provider.on("server_error", (_ctx, error) => console.error(error));
  const serve = provider.callback();

  async function interact(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    if (request.method !== "POST") {
      const hint = typeof params.login_hint === "string" ? { email: params.login_hint } : {};
      return sendPage(response, 200, signInPage({ action: path, ...hint }));
    }
    const form = new URLSearchParams((await readBody(request, response, FORM_LIMIT))?.toString("utf8") ?? "");
    const given = form.get("email") ?? "";
    const email = readEmail(given);
    if (!email) return sendPage(response, 422, signInPage({ action: path, email: given, wrong: true }));
    accounts.remember(email);
    await provider.interactionFinished(request, response, { login: { accountId: subjectOf(email), remember: true } });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? "/";
    // The issuer has one name; whoever came by 127.0.0.1 is answered with addresses that match its tokens.
    request.headers.host = new URL(origin).host;
    const path = url.split("?")[0] ?? url;
    if (!path.startsWith(`${IDENTITY_PATH}/interaction/`)) {
      (request as IncomingMessage & { originalUrl?: string }).originalUrl = url;
      request.url = url.slice(IDENTITY_PATH.length) || "/";
      return serve(request, response);
    }
    try {
      await interact(request, response, path);
    } catch (error) {
      const expired = error instanceof Error && error.name === "SessionNotFound";
      if (!expired) console.error(error);
      if (!response.headersSent)
        sendPage(response, expired ? 400 : 500, identityProblemPage(expired ? "expired" : "server_error", ""));
    }
  }

  return { issuer, handle, stop: () => store.flush() };
}
