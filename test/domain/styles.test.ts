import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/* The console's style sheets and its elements know each other: no class is styled that nothing has, none is named that nothing styles. */

const SOURCE = new URL("../../packages/console/src/", import.meta.url);
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
const read = (ending: RegExp) =>
  files
    .filter((file) => ending.test(file))
    .map((file) => readFileSync(new URL(file, SOURCE), "utf8"))
    .join("\n");
const sheets = read(/\.css$/).replace(/\/\*[\s\S]*?\*\//g, "");
const code = read(/\.tsx?$/);
/** Antd's own classes are styled here and named there. */
const own = (name: string) => !name.startsWith("ant-");
const styled = new Set([...sheets.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? "").filter(own));
const named = [...code.matchAll(/className="([^"]+)"/g)].flatMap(([, names]) => names?.split(/\s+/) ?? []).filter(own);

test("there is something to compare", () => {
  expect(styled.size).toBeGreaterThan(400);
  expect(named.length).toBeGreaterThan(400);
});

test("each class that is styled is named somewhere", () => {
  const words = new Set(code.match(/[a-z][\w-]*/gi));
  expect([...styled].filter((name) => !words.has(name))).toEqual([]);
});

test("each class that an element names is styled", () => {
  expect(named.filter((name) => !styled.has(name))).toEqual([]);
});
