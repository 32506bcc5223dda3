import type { Locator, Page } from "playwright-core";
import { afterEach } from "vitest";
import { openedPages } from "./open-browser.ts";

export { openBrowser, openPage, signInAs, signInAtIssuer } from "./open-browser.ts";

/** What stood on the screens when a test failed: a lost click is not to be guessed from a timeout. */
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const page of openedPages) {
    if (page.isClosed()) continue;
    const text = (await page.locator("body").textContent({ timeout: 5_000 })) ?? "";
    console.error(`${page.url()}\n${text.slice(0, 4_000)}`);
  }
});

/** A place of GB/T 2260, found by its name: the way to it as the list writes it, with " / " between. */
export async function choosePlace(page: Page, field: Locator, way: string): Promise<void> {
  await field.click();
  await page.keyboard.type(way.split(" / ").at(-1) ?? way);
  await page.getByText(way, { exact: true }).first().click();
}

/** What a chart writes over something else it writes: pairs of texts that share a place on the screen. */
export async function touchingLabels(page: Page): Promise<string[]> {
  return await page
    .locator(".chart svg")
    .first()
    .evaluate((svg) => {
      const texts = [...svg.querySelectorAll("text")].map((text) => ({
        words: text.textContent ?? "",
        box: text.getBoundingClientRect(),
      }));
      return texts.flatMap(({ words, box }, index) =>
        texts
          .slice(index + 1)
          // The lines of one label lie a pixel or two into each other's boxes.
          .filter(
            ({ box: other }) =>
              Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
              Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 4,
          )
          .map((other) => `${words} / ${other.words}`),
      );
    });
}
