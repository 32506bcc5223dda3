import { namesOf } from "@shanhai/domain/division";
import type { Judgement } from "@shanhai/domain/match";
import type { PostingRecord } from "@shanhai/domain/posting";

const PLACED: ReadonlySet<string> = new Set([
  "place",
  "wantedHere",
  "wantedNear",
  "wantedElsewhere",
  "homeHere",
  "homeNear",
  "homeProvince",
  "homeFar",
]);

const named = (codes: string | undefined) =>
  codes
    ?.split("、")
    .map((code) => namesOf(code)?.join("") ?? code)
    .join("、");

/** A judgement with divisions and partners by name. */
export function present(postings: readonly PostingRecord[]) {
  const partners = new Map(
    postings.flatMap(({ partnerId, partnerName }) => (partnerId ? [[partnerId, partnerName]] : [])),
  );
  const partnersOf = (ids: string | undefined) =>
    ids
      ?.split("、")
      .map((id) => partners.get(id as never) ?? id)
      .join("、");
  const sides = (
    about: string,
    { person, position }: { person?: string | undefined; position?: string | undefined },
  ) => {
    const read = PLACED.has(about) ? named : about === "audience" ? partnersOf : (words: string | undefined) => words;
    return { person: read(person), position: read(position) };
  };
  return ({ score, parts, missing }: Judgement) => ({
    score,
    parts: parts.map((part) => ({
      ...part,
      said: part.said.map((one) => ({ ...one, ...sides(one.fact, one) })),
    })),
    missing: missing.map((one) => ({ ...one, ...sides(one.constraint, one) })),
  });
}
