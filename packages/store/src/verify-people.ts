import { isDeepStrictEqual } from "node:util";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { placesOf, termsOf } from "@shanhai/domain/candidate-search";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Recounts whom phones and ID numbers name, and under what people are found. */
export class PersonRecount {
  /** Whom each hash names, by owner and hash. */
  readonly #claims = new Map<string, string>();
  /** The hashes of each living person, by owner and id. */
  readonly #people = new Map<string, string[]>();
  /** Search entries as the records want them, and as they are; each by its place. */
  readonly #wanted = new Map<string, string>();
  readonly #entries = new Map<string, string>();

  /** Takes a tenant's item if it is a person, whom a hash names, or a search entry. */
  add(owner: string, noun: string, item: Item): boolean {
    if (noun === "candidate") this.#addPerson(owner, item as unknown as CandidateRecord);
    else if (noun === "identity") this.#claims.set(`${owner}/${item.hash}`, String(item.candidateId));
    else if (noun === "search") this.#entries.set(`${item.pk} ${item.sk}`, JSON.stringify(item.terms));
    else return false;
    return true;
  }

  get count(): number {
    return this.#people.size;
  }

  /** How many search entries there are. */
  get entries(): number {
    return this.#entries.size;
  }

  #addPerson(owner: string, record: CandidateRecord): void {
    const { candidateId, phoneHash, idNumberHash } = record;
    this.#people.set(
      `${owner}/${candidateId}`,
      [phoneHash, idNumberHash].flatMap((hash) => hash ?? []),
    );
    const terms = termsOf(record);
    for (const { facet, bucket, term } of placesOf(terms)) {
      this.#wanted.set(`T#${owner}#search#${facet}#${bucket} ${term}#${candidateId}`, JSON.stringify(terms));
    }
  }

  /** Every hash names somebody living, and nobody's own hash names another. */
  #claimFindings(): string[] {
    const findings: string[] = [];
    for (const [claim, candidateId] of this.#claims) {
      const [owner = ""] = claim.split("/");
      if (!this.#people.has(`${owner}/${candidateId}`)) findings.push(`${candidateId}: named, but not there`);
    }
    for (const [person, hashes] of this.#people) {
      const [owner = "", id] = person.split("/");
      for (const hash of hashes) {
        const named = this.#claims.get(`${owner}/${hash}`);
        if (named !== undefined && named !== id) findings.push(`${id}: its hash names ${named}`);
      }
    }
    return findings;
  }

  /** Every person is found under each of their terms, and under no other. */
  #searchFindings(): string[] {
    const findings: string[] = [];
    for (const [place, terms] of this.#wanted) {
      const kept = this.#entries.get(place);
      if (kept === undefined) findings.push(`${place}: no search entry`);
      else if (!isDeepStrictEqual(JSON.parse(kept), JSON.parse(terms)))
        findings.push(`${place}: a search entry of other terms`);
    }
    for (const place of this.#entries.keys()) {
      if (!this.#wanted.has(place)) findings.push(`${place}: a search entry of nobody`);
    }
    return findings;
  }

  /** Search entries follow by the stream: they are looked at where it was `followed` to its end. */
  findings(followed: boolean): string[] {
    return [...this.#claimFindings(), ...(followed ? this.#searchFindings() : [])];
  }
}
