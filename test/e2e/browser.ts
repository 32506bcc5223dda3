import type { Locator, Page } from "playwright-core";
import { inject } from "vitest";
import { launchBrowser } from "./open-browser.ts";

export { openPage, signInAs, signInAtIssuer } from "./open-browser.ts";

/** A browser of the file's own; what it is launched from was unpacked once for all files. */
export const openBrowser = () => launchBrowser(inject("unpackedBrowser"));

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
