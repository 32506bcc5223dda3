import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SECTIONS } from "../../packages/console/src/messages/sections.ts";
import { words as door } from "../../packages/console/src/messages/zh/door.ts";
import { words as workplace } from "../../packages/console/src/messages/zh/workplace.ts";

/*
 * Words come in parts: the door's, the workplace's, and those of sections, which a page names where it is declared. Whatever
 * is loaded says nothing that is not there yet, and a page brings no words that it does not say.
 */

const CONSOLE = new URL("../../packages/console/src/", import.meta.url);
const SHELL = new URL("shell/", CONSOLE);
/** Where pages are declared. */
const DECLARED = /-pages\.tsx?$/;

const STATIC = /(?:from|^import) "(\.[^"]+)"/gm;
const AT_ALL = /(?:from|^import|import\() ?"(\.[^"]+)"/gm;
/** The declaration of a page: its file, its name, and the sections that it names. */
const PAGE = /page\(\s*async \(\) => \(await import\("([^"]+)"\)\)\.(\w+)((?:,\s*"[\w-]+")*),?\s*\)/g;
/** The first name of a message, such as `orders` of "orders.title". */
const NAMED = /["`]([a-z]\w*)\.[\w$]|\bt\(\s*["`](\w+)["`]/g;

/** The sources that come with a file: those it imports, and where told so those that its dialogs and tabs import later. */
function sourcesOf(entry: URL, imports: RegExp): string[] {
  const [seen, waiting] = [new Map<string, string>(), [entry]];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file.href) || /\/messages\/|\.css$/.test(file.pathname) || !existsSync(file)) continue;
    const source = readFileSync(file, "utf8");
    seen.set(file.href, source);
    // Pages are loaded when somebody goes there.
    const followed = DECLARED.test(file.pathname) ? STATIC : imports;
    for (const [, path = ""] of source.matchAll(followed)) waiting.push(new URL(path, file));
  }
  return [...seen.values()];
}

const parts = Promise.all(
  Object.entries(SECTIONS).map(async ([section, { zh }]) => [section, (await zh()).words] as const),
).then((sections) => {
  const said = [["door", door], ["workplace", workplace], ...sections] as const;
  return new Map(said.flatMap(([part, words]) => Object.keys(words).map((name) => [name, part] as const)));
});

/** The parts of the words that sources say. */
async function partsOf(sources: readonly string[]): Promise<Set<string>> {
  const names = sources.flatMap((source) => [...source.matchAll(NAMED)].map(([, one, other]) => one ?? other ?? ""));
  const partOf = await parts;
  return new Set(names.flatMap((name) => partOf.get(name) ?? []));
}

test("the door says its own words", async () => {
  const sources = sourcesOf(new URL("main.tsx", CONSOLE), STATIC);
  expect(sources.length).toBeGreaterThan(15);
  expect(await partsOf(sources)).toEqual(new Set(["door"]));
});

test("the frame around every page says the workplace's words besides", async () => {
  const sources = sourcesOf(new URL("shell/workplace.tsx", CONSOLE), AT_ALL);
  expect(await partsOf(sources)).toEqual(new Set(["door", "workplace"]));
});

const declarations = readdirSync(SHELL)
  .filter((file) => DECLARED.test(file))
  .map((file) => readFileSync(new URL(file, SHELL), "utf8"))
  .join("\n");
const pages = [...declarations.matchAll(PAGE)].map(([, path = "", name = "", sections = ""]) => ({
  name,
  file: new URL(path, SHELL),
  brought: [...sections.matchAll(/"([\w-]+)"/g)].map(([, section = ""]) => section),
}));

test("every page that is declared is looked at", () => {
  expect(pages.length).toBeGreaterThan(90);
  expect(pages.length).toBe(declarations.split("await import(").length - 1);
});

test.each(pages)(
  "$name brings the words that it and what opens in it say, and no others",
  async ({ file, brought }) => {
    const said = await partsOf(sourcesOf(file, AT_ALL));
    expect(brought).toEqual([...said].filter((part) => part !== "door" && part !== "workplace").sort());
  },
);

test("the first name of a message stands where it is said, so that it can be found here", () => {
  const hidden = sourcesOf(new URL("main.tsx", CONSOLE), AT_ALL)
    .concat(pages.flatMap(({ file }) => sourcesOf(file, AT_ALL)))
    .flatMap((source) => source.match(/\bt\(\s*`\$\{[^`]*`/g) ?? []);
  expect(hidden).toEqual([]);
});

test("a message belongs to one part", async () => {
  const names = await Promise.all(Object.values(SECTIONS).map(async ({ zh }) => Object.keys((await zh()).words)));
  const all = [door, workplace]
    .map((words) => Object.keys(words))
    .concat(names)
    .flat();
  expect(all.length).toBe(new Set(all).size);
});
