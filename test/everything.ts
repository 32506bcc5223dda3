import type { Endpoint, ResultOf } from "@shanhai/contract/endpoint";
import type { Person } from "./laptop.ts";

type ItemOf<E> = ResultOf<E> extends { items: (infer Item)[] } ? Item : never;

/** All pages of a list, a hundred rows at a time. */
export async function everything<E extends Endpoint>(
  person: Person,
  endpoint: E,
  input: { params?: Record<string, unknown>; query?: Record<string, unknown> },
): Promise<ItemOf<E>[]> {
  const items: ItemOf<E>[] = [];
  let cursor: string | undefined;
  do {
    const page = (await person.call(endpoint, { ...input, query: { ...input.query, limit: 100, cursor } } as Parameters<
      typeof person.call<E>
    >[1])) as { items: ItemOf<E>[]; cursor?: string };
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return items;
}
