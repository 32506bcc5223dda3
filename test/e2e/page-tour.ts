import type { Browser, Locator, Page } from "playwright-core";
import type { PageCase } from "./every-page.ts";
import { openPage, signInAs } from "./open-browser.ts";
import {
  axeFindings,
  colourFindings,
  type Finding,
  motionFindings,
  reflowFindings,
  wordFindings,
} from "./page-checks.ts";
import type { Cast } from "./record-pages.ts";

export type Language = "zh" | "en";
/** What a browser of that language asks for. */
const LOCALES = { zh: "zh-CN", en: "en-GB" } as const;
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** A small laptop at 200 %, and what WCAG 1.4.10 asks for. */
const ZOOMED = [
  { width: 683, height: 384 },
  { width: 320, height: 568 },
];

export interface Visited {
  page: PageCase;
  language: Language;
  findings: Finding[];
}

/** Until the page has its heading and nothing on it is still coming. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const busy = ".bone, .opening, [aria-busy=true], .ant-spin-spinning, .ant-skeleton-active";
      const there = document.querySelector("h1:not([data-left])") && !document.querySelector(busy);
      const now = performance.now();
      const state = globalThis as unknown as { thereSince?: number | undefined };
      if (!there) state.thereSince = undefined;
      else state.thereSince ??= now;
      return state.thereSince !== undefined && now - state.thereSince > 120;
    },
    undefined,
    { polling: 40, timeout: 20_000 },
  );
  await page.evaluate(() => Object.assign(globalThis, { thereSince: undefined }));
}

/** Goes there as a link of the console does, without loading it again. */
async function goWithin(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).pathname === address) {
    await page.reload();
    return settled(page);
  }
  await page.evaluate((to) => {
    document.querySelector("h1")?.setAttribute("data-left", "");
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
  }, address);
  await settled(page);
}

/** Closes what a button opened: the focus must come back to it. */
async function closedFindings(page: Page, button: Locator, opened: Locator, name: string): Promise<Finding[]> {
  await page.keyboard.press("Escape");
  const closed = await opened.waitFor({ state: "hidden", timeout: 2_000 }).then(
    () => true,
    () => false,
  );
  if (!closed) {
    await goWithin(page, new URL(page.url()).pathname);
    return [{ check: "focus", what: "Escape does not close it", where: name }];
  }
  if (await button.evaluate((e) => document.activeElement === e).catch(() => true)) return [];
  const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? "");
  return [{ check: "focus", what: "does not come back", where: `${name}: at ${where}` }];
}

/** Opens what the page's first act and its first row open, and checks that too; the focus must come back. */
async function openedFindings(page: Page): Promise<Finding[]> {
  const findings: Finding[] = [];
  const at = page.url();
  for (const trigger of [".page-acts button:enabled:not(.ant-btn-color-dangerous)", "main table .row-button"]) {
    const button = page.locator(trigger).first();
    if (!(await button.isVisible().catch(() => false))) continue;
    const name = (await button.textContent()) ?? "";
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.locator("[role=dialog]:visible").first();
    const appeared = await dialog.waitFor({ timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (page.url().split("?")[0] !== at.split("?")[0]) {
      await goWithin(page, new URL(at).pathname);
      continue;
    }
    if (!appeared) {
      const menu = page.locator("[role=menu]:visible").first();
      if (!(await menu.isVisible())) continue;
      const tell = (found: Finding[]) =>
        findings.push(...found.map((one) => ({ ...one, what: `${one.what} with “${name}” open` })));
      tell(await axeFindings(page));
      tell(await closedFindings(page, button, menu, name));
      continue;
    }
    await page.waitForTimeout(300);
    const tell = (found: Finding[]) =>
      findings.push(...found.map((one) => ({ ...one, what: `${one.what} behind “${name}”` })));
    tell(await axeFindings(page, "[role=dialog]"));
    tell(await wordFindings(page));
    tell(await motionFindings(page));
    findings.push(...(await closedFindings(page, button, dialog, name)));
  }
  return findings;
}

export interface TourOptions {
  language: Language;
  /** Checks by axe at phone's width too, and what acts and rows open. */
  whole?: boolean;
}

async function checks(page: Page, whole: boolean): Promise<Finding[]> {
  const findings = [...(await axeFindings(page)), ...(await wordFindings(page))];
  findings.push(...(await motionFindings(page)), ...(await colourFindings(page)));
  if (whole) findings.push(...(await openedFindings(page)));
  for (const size of whole ? [PHONE, ...ZOOMED] : ZOOMED) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    findings.push(...(await reflowFindings(page)));
    if (size === PHONE) findings.push(...(await axeFindings(page)));
  }
  return findings;
}

/** Opens each page as whoever it is for, one after the other in one window, and checks it. */
export async function* tour(
  browser: Browser,
  cast: Cast,
  pages: readonly PageCase[],
  { language, whole = false }: TourOptions,
): AsyncGenerator<Visited> {
  const { origin } = cast.laptop;
  for (const as of new Set(pages.map((one) => one.as))) {
    const own = pages.filter((one) => one.as === as);
    const { context, page, faults } = await openPage(browser, as === "visitor" ? PHONE : DESK, LOCALES[language]);
    // A tool that compiles these files may ask for it in functions that run in the page.
    await context.addInitScript("globalThis.__name ??= (f) => f");
    if (as !== "visitor") {
      await signInAs(page, origin, cast.people[as].email);
      await page.locator(".sidebar").waitFor();
      await page.evaluate((chosen) => localStorage.setItem("shanhai.language", chosen), language);
      await page.reload();
      await settled(page);
    }
    for (const one of own) {
      const findings: Finding[] = [];
      await page.setViewportSize(as === "visitor" ? PHONE : DESK);
      try {
        if (as === "visitor") {
          await page.goto(`${origin}${one.address}`);
          await settled(page);
          const lang = await page.locator("html").getAttribute("lang");
          if (!lang?.startsWith(language))
            findings.push({ check: "fault", what: "another language", where: `${lang}` });
        } else await goWithin(page, one.address);
        findings.push(...(await checks(page, whole)));
      } catch (error) {
        findings.push({ check: "fault", what: "could not be opened", where: String(error).slice(0, 300) });
        if (as !== "visitor") await page.goto(`${origin}${one.address}`);
      }
      findings.push(...faults.splice(0).map((where) => ({ check: "fault" as const, what: "an error", where })));
      yield { page: one, language, findings };
    }
    await context.close();
  }
}
