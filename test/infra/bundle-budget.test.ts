import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundle, ENTRIES, pathOf } from "../../functions/bundle.ts";
import { synthesize } from "./synthesis.ts";

const BUDGET_BYTES = 120 * 1024;
/** What has crept into bundles before: all languages of zod, ways to credentials that Lambda does not have, test tools. */
const FORBIDDEN = [
  /zod\/.*locales\/(?!en\.)/,
  /credential-provider-(sso|ini|process|login|http|node)\//,
  /iam-simulate/,
];

const folder = mkdtempSync(join(tmpdir(), "shanhai-bundles-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("every function's bundle", () => {
  it.each(ENTRIES)("%s fits the budget and carries nothing it must not", async (entry) => {
    const { metafile, gzipBytes } = await bundle(pathOf(entry), join(folder, `${entry.replaceAll("/", "-")}.js`));
    expect(gzipBytes).toBeLessThanOrEqual(BUDGET_BYTES);
    const [output] = Object.values(metafile.outputs);
    const carried = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const unwanted = carried.map(([path]) => path).filter((path) => FORBIDDEN.some((pattern) => pattern.test(path)));
    expect(unwanted).toEqual([]);
  });
});

describe("what is deployed", () => {
  it("is a bundle of its own for every function", () => {
    const functions = synthesize({ "aws:cdk:bundling-stacks": ["Api"] }).resources("Api", "AWS::Lambda::Function");
    const keys = functions.map(([, { Properties }]) => JSON.stringify(Properties.Code));
    expect(functions).toHaveLength(ENTRIES.length);
    expect(new Set(keys).size).toBe(ENTRIES.length);
  });
});
