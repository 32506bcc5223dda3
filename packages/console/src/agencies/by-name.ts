const { compare } = new Intl.Collator("zh-CN");

/** The order in which people look for a name: that of its pinyin. */
export const byName = (a: { name: string }, b: { name: string }) => compare(a.name, b.name);
