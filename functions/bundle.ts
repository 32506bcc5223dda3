import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, buildSync, type Metafile } from "esbuild";

/** Every Lambda function's entry, below `functions/`. */
export const ENTRIES = [
  "member/http.ts",
  "park/http.ts",
  "quality/http.ts",
  "agency/http.ts",
  "people/http.ts",
  "public/http.ts",
  "authorizer/authorize.ts",
  "projections/stream.ts",
  "imports/worker.ts",
  "park/provision.ts",
] as const;
export type Entry = (typeof ENTRIES)[number];

/** Where an entry is on this machine. */
export const pathOf = (entry: Entry) => fileURLToPath(new URL(entry, import.meta.url));

export interface Bundle {
  /** Which files went in, and what each weighs: the size budget and the forbidden inputs are read from it. */
  metafile: Metafile;
  bytes: number;
  gzipBytes: number;
}

/**
 * The one build recipe, for CDK, the laptop and the bench alike. Every line was measured (see the README):
 * CJS because an ESM `import "node:http"` also loads undici; `module` before `main` so that unused code can be dropped;
 * environment credentials because Lambda has no other and the whole chain costs 136 KB.
 */
function recipe(entry: string, outfile: string) {
  return {
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    minify: true,
    metafile: true,
    legalComments: "none",
    logLevel: "warning",
    charset: "utf8",
    mainFields: ["module", "main"],
    supported: { "dynamic-import": false },
    alias: {
      "@aws-sdk/credential-provider-node": fileURLToPath(new URL("./aws/environment-credentials.ts", import.meta.url)),
    },
  } satisfies BuildOptions;
}

/** Bundles one Lambda entry into one CommonJS file. */
export async function bundle(entry: string, outfile: string): Promise<Bundle> {
  const { metafile } = await build(recipe(entry, outfile));
  const code = await readFile(outfile);
  return { metafile, bytes: code.length, gzipBytes: gzipSync(code).length };
}

/** The same, for CDK, whose constructs cannot wait. */
export function bundleSync(entry: string, outfile: string): void {
  buildSync(recipe(entry, outfile));
}
