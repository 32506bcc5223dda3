import type { ErrorCode, Language } from "@shanhai/contract/problem";
import type { Act } from "@shanhai/domain/act";
import type { Platform } from "../platform.ts";

/** What a visitor is answered. Headers given here take the place of the usual ones. */
export interface Page {
  status: number;
  html: string;
  headers?: Readonly<Record<string, string>>;
}

/** One request of somebody without an account. */
export interface Visit {
  platform: Platform;
  /** By nobody in particular; its action is the page's. */
  act: Act;
  language: Language;
  /** Where the request comes from, as well as can be known: to count by, not to trust. */
  address: string;
  /** Parameters of the path; empty where the route has none of that name. */
  param(name: string): string;
  /** Fields of the address, and of the form that was sent; empty where there is none of that name. */
  query: URLSearchParams;
  form: URLSearchParams;
}

/** One route's page. */
export interface VisitorPage {
  /** Names the act in the audit. */
  action: string;
  answer(visit: Visit): Promise<Page>;
  /** What is shown when the answer failed: an error of ours, or `internal`. */
  failed(language: Language, code: ErrorCode): Page;
}

/** Pages by route, as API Gateway names it: `GET /check-in/{token}`. */
export type VisitorPages = Readonly<Record<string, VisitorPage>>;
