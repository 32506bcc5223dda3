import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

/* The README's diagram of the house is the import table, and the table is what `npm run imports` checks. */

const root = new URL("../../", import.meta.url);

interface Rule {
  name: string;
  comment?: string;
}
const { forbidden } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as { forbidden: Rule[] };

/** What each package may import of ours, as the rules' comments say it, which are made of the table. */
function table(): Map<string, Set<string>> {
  const own = forbidden.flatMap(({ comment = "" }) => {
    const [, name, allowed] = /^packages\/(\w+) may import (.*)$/.exec(comment) ?? [];
    return name && allowed ? [[name, allowed.replace("nothing of ours", "").split(", ").filter(Boolean)] as const] : [];
  });
  const everywhere = own.map(([name]) => name);
  const others = ["client", "console", "local"];
  return new Map([
    ...own.map(([name, allowed]) => [name, new Set([...allowed, ...(name === "local" ? ["functions"] : [])])] as const),
    ["functions", new Set(everywhere.filter((name) => !others.includes(name)))],
  ]);
}

test("each arrow of the diagram is of the import table, and none of the table is missing", () => {
  const allowed = table();
  expect(allowed.size).toBe(10);
  const drawn = [...readFileSync(new URL("README.md", root), "utf8").matchAll(/^ {2}(\w+) --> (\w+)$/gm)];
  const arrows = [...allowed].flatMap(([name, all]) =>
    [...all]
      .filter((one) => ![...all].some((other) => allowed.get(other)?.has(one)))
      .map((one) => `${name} --> ${one}`),
  );
  expect(drawn.map(([, from, to]) => `${from} --> ${to}`).sort()).toEqual(arrows.sort());
});
