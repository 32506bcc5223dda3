import type { Language } from "../problem.ts";
import { PERSONAL_NOUNS, type PersonalField, type PersonalNounName } from "./nouns.ts";
import { DATA_MAP_COLUMNS, type DataMapColumn, type PersonalNoun } from "./personal-noun.ts";
import { FIELD_WORDS, KEPT_WORDS, NOUN_WORDS, PERSONAL_WORDS } from "./words.ts";

const NOUNS: readonly (readonly [PersonalNounName, PersonalNoun])[] = Object.entries(PERSONAL_NOUNS) as never;

/** The nouns that say what a field of a schema (or of `@tag`) is; none when it is not known to be a person's. */
export const annotationsOf = (schema: string, field: string): PersonalNounName[] =>
  NOUNS.filter(([, { schemas, fields }]) => schemas.includes(schema) && fields.includes(field)).map(([name]) => name);

/** One line of the data map (个人信息清单), in words. */
interface DataMapRow extends Record<DataMapColumn, string | string[]> {
  noun: PersonalNounName;
  fields: string[];
  sensitive: string[];
  lies: string[];
  seen: string[];
}

function keptIn(language: Language, { kept }: PersonalNoun): string {
  const words = KEPT_WORDS[language];
  if (kept.by === "sweep") return words.sweep(kept.months, words.since[kept.noun]);
  if (kept.by === "expiry") return kept.days === 0 ? words.never : words.expiry(kept.days);
  if (kept.by === "files") return words.files(kept.days);
  if (kept.by === "with") return words.with(NOUN_WORDS[language][kept.noun as PersonalNounName]);
  return words[kept.by];
}

/** Files are an agency's unless the noun lies with a park. */
const isOf = (owner: "agency" | "park" | "partner", { lies }: PersonalNoun) =>
  lies.includes(owner) || (owner === "agency" && lies.includes("files") && !lies.includes("park"));

/** What is kept of people, why, how long and where (PIPL 17, 55): all of it, or what one kind of organisation has. */
export function dataMap(language: Language, owner?: "agency" | "park" | "partner"): DataMapRow[] {
  const words = PERSONAL_WORDS[language];
  const nameOf = (field: string) => FIELD_WORDS[language][field as PersonalField];
  return NOUNS.filter(([, entry]) => !owner || isOf(owner, entry)).map(([noun, entry]) => ({
    noun,
    title: NOUN_WORDS[language][noun],
    whose: words.whose[entry.whose],
    fields: entry.fields.map(nameOf),
    sensitive: (entry.sensitive ?? []).map(nameOf),
    why: words.why[entry.why],
    basis: words.basis[entry.basis],
    kept: keptIn(language, entry),
    lies: entry.lies.map((place) => words.lies[place]),
    seen: entry.seen.map((who) => words.seen[who]),
  }));
}

/** The data map as a table in Markdown. */
export function dataMapMarkdown(language: Language): string {
  const { columns, title, logs } = PERSONAL_WORDS[language];
  const cell = (value: string | string[]) =>
    ([value].flat().join(language === "zh" ? "、" : ", ") || "—").replaceAll("|", "\\|");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = dataMap(language).map((row) => line(DATA_MAP_COLUMNS.map((column) => cell(row[column]))));
  const heads = [line(DATA_MAP_COLUMNS.map((column) => columns[column])), line(DATA_MAP_COLUMNS.map(() => "---"))];
  return [`# ${title}`, "", logs, "", ...heads, ...rows, ""].join("\n");
}
