import { VISITOR_PREFIXES, VISITOR_ROUTES } from "@shanhai/contract/visitor-routes";
import { embeddedDocumentClient } from "@shanhai/local/platform";
import { matchRoute } from "@shanhai/local/routes";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PAGES } from "../../packages/console/src/shell/pages.ts";
import { type HostileFetch, hostileFetch } from "../hostile/hostile-fetch.ts";
import { askForLinks, callTheRest, finishSome, registerAtPhone } from "../hostile/hostile-world.ts";
import { PAYLOADS } from "../hostile/payloads.ts";
import { injectedInto, showsPayload, stillness, watch } from "../hostile/watch.ts";
import { fillWorld, type World } from "../tenancy/world.ts";
import { openBrowser, openPage, signInAs } from "./browser.ts";

/*
 * Every field that takes free text holds something that wants to run, and every page that there is shows it: nothing runs,
 * nothing that was typed becomes an element, an attribute or an address, and the policy that would stop it has nothing to stop.
 */

/** Endpoints of which some field of free text takes nothing of the kind, or that the world as it is refuses for another reason. */
const NOT_TAKEN: readonly string[] = [
  // Would leave nothing to look at.
  ...["transitAgency", "transitPartner"],
  // A link is one of https; a file's name ends as its type does.
  ...["createPolicyCard", "updatePolicyCard", "createImportJob"],
  // Their records are made with the same fields, or refuse it in their state.
  ...[
    "createEvaluation",
    "createComplaint",
    "updateAgenda",
    "settleScore",
    "updateClassJobs",
    "changeVisit",
    "updateAgreement",
    "updateProspect",
  ],
  ...[
    "declineContactRequest",
    "updateCohort",
    "moveEnrolments",
    "renewAgreement",
    "recordSignings",
    "recordCheckResults",
  ],
  ...["createExportJob", "updateQuestionSet", "settleRating", "saveAnswer", "createAnswerFile"],
];

let world: World;
let finished: Awaited<ReturnType<typeof finishSome>>;
let hostile: HostileFetch;
let opened: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  hostile = hostileFetch();
  try {
    [world, opened] = await Promise.all([
      fillWorld((endpoint) => embeddedDocumentClient(endpoint), { console: true }),
      openBrowser(),
    ]);
    await registerAtPhone(world);
    await callTheRest(world, hostile);
    finished = await finishSome(world);
    await askForLinks(world);
    await world.laptop.drain();
  } finally {
    hostile.restore();
  }
}, 300_000);
afterAll(async () => {
  await opened?.close();
  await world?.laptop.stop();
});

interface Seen {
  /** What went wrong, which is nothing. */
  found: string[];
  /** Pages that show something hostile, as text. */
  showing: string[];
  opened: string[];
}

/** Pages on which nothing hostile was seen. */
const silent = ({ opened: all, showing }: Seen) => [...new Set(all)].filter((page) => !showing.includes(page)).sort();

/** Looks at a page, at its tabs, and at what its first rows open. */
async function lookAround(page: Page, path: string, still: () => Promise<void>, seen: Seen): Promise<void> {
  const look = async () => {
    await still();
    seen.found.push(...(await injectedInto(page)));
    if (!seen.showing.includes(path) && (await showsPayload(page))) seen.showing.push(path);
  };
  seen.opened.push(path);
  await look();
  const press = (selector: string, at: number) =>
    page.evaluate(([what, index]) => document.querySelectorAll<HTMLElement>(what as string)[index as number]?.click(), [
      selector,
      at,
    ] as const);
  const tabs = await page.locator("main [role=tab]").count();
  for (let tab = 1; tab < tabs; tab += 1) {
    await press("main [role=tab]", tab);
    await look();
  }
  for (let row = 0; row < Math.min(2, await page.locator("main .row-button").count()); row += 1) {
    await press("main .row-button", row);
    await look();
  }
}

