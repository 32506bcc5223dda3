import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { createApiKey } from "@shanhai/contract/api-key";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { listOrders } from "@shanhai/contract/order";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildClient } from "../../packages/client/build/build.ts";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* The package as somebody else gets it: built, packed, installed where nothing else is, type-checked and run. */

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "shanhai-client-"));
let laptop: TestLaptop;
let owner: Person;
let env: Record<string, string>;

beforeAll(async () => {
  laptop = await startTestLaptop();
  const administrator = await laptop.park("园区", "330800", "admin@park.test");
  ({ owner } = await laptop.agency(administrator, "机构", 1, "owner@agency.test"));
  await laptop.drain();
  for (const number of [101, 102, 103])
    await owner.call(createEnterprise, { body: { name: `客户${number}`, uscc: uscc(number) } });
  const key = { name: "ERP", role: "recruiter", access: "write" } as const;
  const { token } = await owner.call(createApiKey, { body: key });
  await laptop.drain();
  env = { PATH: process.env.PATH ?? "", HOME: folder, SHANHAI: laptop.origin, SHANHAI_KEY: token };
  await buildClient(join(folder, "dist"));
  await run("npm", ["pack", "./dist", "--ignore-scripts"], { cwd: folder, env });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "./shanhai-client-0.1.0.tgz"], {
    cwd: folder,
    env,
  });
});
afterAll(async () => {
  await laptop?.stop();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** Where the compiler finds something wrong in programs, by its strictest rules: `file.ts:line`. */
async function typeErrors(names: readonly string[]): Promise<string[]> {
  write("globals.d.ts", "declare const process: { env: Record<string, string | undefined> };\n");
  const rules = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noEmit"];
  const modules = ["--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom", "--allowImportingTsExtensions"];
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const done = run(process.execPath, [tsc, ...rules, ...modules, "globals.d.ts", ...names], { cwd: folder });
  const said = await done.then(
    () => "",
    ({ stdout }: { stdout: string }) => stdout,
  );
  return said
    .split("\n")
    .filter((line) => line.includes("error TS"))
    .map((line) => line.replace(/^(.*?)\((\d+),.*$/, "$1:$2"));
}

async function output(name: string): Promise<string> {
  const { stdout } = await run(process.execPath, ["--import", import.meta.resolve("tsx"), name], { cwd: folder, env });
  return stdout.trim();
}

test("it brings nothing else along, and says what it is", () => {
  const installed = join(folder, "node_modules");
  expect(readdirSync(installed).filter((name) => !name.startsWith("."))).toEqual(["@shanhai"]);
  const own = join(installed, "@shanhai/client");
  const manifest = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  expect(manifest).toMatchObject({ name: "@shanhai/client", license: "Apache-2.0", type: "module" });
  expect(manifest.engines.node).toBeDefined();
  expect(manifest.dependencies).toBeUndefined();
  const files = readdirSync(own);
  expect(files).toEqual(
    expect.arrayContaining(["README.md", "index.js", "index.d.ts", "endpoints.js", "endpoints.d.ts"]),
  );
  const imports = files
    .filter((name) => /\.(js|ts)$/.test(name))
    .flatMap((name) => [...readFileSync(join(own, name), "utf8").matchAll(/^(?:im|ex)port [^;]*? from "([^"]+)"/gm)]);
  expect(imports.length).toBeGreaterThan(4);
  expect(imports.map(([, from = ""]) => from).filter((from) => !from.startsWith("./"))).toEqual([]);
  expect(readFileSync(join(own, "index.js"), "utf8").length).toBeLessThan(40_000);
});

const WRONG = `import { createClient } from "@shanhai/client";
import { createOrder, getOrder, listOrders } from "@shanhai/client/endpoints";
const client = createClient();
export const wrong = [
  client.call(createOrder, { body: { title: "t", deadline: "2030-01-01" } }),
  client.call(createOrder, { body: { enterpriseId: "e", title: 1, deadline: "2030-01-01" } }),
  client.call(getOrder, {}),
  client.call(listOrders, { query: { limit: "one" } }),
  client.pages(createOrder, { body: { enterpriseId: "e", title: "t", deadline: "2030-01-01" } }),
];
`;

const REFUSED = `import { createClient, ProblemError } from "@shanhai/client";
import { getOrder, listMembers } from "@shanhai/client/endpoints";
const origin = process.env.SHANHAI ?? "";
const client = createClient({ origin, apiKey: process.env.SHANHAI_KEY ?? "", language: () => "en" });
const codes: string[] = [];
for (const attempt of [
  () => client.call(getOrder, { params: { orderId: "ord_00000000000000000000000000" } }),
  () => createClient({ origin, apiKey: "shk_none" }).call(listMembers, { query: {} }),
]) {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof ProblemError) codes.push(error.code);
  }
}
console.log(codes.join(" "));
`;

test("the examples of its README are right by their types and run; wrong fields do not compile; errors have their code", async () => {
  const readme = readFileSync(join(ROOT, "packages/client/README.md"), "utf8");
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  expect(examples).toHaveLength(4);
  const programs = { ...Object.fromEntries(examples.map((text, index) => [`readme-${index}.ts`, text])) };
  Object.assign(programs, { "wrong.ts": WRONG, "refused.ts": REFUSED });
  for (const [name, text] of Object.entries(programs)) write(name, text);
  expect(await typeErrors(Object.keys(programs))).toEqual([5, 6, 7, 8, 9].map((line) => `wrong.ts:${line}`));
  expect(await output("readme-0.ts")).toMatch(/^ord_/);
  expect(await output("readme-2.ts")).toBe("3");
  expect((await owner.call(listOrders, { query: {} })).items).toMatchObject([{ title: "Winter operators" }]);
  expect(await output("refused.ts")).toBe("notFound unauthenticated");
});
