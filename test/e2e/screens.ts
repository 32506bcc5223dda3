import { afterEach } from "vitest";
import { openedPages } from "./open-browser.ts";

/** What stood on the screens when a test failed: a lost click is not to be guessed from a timeout. */
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const page of openedPages) {
    if (page.isClosed()) continue;
    const text = (await page.locator("body").textContent({ timeout: 5_000 })) ?? "";
    console.error(`${page.url()}\n${text.slice(0, 4_000)}`);
  }
});
