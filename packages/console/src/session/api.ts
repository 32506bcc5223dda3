import { type CallInput, createClient, ProblemError } from "@shanhai/client/client";
import type { Endpoint, ResultOf } from "@shanhai/contract/endpoint";
import { currentLanguage } from "../messages/catalogue.ts";
import { chosenOrganisation } from "./organisation.ts";
import { currentUser } from "./sign-in.ts";

type Listener = () => void;
let onExpired: Listener = () => {};

/** Who is told when the API no longer accepts the session. */
export function whenSessionExpires(listener: Listener): void {
  onExpired = listener;
}

const client = createClient({
  token: async () => (await currentUser())?.access_token,
  organisation: chosenOrganisation,
  language: currentLanguage,
  // Forms and reads decide for themselves what is tried again, and say so on the screen.
  retries: 0,
  timeoutMs: 0,
});

export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<ResultOf<E>> {
  try {
    return await client.call(endpoint, input);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) onExpired();
    throw error;
  }
}

const RETRY_AFTER_MS = [600, 1800];

/** True when the request may or may not have arrived: trying the same again may help, and is safe with the same key. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof DOMException && error.name === "AbortError") return false;
  return !(error instanceof ProblemError) || [502, 503, 504].includes(error.problem.status);
}

/** A write that is tried again under the same key when the network fails, so that it happens once. */
export async function act<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> & { idempotencyKey: string },
  onRetry?: () => void,
): Promise<ResultOf<E>> {
  for (const wait of RETRY_AFTER_MS) {
    try {
      return await call(endpoint, input);
    } catch (error) {
      if (!isUncertain(error)) throw error;
      onRetry?.();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return call(endpoint, input);
}
