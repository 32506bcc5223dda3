import type { TestProject } from "vitest/node";
import { removeUnpacked, type UnpackedBrowser, unpackBrowser } from "./open-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    unpackedBrowser: UnpackedBrowser;
  }
}

/** Unpacking takes a browser two seconds: it is done once, before the first file. */
export async function setup(project: TestProject): Promise<() => void> {
  const unpacked = await unpackBrowser();
  project.provide("unpackedBrowser", unpacked);
  return () => removeUnpacked(unpacked);
}
