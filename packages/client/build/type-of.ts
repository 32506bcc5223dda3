type Json = Record<string, unknown>;

const NAME = /^[A-Za-z_$][\w$]*$/;
const keyOf = (name: string) => (NAME.test(name) ? name : JSON.stringify(name));

function comment(text: unknown, indent: string): string {
  return typeof text === "string" ? `${indent}/** ${text.replaceAll("*/", "*\\/")} */\n` : "";
}

function objectOf({ properties = {}, required = [], additionalProperties }: Json, indent: string): string {
  const fields = Object.entries(properties as Record<string, Json>);
  if (fields.length === 0) {
    const values = typeof additionalProperties === "object" ? typeOf(additionalProperties as Json, indent) : undefined;
    return values ? `Record<string, ${values}>` : "Record<string, never>";
  }
  const inner = `${indent}  `;
  const lines = fields.map(([name, schema]) => {
    const optional = (required as string[]).includes(name) ? "" : "?";
    const also = optional ? " | undefined" : "";
    return `${comment(schema.description, inner)}${inner}${keyOf(name)}${optional}: ${typeOf(schema, inner)}${also};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

const either = (schemas: readonly Json[], indent: string) =>
  [...new Set(schemas.map((schema) => typeOf(schema, indent)))].join(" | ");

/** A JSON Schema of the contract as a TypeScript type; throws for what the contract has not used so far. */
export function typeOf(schema: Json, indent = ""): string {
  const { $ref, const: value, enum: options, anyOf, oneOf, type, items, prefixItems } = schema;
  if (typeof $ref === "string") return $ref.slice($ref.lastIndexOf("/") + 1);
  if (value !== undefined) return JSON.stringify(value);
  if (options) return (options as unknown[]).map((option) => JSON.stringify(option)).join(" | ");
  const choices = (anyOf ?? oneOf) as Json[] | undefined;
  if (choices) return either(choices, indent);
  if (Array.isArray(type))
    return either(
      type.map((one) => ({ ...schema, type: one })),
      indent,
    );
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "number":
    case "integer":
      return "number";
    case "array":
      if (prefixItems) return `[${(prefixItems as Json[]).map((one) => typeOf(one, indent)).join(", ")}]`;
      return `(${typeOf((items ?? {}) as Json, indent)})[]`;
    case "object":
      return objectOf(schema, indent);
    case undefined:
      return "unknown";
    default:
      throw new Error(`No type for ${JSON.stringify(schema)}`);
  }
}

/** A named type with its description. */
export function declarationOf(name: string, schema: Json): string {
  return `${comment(schema.description, "")}export type ${name} = ${typeOf(schema)};\n`;
}
