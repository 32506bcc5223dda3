/** Words by code, in Chinese and English; `{name}` is filled from the error's details. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;
