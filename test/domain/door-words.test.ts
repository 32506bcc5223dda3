import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { door as en } from "../../packages/console/src/messages/en/door.ts";
import { door as zh } from "../../packages/console/src/messages/zh/door.ts";

/* Before somebody is in, the console has the words of its door alone: whatever is loaded by then says nothing else. */

const MAIN = new URL("../../packages/console/src/main.tsx", import.meta.url);

/** The sources that come with the first page: by what imports what, but not what is imported while it runs. */
function sourcesOfTheDoor(): string[] {
  const [seen, waiting] = [new Map<string, string>(), [MAIN]];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file.href) || /\/messages\/|\.css$/.test(file.pathname) || !existsSync(file)) continue;
    const source = readFileSync(file, "utf8");
    seen.set(file.href, source);
    for (const [, path = ""] of source.matchAll(/(?:from|^import) "(\.[^"]+)"/gm)) waiting.push(new URL(path, file));
  }
  return [...seen.values()];
}

test.each([
  ["zh", zh],
  ["en", en],
])("every word of the door is there before the others are: %s", (_, words) => {
  const keys = sourcesOfTheDoor().flatMap((source) =>
    [...source.matchAll(/\bt\(\s*["`]([^"`$]+)/g)].map(([, key = ""]) => key),
  );
  expect(keys.length).toBeGreaterThan(30);
  const isThere = (key: string) =>
    key
      .split(".")
      .filter(Boolean)
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], words) !== undefined;
  expect(keys.filter((key) => !isThere(key))).toEqual([]);
});
