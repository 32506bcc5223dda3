import { hasTitle, placesOfTitle } from "@shanhai/domain/title-search";
import { titledOf } from "./title-search.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Recounts under what orders and enterprises are found. */
export class TitleRecount {
  readonly #wanted = new Set<string>();
  readonly #entries = new Set<string>();

  /** Takes a tenant's item if it has a title, or is an entry of one; only of an entry nothing else is to be checked. */
  add(owner: string, noun: string, item: Item): boolean {
    if (noun === "title") this.#entries.add(`${item.pk} ${item.sk}`);
    const titled = hasTitle(noun) ? titledOf(item) : undefined;
    for (const { bucket, term } of titled ? placesOfTitle(titled.title) : [])
      this.#wanted.add(`T#${owner}#title#${bucket} ${term}#${titled?.id}`);
    return noun === "title";
  }

  /** Entries follow by the stream: to be looked at where it was followed to its end. */
  findings(): string[] {
    const lacking = [...this.#wanted].filter((place) => !this.#entries.has(place));
    const idle = [...this.#entries].filter((place) => !this.#wanted.has(place));
    return [
      ...lacking.map((place) => `${place}: no title entry`),
      ...idle.map((place) => `${place}: a title entry of nothing`),
    ];
  }
}
