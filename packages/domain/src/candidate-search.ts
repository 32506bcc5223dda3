import type { Candidate } from "@shanhai/contract/candidate";
import { phonesOf } from "./candidate.ts";
import { fold } from "./folded.ts";

/** By what people are searched, the most selective first: a search reads the entries of the first facet it names. */
const FACETS = ["phoneLast4", "name", "occupation", "intention", "place", "skillLevel"] as const;
export type Facet = (typeof FACETS)[number];

/** What is searched for; texts are beginnings, the phone's last four and the level are whole. */
export type CandidateQuery = { [F in Facet]?: string | undefined };

/** Whom one text asks for: four digits end a phone, all else begins a name. */
export const queryOf = (text: string): CandidateQuery => (/^\d{4}$/.test(text) ? { phoneLast4: text } : { name: text });

/** What a person is found under, by facet. */
export type Terms = { [F in Facet]?: string[] };

const WHOLE: ReadonlySet<Facet> = new Set(["phoneLast4", "skillLevel"]);

const firstOf = (text: string) => Array.from(text)[0] ?? "";

/** 省 and their like, whose short names are written without 省 as often as with it (甘肃平凉). */
const PROVINCE =
  /^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?/;
const PARTS = 3;

/**
 * A place as a whole, and from each of its next parts on: 甘肃省平凉市崆峒区 is found under 甘肃, 平凉 and 崆峒. A part that begins
 * like an earlier one is left out: nobody is listed twice under one beginning.
 */
function partsOf(place: string): string[] {
  const whole = fold(place);
  const terms = [whole];
  let rest = whole;
  while (terms.length < PARTS) {
    const head = PROVINCE.exec(rest)?.[0] ?? /^.+?[省市州盟区县旗]/.exec(rest)?.[0];
    if (!head || head.length === rest.length) break;
    rest = rest.slice(head.length);
    terms.push(rest);
  }
  return terms.filter((term, index) => terms.findIndex((one) => firstOf(one) === firstOf(term)) === index);
}

/** Everything that a person is found under. */
export function termsOf(candidate: Candidate): Terms {
  const { name, occupation, skillLevel, homePlace, intendedPlace } = candidate;
  const phones = [...new Set(phonesOf(candidate).map((phone) => phone.slice(-4)))];
  return {
    name: [fold(name)],
    ...(phones.length > 0 ? { phoneLast4: phones } : {}),
    ...(occupation ? { occupation: [fold(occupation)] } : {}),
    ...(skillLevel ? { skillLevel: [skillLevel] } : {}),
    ...(homePlace ? { place: partsOf(homePlace) } : {}),
    ...(intendedPlace ? { intention: partsOf(intendedPlace) } : {}),
  };
}

/** Where a facet's terms are kept together: by the whole term, or by its first character. */
function bucketOf(facet: Facet, term: string): string {
  return WHOLE.has(facet) ? term : firstOf(term);
}

/** One place under which a person is found. */
export interface SearchPlace {
  facet: Facet;
  bucket: string;
  term: string;
}

/** The places of a person's terms; a term of spaces alone has none. */
export function placesOf(terms: Terms): SearchPlace[] {
  return FACETS.flatMap((facet) =>
    (terms[facet] ?? []).filter((term) => term !== "").map((term) => ({ facet, bucket: bucketOf(facet, term), term })),
  );
}

/** Whether a person with these terms is meant. */
export function matches(terms: Terms, query: CandidateQuery): boolean {
  return FACETS.every((facet) => {
    const wanted = query[facet];
    if (wanted === undefined) return true;
    const folded = WHOLE.has(facet) ? wanted : fold(wanted);
    return (terms[facet] ?? []).some((term) => (WHOLE.has(facet) ? term === folded : term.startsWith(folded)));
  });
}

/** The facet whose entries a search reads, from where on; `alone` when nothing else is asked for. Undefined asks for nothing. */
export function planSearch(
  query: CandidateQuery,
): { facet: Facet; bucket: string; prefix: string; alone: boolean } | undefined {
  const named = FACETS.filter((facet) => query[facet] !== undefined);
  const [facet] = named;
  const wanted = facet && query[facet];
  if (!facet || wanted === undefined) return undefined;
  const folded = WHOLE.has(facet) ? wanted : fold(wanted);
  return {
    facet,
    bucket: bucketOf(facet, folded),
    prefix: WHOLE.has(facet) ? `${folded}#` : folded,
    alone: named.length === 1,
  };
}
