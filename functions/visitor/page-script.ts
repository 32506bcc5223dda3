import { createHash } from "node:crypto";
import type { Page } from "./page.ts";

/** A page's script: its address changes with its text, so that browsers keep it for good. */
export function pageScript(path: string, text: string): { address: string; answer(): Promise<Page> } {
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
  };
  return {
    address: `${path}?${createHash("sha256").update(text).digest("hex").slice(0, 12)}`,
    answer: async () => ({ status: 200, html: text, headers }),
  };
}
