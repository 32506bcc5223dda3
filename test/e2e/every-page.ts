import type { Membership } from "@shanhai/contract/member";
import { VISITOR_ROUTES } from "@shanhai/contract/visitor-routes";
import { SECTIONS } from "../../packages/console/src/shell/navigation.ts";
import { PAGES } from "../../packages/console/src/shell/pages.ts";
import { type Cast, RECORD_PAGES, type Role } from "./record-pages.ts";
import { NO_PAGES, visitorAddresses } from "./visitor-pages.ts";

/*
 * Every page there is: the console's routes for whoever works with them, and what visitors open. A route with a record in
 * its path needs somebody in `record-pages.ts` or `visitor-pages.ts` who finds one.
 */

export interface PageCase {
  /** Who opens it; a visitor has no account. */
  as: Role | "visitor";
  /** As the route table has it. */
  route: string;
  /** In this world. */
  address: string;
}

/** Who works with what a kind of organisation has: the first sees all of it, the others their sections. */
const ROLES = {
  agency: ["owner", "recruiter"],
  park: ["administrator", "evaluator"],
  partner: ["school", "station", "ally"],
} as const satisfies Record<Membership["kind"], readonly Role[]>;
const KINDS = Object.keys(ROLES) as Membership["kind"][];

/** What a role's navigation leads to; everybody of an organisation may open the pages of its sections. */
function shows(kind: Membership["kind"], role: Role, route: string): boolean {
  return SECTIONS[kind].some(
    (section) =>
      (route === section.path || route.startsWith(`${section.path}/`)) &&
      (!("role" in section) || section.role === role),
  );
}

const isVisitorsPage = ({ method, path }: (typeof VISITOR_ROUTES)[number]) =>
  method === "GET" && !NO_PAGES.includes(path);

/** The routes by who opens them, without addresses: what the list must cover. */
export function everyRoute(): { as: PageCase["as"]; kind: Membership["kind"] | "visitor"; route: string }[] {
  const console = KINDS.flatMap((kind) =>
    Object.keys(PAGES[kind]).flatMap((route) => {
      const [first, ...others] = ROLES[kind];
      const chief = RECORD_PAGES[kind][route]?.as ?? first;
      return [chief, ...others.filter((role) => role !== chief && shows(kind, role, route))].map((as) => ({
        as,
        kind,
        route,
      }));
    }),
  );
  const visitors = VISITOR_ROUTES.filter(isVisitorsPage).map(({ path }) => ({
    as: "visitor" as const,
    kind: "visitor" as const,
    route: path,
  }));
  return [...console, ...visitors];
}

/** Routes that name a record and have nobody who finds one. */
export const unfound = (): string[] =>
  everyRoute().flatMap(({ kind, route }) =>
    kind !== "visitor" && route.includes(":") && !RECORD_PAGES[kind][route] ? [`${kind} ${route}`] : [],
  );

/** Every page with an address in the cast's world; `chiefly` leaves out that others see it too. */
export async function everyPage(cast: Cast, { chiefly = false } = {}): Promise<PageCase[]> {
  const visitors = await visitorAddresses(cast);
  const pages: PageCase[] = [];
  const found = new Map<string, string>();
  const addressOf = async (kind: Membership["kind"] | "visitor", route: string): Promise<string | undefined> => {
    if (kind === "visitor") return visitors[route];
    const record = RECORD_PAGES[kind][route];
    return record ? record.find(cast) : route;
  };
  for (const { as, kind, route } of everyRoute()) {
    const key = `${kind} ${route}`;
    if (chiefly && found.has(key)) continue;
    const address = found.get(key) ?? (await addressOf(kind, route));
    if (!address || address.includes("undefined")) throw new Error(`Nothing to open at ${key}`);
    found.set(key, address);
    pages.push({ as, route, address });
  }
  return pages;
}
