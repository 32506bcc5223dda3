import type { Chance } from "../random.ts";

/** The part of JSON Schema that the contract's schemas come out as. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** Values seen under a name before: ids, versions, dates and codes that mean something to the platform. */
export interface Known {
  of(name: string): unknown;
}

const SHAPES = [
  "甲",
  "a",
  "2026-01-01",
  "2030-01-01",
  "2026-01",
  "09:00",
  "2026-01-01T00:00:00.000Z",
  "330800",
  "330803",
  "19900000021",
  "x@y.test",
  "https://receiver.invalid/",
  "名单.csv",
  "zh",
];

const CLOSE_TO_NONE = 30;

function textFor(schema: JsonSchema, chance: Chance): string {
  const { pattern, format, minLength = 0, maxLength = 200 } = schema;
  if (format === "date") return chance.of(["2026-01-01", "2030-01-01", "2024-02-29", "2026-06-30"]);
  if (format === "email") return "x@y.test";
  if (pattern) {
    const right = SHAPES.filter((one) => new RegExp(pattern, "u").test(one));
    if (right.length > 0) return chance.of(right);
  }
  const text = chance.of(SHAPES);
  const longEnough = text.repeat(Math.ceil(minLength / text.length) || 1);
  return chance.often(5) ? "甲".repeat(Math.min(maxLength, 5000)) : longEnough.slice(0, maxLength);
}

function numberFor({ type, minimum = 0, maximum = 1000 }: JsonSchema, chance: Chance): number {
  const low = Math.max(minimum, -1_000_000);
  if (chance.often(10)) return chance.of([minimum, maximum]);
  const number = low + chance.below(Math.max(1, Math.min(maximum, low + CLOSE_TO_NONE) - low + 1));
  return type === "integer" ? Math.round(number) : number;
}

/** A value that a schema would take, as far as JSON Schema can say; names that are known get what was seen under them. */
export function valueFor(
  schema: JsonSchema,
  chance: Chance,
  known: Known,
  { name = "", root = schema, depth = 0 }: { name?: string; root?: JsonSchema; depth?: number } = {},
): unknown {
  const inside = { root, depth: depth + 1 };
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? root;
    return depth > 12 ? null : valueFor(target, chance, known, { ...inside, name });
  }
  if ("const" in schema) return schema.const;
  if (schema.enum) return chance.of(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueFor(chance.of(choices), chance, known, { ...inside, name });
  if (schema.allOf) {
    const parts = schema.allOf.map((one) => valueFor(one, chance, known, { ...inside, name }));
    return parts.every((one) => typeof one === "object" && one) ? Object.assign({}, ...parts) : parts[0];
  }
  if (schema.type === "object") return objectFor(schema, chance, known, inside);
  if (schema.type === "array") {
    const { minItems = 0, maxItems = 3, items = {} } = schema;
    const length = chance.often(3) ? Math.min(maxItems, 5000) : Math.min(maxItems, minItems + chance.below(3));
    const single = name.replace(/s$/, "");
    return Array.from({ length }, () => valueFor(items, chance, known, { ...inside, name: single }));
  }
  const seen = chance.often(70) ? known.of(name) : undefined;
  if (seen !== undefined) return seen;
  if (schema.type === "string") return textFor(schema, chance);
  if (schema.type === "integer" || schema.type === "number") return numberFor(schema, chance);
  if (schema.type === "boolean") return chance.often(50);
  return null;
}

function objectFor(
  schema: JsonSchema,
  chance: Chance,
  known: Known,
  inside: { root: JsonSchema; depth: number },
): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const value: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(properties)) {
    if (required.includes(name) || chance.often(40)) value[name] = valueFor(one, chance, known, { ...inside, name });
  }
  if (typeof additionalProperties === "object" && propertyNames) {
    for (let left = chance.below(3); left > 0; left -= 1)
      value[String(valueFor(propertyNames, chance, known, inside))] = valueFor(
        additionalProperties,
        chance,
        known,
        inside,
      );
  }
  return value;
}
