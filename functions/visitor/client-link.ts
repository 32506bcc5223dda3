import type { ErrorCode, Language } from "@shanhai/contract/problem";
import type { Act } from "@shanhai/domain/act";
import { actOfHolder, type EnterpriseLinkRecord, statusOf } from "@shanhai/domain/enterprise-link";
import { clientEnded, readTold, type Told } from "@shanhai/pages/client-page";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { countUse, getEnterpriseLink } from "@shanhai/store/enterprise-link";
import { getStanding } from "@shanhai/store/standing";
import type { Table } from "@shanhai/store/table";
import { mintTenantItemsScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { enterpriseLinkPath, readEnterpriseLinkToken } from "../enterprise-link-token.ts";
import type { Page, Visit } from "./page.ts";

/** Requests by one link a minute: more than one person taps, and no flood. */
const MOST_A_MINUTE = 120;

/** A link that works today. */
export interface Client {
  table: Table<TenantScope>;
  link: EnterpriseLinkRecord;
  /** Of the link's holder. */
  act: Act;
  /** The first page's address. */
  home: string;
}

/** What a link opens, or the page that says why it does not. Its record is looked up each time: revoked, it ends at once. */
export async function openClient({ platform, act, language, param }: Visit): Promise<Client | Page> {
  const named = readEnterpriseLinkToken(param("token"), (id) => platform.keys.of(mintTenantItemsScope(id)));
  // The signature says that a link of this agency was named by it: nobody chooses a tenant here.
  const items = named && platform.open(mintTenantItemsScope(named.agencyId));
  const link = items && (await getEnterpriseLink(items, named.enterpriseId, named.enterpriseLinkId));
  if (!link) return { status: 404, html: linkClosed(language) };
  const status = statusOf(link, act.today);
  if (status !== "active") return { status: 410, html: clientEnded(language, status, link.agencyName) };
  const table = platform.open(mintTenantScope(items.scope.id, link.parkId));
  const [many, standing] = await Promise.all([countUse(items, link, act.at), getStanding(table)]);
  if (many > MOST_A_MINUTE) return { status: 429, html: clientEnded(language, "slowDown") };
  if (standing && standing.status !== "active")
    return { status: 403, html: clientEnded(language, "stopped", link.agencyName) };
  const home = enterpriseLinkPath(table.keys, { ...link, agencyId: table.scope.id });
  return { table, link, act: actOfHolder(act, link), home };
}

/** The address of the page a form was sent from, saying what came of it. */
export function toldAt(query: URLSearchParams, { what, n }: Told): string {
  const next = new URLSearchParams(query);
  next.set("told", what);
  next.set("n", String(n));
  return `?${next}`;
}

/** Back to the page, so that loading it again sends nothing again. */
export function sent({ query }: Visit, told: Told): Page {
  return { status: 303, html: "", headers: { location: toldAt(query, told) } };
}

/** What a page says came of what was sent. */
export const toldOf = ({ query }: Visit) => readTold(query);

/** A page's address with another place in its list, and nothing said. */
export function at(query: URLSearchParams, changes: Record<string, string | undefined>): string {
  const next = new URLSearchParams(query);
  for (const name of ["told", "n"]) next.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return `?${next}`;
}

export const notThere = (language: Language): Page => ({ status: 404, html: linkClosed(language) });

/** What a client's pages show when their answer failed. */
export function failed(language: Language, code: ErrorCode): Page {
  if (code === "notFound" || code === "cursor.invalid") return notThere(language);
  return { status: code === "internal" ? 500 : 503, html: clientEnded(language, "busy") };
}
