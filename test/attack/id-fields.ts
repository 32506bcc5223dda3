import { type JsonSchema, valueFor } from "../fuzz/schema-value.ts";
import { chanceOf } from "../random.ts";
import { kindOf } from "./attacker.ts";

/** Where an id stands in a body or a query: names of fields, and `[]` for each of a list. */
export interface IdField {
  path: readonly string[];
  kind: string;
}

const resolve = (schema: JsonSchema, root: JsonSchema): JsonSchema =>
  schema.$ref ? (root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;

/** Every place of a schema where an id may stand, optional ones too. */
export function idFieldsOf(root: JsonSchema): IdField[] {
  const found = new Map<string, IdField>();
  function walk(given: JsonSchema, path: readonly string[]): void {
    if (path.length > 6) return;
    const schema = resolve(given, root);
    const kind = kindOf(schema.pattern);
    if (kind) found.set(`${path.join(".")} ${kind}`, { path, kind });
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) walk(one, path);
    for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, [...path, name]);
    if (schema.items) walk(schema.items, [...path, "[]"]);
  }
  walk(root, []);
  return [...found.values()];
}

function schemaAt(root: JsonSchema, path: readonly string[]): JsonSchema {
  let schema = resolve(root, root);
  for (const step of path) {
    const choices = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].map((one) =>
      resolve(one, root),
    );
    const next = choices.map((one) => (step === "[]" ? one.items : one.properties?.[step])).find((one) => one);
    schema = resolve(next ?? {}, root);
  }
  return schema;
}

/** A copy of a body with something else in one place; what leads there is made where it is missing. */
export function withValue(root: JsonSchema, body: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(body ?? {}) as Record<string, unknown>;
  let holder: Record<string, unknown> = copy;
  for (const [index, step] of path.entries()) {
    const name = step === "[]" ? "0" : step;
    if (index === path.length - 1) {
      if (Array.isArray(holder) && typeof value === "object" && value)
        holder.splice(0, holder.length, ...(value as unknown[]));
      else holder[name] = value;
      break;
    }
    const isList = path[index + 1] === "[]";
    const inner = holder[name];
    if (typeof inner !== "object" || inner === null) {
      const schema = schemaAt(root, path.slice(0, index + 1));
      const made = isList ? [] : valueFor({ ...schema, $defs: root.$defs ?? {} }, chanceOf(1), { of: () => undefined });
      holder[name] = typeof made === "object" && made ? made : {};
    }
    holder = holder[name] as Record<string, unknown>;
  }
  return copy;
}
