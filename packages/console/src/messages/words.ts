import type { Language } from "@shanhai/contract/problem";

/** The shape that another language fills for these Chinese words. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** Where words come from, in each language; fetched when they are wanted. */
export type Source = Readonly<Record<Language, () => Promise<{ words: object }>>>;
