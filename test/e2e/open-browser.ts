import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const require = createRequire(import.meta.url);

/** The fonts that Chinese needs, which the packed browser does not bring. */
function fontConfiguration(folder: string): string {
  const fonts = dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));
  const file = join(folder, "fonts.conf");
  mkdirSync(join(folder, "font-cache"), { recursive: true });
  const entries = ["400Regular", "700Bold"].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join("");
  writeFileSync(file, `<fontconfig>${entries}<cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>`);
  return file;
}

/** What unpacking sets for good, and nobody else here is to see. */
const UNPACKING = ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"];

/** Where the browser's program and its libraries lie. */
export interface UnpackedBrowser {
  executablePath: string;
  folder: string;
}

interface OpenedBrowser {
  browser: Browser;
  close(): Promise<void>;
}

const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });

/**
 * Unpacks the browser that `npm ci` brought, with the libraries it brought: nothing of the machine's own is needed. It does so
 * below TMPDIR, which is therefore ours; it is told to be on Lambda because only there does it unpack its libraries.
 */
export async function unpackBrowser(): Promise<UnpackedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "shanhai-unpacked-"));
  const before = UNPACKING.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" });
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    packed.setGraphicsMode = false;
    return { executablePath: await packed.executablePath(), folder };
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

export function removeUnpacked({ folder }: UnpackedBrowser): void {
  removeFolder(folder);
}

/** A browser of one's own. */
export async function launchBrowser(unpacked: UnpackedBrowser): Promise<OpenedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "shanhai-browser-"));
  const browser = await chromium.launch({
    executablePath: unpacked.executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"],
    env: {
      ...process.env,
      TMPDIR: folder,
      HOME: folder,
      FONTCONFIG_FILE: fontConfiguration(folder),
      LD_LIBRARY_PATH: join(unpacked.folder, "al2023", "lib"),
    },
  });
  return {
    browser,
    async close() {
      await browser.close();
      removeFolder(folder);
    },
  };
}

/** Unpacks a browser and launches it, for who opens but one. */
export async function openBrowser(): Promise<OpenedBrowser> {
  const unpacked = await unpackBrowser();
  const { browser, close } = await launchBrowser(unpacked);
  return {
    browser,
    async close() {
      await close();
      removeUnpacked(unpacked);
    },
  };
}

/** Every page that was opened, for whoever tells what stood on them. */
export const openedPages = new Set<Page>();

/** A page of its own session, as wide as a small laptop; errors of the page fail the test that asks for them. */
export async function openPage(browser: Browser, size = { width: 1366, height: 768 }, locale = "zh-CN") {
  const context: BrowserContext = await browser.newContext({
    viewport: size,
    // Sent with every request too: a header of the context's own would not replace it.
    locale,
    timezoneId: "Asia/Shanghai",
    // A dialog that is still growing moves its buttons away from under the click.
    reducedMotion: "reduce",
  });
  const page: Page = await context.newPage();
  openedPages.add(page);
  page.setDefaultTimeout(45_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) faults.push(message.text());
  });
  return { context, page, faults };
}

/** Signs in at the laptop's issuer with an e-mail of one's own. */
export async function signInAs(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole("button", { name: "登录" }).click();
  await signInAtIssuer(page, email);
}

const CAME_BACK = "/signed-in";

/**
 * The issuer's own page: the laptop's asks for an e-mail and nothing else. Waits until the console has exchanged the code: whoever
 * opens another page before has no session there.
 */
export async function signInAtIssuer(page: Page, email: string): Promise<void> {
  await page.getByLabel("其他邮箱").fill(email);
  await Promise.all([
    page.waitForURL(({ pathname }) => pathname === CAME_BACK, { waitUntil: "commit" }),
    page.getByRole("button", { name: "登录 Sign in" }).click(),
  ]);
  await page.waitForURL(({ pathname }) => pathname !== CAME_BACK, { waitUntil: "commit" });
}
