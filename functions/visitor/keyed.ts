import { createHash } from "node:crypto";
import type { Act } from "@shanhai/domain/act";

/** As long as a form's number is; what is longer was made up. */
const LONGEST_REQUEST = 40;

/**
 * The act of this form and content: sent twice it is one, with other content (the way back, and the next person) another. `of` is
 * what the form is about, where its number does not say so. Without a number there is no key.
 */
export function keyed(act: Act, request: string, content: unknown, of?: string): Act {
  if (request === "" || request.length > LONGEST_REQUEST) return act;
  const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  return { ...act, idempotency: { key: `${of ? `${of} ` : ""}${request} ${hash}`, hash } };
}
