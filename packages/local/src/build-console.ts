import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readText } from "./durable-file.ts";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const CONSOLE = join(REPOSITORY, "packages", "console");
/** The built console. */
export const CONSOLE_DIST = join(CONSOLE, "dist");
const STAMP = join(CONSOLE_DIST, ".built-from");

/** What a build of the console depends on. */
const INPUTS = [
  join(CONSOLE, "src"),
  join(CONSOLE, "public"),
  join(CONSOLE, "index.html"),
  join(CONSOLE, "package.json"),
  join(CONSOLE, "vite.config.ts"),
  join(REPOSITORY, "packages", "client", "src"),
  join(REPOSITORY, "packages", "contract", "src"),
  join(REPOSITORY, "package-lock.json"),
];

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function hashOfInputs(): string {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap(filesBelow)) {
    const content = readFileSync(file);
    hash.update(`${relative(REPOSITORY, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** In a process of its own: the bundler's memory goes back when it is done. */
function runVite(outDir: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: CONSOLE,
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1", FORCE_COLOR: "0" },
    stdio: ["ignore", "ignore", "pipe"],
    ...(signal ? { signal } : {}),
  });
  let printed = "";
  child.stderr.on("data", (chunk: Buffer) => {
    printed = `${printed}${chunk.toString()}`.slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`The console could not be built:\n${printed}`)),
    );
  });
}

/**
 * Builds the console unless the build at hand was made from the very same files. `announce` is called before a build
 * starts. The old build is replaced only by a whole new one.
 */
export async function buildConsole(announce: () => void, signal?: AbortSignal): Promise<void> {
  if (!existsSync(join(CONSOLE, "index.html"))) return;
  const inputs = hashOfInputs();
  if (existsSync(join(CONSOLE_DIST, "index.html")) && readText(STAMP) === inputs) return;
  announce();
  const builds = join(CONSOLE, "node_modules", ".shanhai");
  const outDir = join(builds, randomBytes(4).toString("hex"));
  const retired = `${outDir}.old`;
  mkdirSync(builds, { recursive: true });
  try {
    await runVite(outDir, signal);
    writeFileSync(join(outDir, ".built-from"), inputs);
    if (existsSync(CONSOLE_DIST)) renameSync(CONSOLE_DIST, retired);
    renameSync(outDir, CONSOLE_DIST);
  } finally {
    for (const leftover of [outDir, retired]) rmSync(leftover, { recursive: true, force: true });
  }
}