/** Opens every page of the console that somebody has, or these of them. */
async function walkConsole(
  kind: "agency" | "park" | "partner",
  { email, ids, pages = Object.keys(PAGES[kind]) }: { email: string; ids: Record<string, string>; pages?: string[] },
) {
  const seen: Seen = { found: [], showing: [], opened: [] };
  const { page, faults, context } = await openPage(opened.browser);
  const still = stillness(page);
  const hurt = await watch(page);
  await signInAs(page, world.laptop.origin, email);
  await page.locator("nav").first().waitFor();
  await still();
  const go = async (pattern: string) => {
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `no ${name}`);
    await page.evaluate((to) => {
      history.pushState({}, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, path);
    await lookAround(page, pattern, still, seen);
  };
  for (const pattern of pages) await go(pattern);
  // What was slow to come is looked at again.
  for (const pattern of silent(seen)) await go(pattern);
  await context.close();
  return { ...seen, found: [...seen.found, ...hurt, ...faults] };
}

const idsOfB = () => {
  const { agencyOfB, filledB } = world;
  const every = world.idsOfB({ path: "" } as never);
  return { ...every, agencyId: agencyOfB, ...filledB.ids, leadId: world.event.ids.leadId };
};

const NOTHING_FOUND = { found: [] };

test("what was typed was taken, but where it is checked for more than its length", () => {
  expect(hostile.taken.size).toBeGreaterThan(180);
  const refused = hostile.refused().map((path) => path.split(".")[0] ?? "");
  expect([...new Set(refused)].filter((id) => !NOT_TAKEN.includes(id))).toEqual([]);
});

/** Pages of counts and of words of our own. */
const NO_WORDS = {
  agency: ["/allocations", "/forecast", "/funnel", "/talent-map", "/settings/usage", "/settings/personal-data"],
  park: [
    ...["/figures", "/forecast", "/funnel", "/talent-map", "/partners/two-places"],
    ...["/members/usage", "/members/personal-data"],
  ],
  partner: ["/two-places", "/talent-map", "/relays/figures", "/members/personal-data"],
};
const OF_EVALUATORS = "/evaluations/own";

test("no page of an agency's console runs what was typed", async () => {
  const ids = { ...idsOfB(), leadId: world.filledB.agencyLeadId, allocationId: finished.allocationId };
  const seen = await walkConsole("agency", { email: "owner@b.test", ids });
  expect(seen).toMatchObject(NOTHING_FOUND);
  expect(silent(seen)).toEqual([...NO_WORDS.agency].sort());
});

test("no page of a park's console does", async () => {
  const ids = { ...idsOfB(), visitId: finished.visitId };
  const seen = await walkConsole("park", { email: "admin@one.test", ids });
  expect(seen).toMatchObject(NOTHING_FOUND);
  expect(silent(seen)).toEqual([...NO_WORDS.park, OF_EVALUATORS].sort());
  const scored = await walkConsole("park", { email: "evaluator@one.test", ids, pages: [OF_EVALUATORS] });
  expect(scored).toMatchObject(NOTHING_FOUND);
  expect(silent(scored)).toEqual([]);
});

test("no page of a partner's console does", async () => {
  const seen = await walkConsole("partner", { email: "coordinator2@partner.test", ids: idsOfB() });
  expect(seen).toMatchObject(NOTHING_FOUND);
  expect(silent(seen)).toEqual([...NO_WORDS.partner].sort());
});

/** Which page of a visitor an address is. */
function routeOf(address: string): string | undefined {
  const match = matchRoute("GET", address.split("?")[0] ?? "");
  return match.kind === "route" && VISITOR_PREFIXES.some((prefix) => address.startsWith(`${prefix}/`))
    ? match.route.routeKey
    : undefined;
}

/** Proves a phone that applied, with new jobs to be told to it, as somebody does at their phone; leads to what is their own. */
async function provePhone(page: Page, board: string, phone: string, purpose = ""): Promise<void> {
  await page.goto(`${world.laptop.origin}${board.replace("/jobs/", "/phone/")}${purpose}`);
  await page.locator("#phone").fill(phone);
  const consent = page.locator("#consent");
  if (await consent.count()) await consent.check();
  // Who types faster than this is no person.
  await page.waitForTimeout(2_600);
  await page.locator("form button").first().click();
  const [sent] = world.laptop.platform.sms.sent(phone);
  await page.locator("#code").fill(sent?.message.kind === "code" ? sent.message.code : "");
  await page.locator("form button").first().click();
  await page.waitForLoadState();
}

/** A form of words; one that sends a file goes elsewhere. */
const FORM = "form[method=post]:not([enctype])";

/** Types something hostile into every field of a page's first form, whatever the field asks for, and sends it. */
const sendForm = (page: Page, payloads: readonly string[]) =>
  page
    .locator(FORM)
    .first()
    .evaluate((form: HTMLFormElement, texts) => {
      const fields = form.querySelectorAll<HTMLInputElement>("input:not([type=hidden]):not([type=radio]), textarea");
      for (const [index, field] of [...fields].entries()) {
        if (field.type === "checkbox") field.checked = true;
        else {
          // A number's or an e-mail's field would take nothing else.
          if (field instanceof HTMLInputElement) field.type = "text";
          field.value = texts[index % texts.length] ?? "";
        }
      }
      form.submit();
    }, payloads);

/** What is no page: scripts, a file to keep, and an address that leads on. */
const NOT_OPENED = [
  ...["GET /event/door.js", "GET /jobs/apply.js", "GET /own-jobs/{token}/copy"],
  "GET /onboarding/application/{token}/documents/{kind}/{documentId}",
];
/** Shown where an enterprise was sent a statement, which nobody here was. */
const NOT_SENT = "GET /client/{token}/statements/{statementId}";

test("no page on a phone does, nor what it says to a form filled in so", async () => {
  const { page, faults } = await openPage(opened.browser, { width: 390, height: 844 });
  const hurt = await watch(page);
  const found: string[] = [];
  const visited = new Map<string, number>();
  let showing = 0;
  const waiting = [...hostile.addresses];
  const look = async () => {
    found.push(...(await injectedInto(page)));
    showing += Number(await showsPayload(page));
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    for (const link of [page.url(), ...links])
      if (link.startsWith(world.laptop.origin)) waiting.push(link.slice(world.laptop.origin.length));
  };
  const board = waiting.find((one) => /^\/jobs\/[^/]+~board~[^/]+$/.test(one)) ?? "";
  await provePhone(page, board, "19900310003", "?for=alert&division=330803");
  await look();
  await provePhone(page, board, "19900310004");
  await look();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(address);
    const times = visited.get(route ?? "") ?? 0;
    if (!route || times >= 3 || NOT_OPENED.includes(route)) continue;
    visited.set(route, times + 1);
    const hostileQuery =
      times > 0 ? `${address.includes("?") ? "&" : "?"}q=${encodeURIComponent(PAYLOADS[3] ?? "")}` : "";
    await page.goto(`${world.laptop.origin}${address}${hostileQuery}`);
    await look();
    if (times > 0 || (await page.locator(FORM).count()) === 0) continue;
    await Promise.all([page.waitForEvent("load"), sendForm(page, PAYLOADS)]);
    await look();
  }
  expect([...found, ...hurt, ...faults]).toEqual([]);
  const shown = VISITOR_ROUTES.filter(({ method }) => method === "GET").map(({ path }) => `GET ${path}`);
  expect(shown.filter((route) => !visited.has(route) && ![...NOT_OPENED, NOT_SENT].includes(route))).toEqual([]);
  expect(showing).toBeGreaterThan(20);
});

test("what looks for it would find it; and what runs nonetheless is kept from running by what pages are sent with", async () => {
  for (const path of ["/orders", ...[...hostile.addresses].filter((one) => one.startsWith("/jobs/")).slice(0, 1)]) {
    const { page, context } = await openPage(opened.browser);
    const hurt = await watch(page);
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = `<!doctype html><title>.</title><body>${PAYLOADS.join("\n")}<a id="go" href="javascript:marked()">.</a>`;
      await route.fulfill({ response, body });
    });
    await page.goto(`${world.laptop.origin}${path}`);
    await page.evaluate(() => document.getElementById("go")?.click());
    expect((await injectedInto(page)).length).toBeGreaterThan(5);
    expect(hurt.filter((one) => one.includes("script-src")).length).toBeGreaterThan(3);
    expect(hurt.filter((one) => one.includes("what was typed ran"))).toEqual([]);
    await context.close();
  }
});
