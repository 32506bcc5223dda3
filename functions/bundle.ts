import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, buildSync, type Metafile } from "esbuild";

/** Every Lambda function's entry, below `functions/`. */
export const ENTRIES = [
  "member/http.ts",
  "park/http.ts",
  "quality/http.ts",
  "event/http.ts",
  "figures/http.ts",
  "engagement/http.ts",
  "matching/http.ts",
  "lead/http.ts",
  "board/http.ts",
  "partner/http.ts",
  "forecast/http.ts",
  "plan/http.ts",
  "place/http.ts",
  "talent/http.ts",
  "ally/http.ts",
  "relay/http.ts",
  "roster/http.ts",
  "roster/file-http.ts",
  "cohort/http.ts",
  "posting/http.ts",
  "agency/http.ts",
  "settlement/http.ts",
  "rating/http.ts",
  "assistant/http.ts",
  "people/http.ts",
  "imports/http.ts",
  "exports/http.ts",
  "allocation/http.ts",
  "webhook/http.ts",
  "public/http.ts",
  "visitor/http.ts",
  "visitor/applicant-http.ts",
  "visitor/guest-http.ts",
  "visitor/seeker-http.ts",
  "visitor/progress-http.ts",
  "visitor/own-http.ts",
  "visitor/client-http.ts",
  "authorizer/authorize.ts",
  "projections/stream.ts",
  "projections/supply-stream.ts",
  "imports/worker.ts",
  "exports/worker.ts",
  "allocation/worker.ts",
  "park/dedicate.ts",
  "webhook/worker.ts",
  "park/provision.ts",
  "clock/daily.ts",
  "clock/tell-jobs.ts",
  "clock/count-costs.ts",
  "figures/rebuild.ts",
  "migrations/run.ts",
  "projections/redrive.ts",
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

const standIn = (name: string) => fileURLToPath(new URL(`aws/${name}.ts`, import.meta.url));

/** Lambda has no credentials but the environment's; the SDK's whole chain of providers costs 136 KB. */
const CREDENTIALS = { "@aws-sdk/credential-provider-node": standIn("environment-credentials") };
/**
 * What no call of ours reaches: 27 KB of the DynamoDB client and a fifth of its start-up, Node's web streams, 1 ms, its
 * promises of files, 2 ms, and SHA-256 in JavaScript, 4 KB.
 */
const UNREACHED = {
  "node:stream/web": standIn("no-web-streams"),
  "node:fs/promises": standIn("no-files"),
  "@smithy/core/event-streams": standIn("no-event-streams"),
  "@aws-sdk/endpoint-cache": standIn("no-endpoint-cache"),
  "@smithy/core/checksum": standIn("native-sha256"),
  "@aws/lambda-invoke-store": standIn("no-invoke-store"),
};

const documentClient = dirname(createRequire(import.meta.url).resolve("@aws-sdk/lib-dynamodb/package.json"));
/** Of the document client its commands that are used. It does not say that it may be left out in part: 1 KB of each bundle. */
const COMMANDS = {
  "@aws-sdk/lib-dynamodb": standIn("document-commands"),
  // Where the stand-in finds their types is not where they are.
  "@aws-sdk/lib-dynamodb/dist-types": join(documentClient, "dist-es"),
};

export interface BundleOptions {
  /** Leaves the SDK whole but for its credentials: what the bench measures our own bundles against. */
  wholeSdk?: boolean;
}

/**
 * The one build recipe, for CDK, the laptop and the bench alike. CJS because an ESM `import "node:http"` also loads
 * undici; `module` before `main` so that unused code can be dropped. Text stays ASCII: one Chinese character would make
 * V8 keep and read the whole script two bytes a letter.
 */
function recipe(entry: string, outfile: string, { wholeSdk = false }: BundleOptions) {
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
    mainFields: ["module", "main"],
    supported: { "dynamic-import": false },
    // The client's whole package.json, for the version that it tells AWS.
    loader: { ".json": "empty" },
    alias: wholeSdk ? CREDENTIALS : { ...CREDENTIALS, ...UNREACHED, ...COMMANDS },
  } satisfies BuildOptions;
}

/** Bundles one Lambda entry into one CommonJS file. */
export async function bundle(entry: string, outfile: string, options: BundleOptions = {}): Promise<Bundle> {
  const { metafile } = await build(recipe(entry, outfile, options));
  const code = await readFile(outfile);
  return { metafile, bytes: code.length, gzipBytes: gzipSync(code).length };
}

/** The same, for CDK, whose constructs cannot wait. */
export function bundleSync(entry: string, outfile: string): void {
  buildSync(recipe(entry, outfile, {}));
}
