import type { Page } from "playwright-core";

declare global {
  interface Window {
    marked(): void;
  }
}

/** Everything that something typed did to a page, from its first line on: nothing, it is hoped. */
export async function watch(page: Page): Promise<string[]> {
  const found: string[] = [];
  page.on("dialog", (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.text().startsWith("hostile: ")) found.push(`${message.text()} at ${page.url()}`);
  });
  await page.addInitScript(() => {
    window.marked = () => console.error("hostile: what was typed ran");
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      console.error(`hostile: ${violatedDirective} kept ${blockedURI} from running ${sample}`),
    );
  });
  return found;
}

/** What stands in a page that only somebody's text can have put there. */
export const injectedInto = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isAddress = (name: string) => ["href", "src", "action", "formaction", "xlink:href", "data"].includes(name);
    const foreign = "iframe, base, object, embed, math, s#x, [src='x'], [srcdoc], [ondata], script:not([src])";
    const data = "script[type='application/ld+json']";
    return [...document.querySelectorAll("*")].flatMap((element) => {
      const wrong = [...element.attributes].filter(
        ({ name, value }) =>
          name.startsWith("on") || (isAddress(name) && /^\s*(javascript|vbscript|data:text)/i.test(value)),
      );
      const script = element instanceof HTMLScriptElement && element.src;
      const elsewhere = script && new URL(script).origin !== location.origin;
      const isForeign = element.matches(foreign) && !element.matches(data);
      return wrong.length > 0 || isForeign || elsewhere
        ? [`${location.pathname}: ${element.outerHTML.slice(0, 200)}`]
        : [];
    });
  });

/** Whether a page's content shows any of it, as text or in a field: not beside it, where the organisation's own name always stands. */
export const showsPayload = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const inside = [...document.querySelectorAll("main, [role=dialog]")];
    const shown = (inside.length > 0 ? inside : [document.body]).flatMap((part) => {
      const fields = [...part.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value);
      return [part.textContent ?? "", ...fields];
    });
    return shown.some((text) => /marked\(|onload=|onclick=|evil\.invalid|<s id=x>|'<&>/.test(text));
  });

/** What stands in the place of something that is still on its way. */
const LOADING = ".opening, .ant-skeleton, .ant-spin-spinning, [aria-busy=true]";

/** Waits until a page has asked for nothing in a while, and shows what it asked for. */
export function stillness(page: Page): () => Promise<void> {
  let [open, changed] = [0, Date.now()];
  const count = (step: number) => () => {
    open = Math.max(0, open + step);
    changed = Date.now();
  };
  page.on("request", count(1));
  page.on("requestfinished", count(-1));
  page.on("requestfailed", count(-1));
  return async () => {
    changed = Date.now();
    const until = Date.now() + 20_000;
    const isLoading = async () =>
      open > 0 || Date.now() - changed < 60 || (await page.locator(LOADING).filter({ visible: true }).count()) > 0;
    while (Date.now() < until && (await isLoading())) await page.waitForTimeout(15);
  };
}
