import { ENDPOINTS } from "@shanhai/contract/api";
import { endpoint } from "@shanhai/contract/endpoint";
import { IdNumber, Phone } from "@shanhai/contract/identity";
import { KEPT_MONTHS } from "@shanhai/contract/kept";
import { annotationsOf, dataMap, dataMapMarkdown } from "@shanhai/contract/personal/data-map";
import { NOT_OF_A_PERSON, PERSONAL_NOUNS } from "@shanhai/contract/personal/nouns";
import type { PersonalNoun } from "@shanhai/contract/personal/personal-noun";
import { expect, test } from "vitest";
import * as z from "zod/mini";

/*
 * Whoever adds a field that names a person is told to say in packages/contract/src/personal/ why it is there and for how long;
 * what is said there is of fields that exist.
 */

type Schema = z.ZodMiniType;

/** What a schema is made of, by its kind. */
const defOf = (schema: Schema) => schema._zod.def as Def;

/** How fields are called that are a person's, whatever they are of. */
const NAMES =
  /^(name|.*[pP]hones?|phoneLast4|.*[eE]mail|idNumber\w*|birth\w*|gender|sex|age|address|resume|photo|homePlace|contact|contactName|candidateName|graduateName|otherName|memberName|recruiterName|holder|speaker|met|by|\w+By|subject|experience)$/;

/** What schemas wrap: optional, nullable, default, lazy and the like. */
function unwrapped(schema: Schema): Schema {
  const { innerType, getter, type } = defOf(schema);
  if (innerType) return unwrapped(innerType);
  return type === "lazy" && getter ? unwrapped(getter()) : schema;
}
const wrapsIdentity = (schema: Schema): boolean => {
  const inner = unwrapped(schema);
  return inner === (Phone as never) || inner === (IdNumber as never);
};

interface Def {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  options?: Schema[];
  items?: Schema[];
  valueType?: Schema;
  innerType?: Schema;
  getter?: () => Schema;
  in?: Schema;
  out?: Schema;
}

/** The schemas that one is made of, fields apart. */
function partsOf({ type, element, options = [], items = [], valueType, innerType, getter, in: from, out }: Def) {
  const one = [element, valueType, innerType, from, out, type === "lazy" ? getter?.() : undefined];
  return [...options, ...items, ...one].filter((part): part is Schema => part !== undefined);
}

/** Every field of a schema, with the named schema (or operation's tag) that it stands in. */
function fieldsOf(schema: Schema, within: string, seen: Set<string>, visit: (path: string, field: Schema) => void) {
  const def = defOf(schema);
  const id = z.globalRegistry.get(schema)?.id;
  const own = id && def.type !== "string" ? String(id) : within;
  for (const [name, field] of Object.entries(def.shape ?? {})) {
    visit(`${own}.${name}`, field);
    fieldsOf(field, own, seen, visit);
  }
  if (id && seen.has(String(id))) return;
  if (id) seen.add(String(id));
  for (const part of partsOf(def)) fieldsOf(part, own, seen, visit);
}

function walk(endpoints: readonly (typeof ENDPOINTS)[number][]) {
  const fields = new Map<string, Schema>();
  for (const one of endpoints) {
    for (const part of ["params", "query", "body", "result"] as const) {
      fieldsOf(one[part] as Schema, `@${one.tag}`, new Set(), (path, field) => fields.set(path, field));
    }
  }
  return fields;
}

const TEXT = new Set(["string", "pipe", "union", "array"]);

/** Fields that look like a person's, and of which nothing is said. */
const unannotated = (endpoints: readonly (typeof ENDPOINTS)[number][]) =>
  [...walk(endpoints)].flatMap(([path, field]) => {
    const [schema = "", name = ""] = path.split(".");
    const looksPersonal = wrapsIdentity(field) || (NAMES.test(name) && TEXT.has(defOf(unwrapped(field)).type));
    const isKnown = annotationsOf(schema, name).length > 0 || NOT_OF_A_PERSON[name]?.includes(schema);
    return looksPersonal && !isKnown ? [path] : [];
  });

test("every field that looks like a person's says why it is there and for how long", () => {
  const advice =
    "say whose, why and for how long in packages/contract/src/personal, or in NOT_OF_A_PERSON that it is nobody's";
  expect(unannotated(ENDPOINTS), advice).toEqual([]);
});

test("a field that nobody told of is found: by its name or by its type, however deep it lies", () => {
  const deep = z.object({
    list: z.array(z.object({ birthDate: z.string(), count: z.int(), reach: z.optional(Phone) })),
  });
  const added = endpoint({
    id: "x",
    method: "GET",
    path: "/x",
    // No noun is called so.
    tag: "newNoun" as never,
    summary: "",
    permits: "public",
    result: () => deep,
  });
  expect(unannotated([added] as never)).toEqual(["@newNoun.birthDate", "@newNoun.reach"]);
});

test("what is said is of fields that there are", () => {
  const known = new Set(walk(ENDPOINTS).keys());
  const stale = Object.entries<PersonalNoun>(PERSONAL_NOUNS).flatMap(([noun, { schemas, fields, sensitive = [] }]) => [
    // A noun without schemas is kept, and shown by no operation.
    ...fields.filter((field) => schemas.length > 0 && !schemas.some((one) => known.has(`${one}.${field}`))),
    ...schemas.filter((one) => !fields.some((field) => known.has(`${one}.${field}`))).map((one) => `${noun}: ${one}`),
    ...sensitive.filter((field) => !fields.includes(field)),
  ]);
  expect(stale).toEqual([]);
  const things = Object.entries(NOT_OF_A_PERSON).flatMap(([field, schemas]) => schemas.map((one) => `${one}.${field}`));
  expect(things.filter((path) => !known.has(path))).toEqual([]);
});

test("what goes with another noun goes with one that is there, and sweeps keep to the one table of months", () => {
  for (const { kept } of Object.values<PersonalNoun>(PERSONAL_NOUNS)) {
    if (kept.by === "with") expect(Object.keys(PERSONAL_NOUNS)).toContain(kept.noun);
    if (kept.by === "sweep") expect(kept.months).toBe(KEPT_MONTHS[kept.noun]);
  }
  const swept = Object.values<PersonalNoun>(PERSONAL_NOUNS).flatMap(({ kept }) =>
    kept.by === "sweep" ? kept.noun : [],
  );
  expect(swept.sort()).toEqual(Object.keys(KEPT_MONTHS).sort());
});

test("the map reads in both languages, a row a noun and no cell without words", () => {
  for (const language of ["zh", "en"] as const) {
    const rows = dataMap(language);
    expect(rows.map(({ noun }) => noun)).toEqual(Object.keys(PERSONAL_NOUNS));
    expect(JSON.stringify(rows)).not.toContain("undefined");
    const lines = dataMapMarkdown(language).trim().split("\n");
    expect(lines.filter((line) => line.startsWith("|"))).toHaveLength(rows.length + 2);
    expect(new Set(lines.filter((line) => line.startsWith("|")).map((line) => line.split(" | ").length)).size).toBe(1);
  }
  expect(dataMapMarkdown("zh")).toContain("| 求职者档案 | 求职者 | 姓名、手机号、");
});
