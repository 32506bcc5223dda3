import { type Endpoint, keyScopeOf } from "@shanhai/contract/endpoint";
import type { ErrorCode } from "@shanhai/contract/problem";
import { AppError } from "@shanhai/domain/app-error";
import { mintMemberScope, mintParkScope, mintPartnerScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";

/**
 * What the authorizer found out, as it travels through API Gateway: strings only, no credentials. `problem` says why the
 * caller is nobody; the function answers it as a problem document, which the gateway could not.
 */
export interface AuthorizerContext {
  problem?: string;
  subject?: string;
  organisationId?: string;
  organisationName?: string;
  kind?: string;
  role?: string;
  /** The e-mail that was invited: how colleagues know this person. */
  name?: string;
  parkId?: string;
  /** The agency's or partner's status in its park: suspended, left or ended, its people read and write nothing. */
  standing?: string;
  /** Where a program calls with a key: what the key was given, comma-separated. */
  keyScopes?: string;
  /** Agencies this person belongs to, comma-separated: an evaluator's interests. */
  agencies?: string;
}

/** A verified caller with the scope that the endpoint runs in. */
export interface Caller {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly agencies: readonly string[];
  /** How the organisation acted for is called. */
  readonly organisationName: string;
  readonly scope: Scope;
}

/** Problems that stand in the way of choosing an organisation, but not of asking who one is. */
const ORGANISATION_PROBLEMS: readonly string[] = ["noOrganisation", "chooseOrganisation"];

/**
 * Who calls, and as what. Throws `unauthenticated`; `apiKey.scope` for a key that was not given this; `forbidden` for lacking a role in one's own kind of organisation,
 * `notFound` for a record of another kind's, and `agency.suspended`, `agency.left` or `partner.ended` for writing where one
 * may only read.
 */
export function authorize(endpoint: Endpoint, context: AuthorizerContext = {}): Caller {
  const { subject = "", name = subject, role = "", agencies, organisationName = "" } = context;
  const scope = scopeFor(endpoint, context);
  return { subject, name, role, agencies: agencies ? agencies.split(",") : [], organisationName, scope };
}

const READ_ONLY: ReadonlyMap<string, ErrorCode> = new Map([
  ["suspended", "agency.suspended"],
  ["left", "agency.left"],
  ["ended", "partner.ended"],
]);

/** Refuses writing for an agency or partner that may only read; taking its own data along is no writing. */
function refuseStopped({ method, whileStopped }: Endpoint, standing: string | undefined): void {
  if (method === "GET" || whileStopped || !standing) return;
  const code = READ_ONLY.get(standing);
  if (code) throw new AppError(code);
}

/** Refuses a key what it was not given, and every key what only people do. */
function refuseKey(endpoint: Endpoint, keyScopes: string | undefined): void {
  if (keyScopes === undefined) return;
  const needed = keyScopeOf(endpoint);
  if (!needed || !keyScopes.includes(needed)) throw new AppError("apiKey.scope");
}

function scopeFor(endpoint: Endpoint, context: AuthorizerContext): Scope {
  const { permits, path } = endpoint;
  const { problem, subject, organisationId = "", kind, role = "", parkId = "", standing } = context;
  if (permits === "public") return mintMemberScope();
  if (!subject) throw new AppError("unauthenticated");
  refuseKey(endpoint, context.keyScopes);
  if (permits === "signedIn") return mintMemberScope();
  if (problem) throw new AppError(ORGANISATION_PROBLEMS.includes(problem) ? (problem as ErrorCode) : "unauthenticated");
  const roles: readonly string[] | undefined =
    kind === "park" || kind === "agency" || kind === "partner" ? permits[kind] : undefined;
  if (!roles) throw new AppError(path.includes("{") ? "notFound" : "forbidden");
  if (!roles.includes(role)) throw new AppError("forbidden");
  if (kind === "park") return mintParkScope(organisationId);
  refuseStopped(endpoint, standing);
  if (kind === "partner") return mintPartnerScope(organisationId, parkId);
  return mintTenantScope(organisationId, parkId);
}
