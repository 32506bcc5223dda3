import type { EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import { fold } from "./folded.ts";

/** What is found by any part of its title: an order by its own, an enterprise by its name. */
export type Titled =
  | { noun: "order"; id: OrderId; title: string }
  | { noun: "enterprise"; id: EnterpriseId; title: string };

const NOUNS: ReadonlySet<string> = new Set<Titled["noun"]>(["order", "enterprise"]);

/** Whether items of this noun are found by their titles. */
export const hasTitle = (noun: string): boolean => NOUNS.has(noun);

/** Of a longer title the rest is found by what stands before it. */
const MOST = 40;

/** Where titles are kept together, and what they begin with there. */
export interface TitlePlace {
  bucket: string;
  term: string;
}

/** The place of a text that is searched for; undefined where it is nothing but spaces. */
export function placeOfText(text: string): TitlePlace | undefined {
  const term = Array.from(fold(text)).slice(0, MOST);
  const [bucket] = term;
  return bucket === undefined ? undefined : { bucket, term: term.join("") };
}

/** The places of a title, one from each of its characters on: 卡游 is the beginning of one of them in 浙江卡游科技. */
export function placesOfTitle(title: string): TitlePlace[] {
  const letters = Array.from(fold(title)).slice(0, MOST);
  return letters.map((bucket, index) => ({ bucket, term: letters.slice(index).join("") }));
}

/** Whether a title has this text in it. */
export const hasText = (title: string, text: string): boolean => fold(title).includes(fold(text));
