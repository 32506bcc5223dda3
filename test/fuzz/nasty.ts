import type { Chance } from "../random.ts";

/** Values that something somewhere once fell over: types, sizes, Unicode, keys, controls, formulas, and our own separators. */
const TEXTS: readonly (() => string)[] = [
  () => "",
  () => " ",
  () => "0",
  () => "-1",
  () => "null",
  () => "1e999",
  () => "甲".repeat(100_000),
  () => "a".repeat(5000),
  () => "\u0000",
  () => "a\u0007b\u001b[31m",
  () => "\ud800",
  () => "\udc00\ud800",
  () => "\ufeff甲",
  () => "甲\u202e乙\u2066",
  () => "\u200b\u200d\u2060",
  () => "e\u0301".repeat(40),
  () => `Z${"\u0336\u0353".repeat(200)}`,
  () => "👩‍👩‍👧‍👦".repeat(20),
  () => "１３９１２３４５６７８",
  () => "ﬀ㍿ﷺ",
  () => "İıſK",
  () => "\u2028\u2029\u0085",
  () => "\uffff\ufffe",
  () => "__proto__",
  () => "constructor",
  () => "toString",
  () => "=cmd|' /C calc'!A0",
  () => "+1+1",
  () => "@SUM(A1)",
  () => "-2+3\t",
  () => "<script>alert(1)</script>\"'><img src=x>",
  () => ["$", "{7*7}{{7*7}}%s%n"].join(""),
  () => "../../../etc/passwd",
  () => "%00%2e%2e%2f",
  () => "'; DROP TABLE shanhai;--",
  () => "T#agn_0#candidate",
  () => "#",
  () => "\uffff".repeat(400),
  () => "2026-02-30",
  () => "0000-00-00",
  () => "9999-12-31",
  () => "+275760-09-13",
  () => "2026-13",
  () => "24:00",
  () => `agn_${"0".repeat(26)}`,
  () => `ord_${"Z".repeat(26)}`,
  () => "https://169.254.169.254/latest",
  () => "javascript:alert(1)",
  () => "eyJhbGciOiJub25lIn0.e30.",
  () => "A".repeat(1024),
];

const deep = (levels: number, wrap: (inner: unknown) => unknown) => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
};

const OTHERS: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -0,
  () => -1,
  () => 1,
  () => 1.5,
  () => 0.1 + 0.2,
  () => 2 ** 31,
  () => 2 ** 53,
  () => -(2 ** 63),
  () => 1e21,
  () => 1.7976931348623157e308,
  () => 5e-324,
  () => [],
  () => {},
  () => ({}),
  () => [null],
  () => [[]],
  () => [{}],
  () => Array.from({ length: 6000 }, () => "x"),
  () => Array.from({ length: 300 }, () => ({})),
  () => deep(400, (inner) => [inner]),
  () => deep(400, (inner) => ({ a: inner })),
  () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
  () => ({ length: 1e9 }),
  () => ({ $gt: "" }),
  () => ({ S: "x" }),
  () => JSON.parse('{"toString":1,"valueOf":1,"then":1,"toJSON":1}'),
  () => Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index])),
];

export const nastyText = (chance: Chance): string => chance.of(TEXTS)();
export const nasty = (chance: Chance): unknown => (chance.often(60) ? nastyText(chance) : chance.of(OTHERS)());

type Json = Record<string, unknown> | unknown[];
const isTree = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** Every place below a value: what holds it, and its name there. */
function placesIn(value: unknown, most = 200): [Json, string][] {
  const places: [Json, string][] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && places.length < most) {
    const one = waiting.pop();
    if (!isTree(one)) continue;
    for (const [name, inner] of Object.entries(one).slice(0, 50)) {
      places.push([one, name]);
      waiting.push(inner);
    }
  }
  return places;
}

/** Text as somebody slightly off writes it. */
function bend(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1);
  return chance.of([
    () => text.slice(0, at),
    () => `${text.slice(0, at)}${nastyText(chance).slice(0, 20)}${text.slice(at)}`,
    () => text + text,
    () => text.toUpperCase(),
    () => text.toLowerCase(),
    () => ` ${text} `,
    () => text.normalize("NFD"),
    () => text.repeat(50),
  ])();
}

/** A body with one to three things wrong with it: replaced, bent, left out, doubled, or something more. */
export function mutate(body: unknown, chance: Chance): unknown {
  const copy = isTree(body) ? (structuredClone(body) as Json) : {};
  for (let left = 1 + chance.below(3); left > 0; left -= 1) {
    const places = placesIn(copy);
    const [holder, name] = places.length > 0 ? chance.of(places) : [copy, "value"];
    const inner = (holder as Record<string, unknown>)[name];
    const put = (value: unknown) =>
      Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
    const kind = chance.below(10);
    if (kind < 5) put(nasty(chance));
    else if (kind < 7 && typeof inner === "string") put(bend(inner, chance));
    else if (kind < 7 && typeof inner === "number")
      put(chance.of([inner + 1, inner - 1, -inner, inner * 1e9, inner / 3]));
    else if (kind === 7 && !Array.isArray(holder)) delete (holder as Record<string, unknown>)[name];
    else if (kind === 8 && Array.isArray(inner)) put([...inner, ...inner]);
    else
      Object.assign(copy, {
        [chance.of(["version", "id", "pk", "sk", "tenantId", "parkId", "ttl", nastyText(chance).slice(0, 80)])]:
          nasty(chance),
      });
  }
  return copy;
}

/** A body as text: JSON mostly, and now and then what only looks like it. Bytes come as base64, as API Gateway hands them on. */
export function written(body: unknown, chance: Chance): { body: string; isBase64Encoded: boolean } {
  const text = JSON.stringify(body) ?? "";
  const asText = (one: string) => ({ body: one, isBase64Encoded: false });
  const asBytes = (one: Uint8Array) => ({ body: Buffer.from(one).toString("base64"), isBase64Encoded: true });
  if (!chance.often(15)) return asText(text);
  return chance.of([
    () => asText(text.slice(0, chance.below(text.length + 1))),
    () => asText(`\ufeff${text}`),
    () => asText("[".repeat(100_000)),
    () => asText(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`),
    () => asText(`${text}${text}`),
    () => asText(text.replace(/^\{/, '{"__proto__":{"version":1},"__proto__":null,')),
    () => asText(text.replaceAll(/\d+/g, "1e400")),
    () => asText(text.replaceAll('"', "'")),
    () => asText("x".repeat(1_100_000)),
    () => asText(`"${"\\ud800".repeat(100)}"`),
    () => asBytes(Buffer.from(text, "utf16le")),
    () => asBytes(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    () => ({ body: "%%%", isBase64Encoded: true }),
  ])();
}
