import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { ModuleKind, ScriptTarget, transpileDeclaration } from "typescript";
import { writeContractTypes, writeEndpoints } from "./endpoints.ts";

/*
 * `npm run build -w @shanhai/client`: a package that needs nothing else, in `dist/`, for `npm pack` and `npm publish` there.
 * Its endpoints are written from the contract, the types from the contract's JSON Schemas.
 */

const HERE = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Files whose declarations are taken as they are; `contract.ts` is written anew. */
const DECLARED = ["index", "client", "problem-error"];

function declarationsOf(name: string): string {
  const fileName = join(HERE, "src", `${name}.ts`);
  const compilerOptions = { isolatedDeclarations: true, module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  const { outputText, diagnostics = [] } = transpileDeclaration(readFileSync(fileName, "utf8"), {
    fileName,
    compilerOptions,
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0)
    throw new Error(`${name}: ${diagnostics.map(({ messageText }) => messageText).join("; ")}`);
  return outputText.replaceAll(/(from "\.\/[\w-]+)\.ts"/g, '$1.js"');
}

function manifest(): string {
  const { name, version, description, license, keywords, engines } = JSON.parse(
    readFileSync(join(HERE, "package.json"), "utf8"),
  ) as Record<string, unknown>;
  const entry = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
  const exports = { ".": entry("index"), "./endpoints": entry("endpoints") };
  const files = ["*.js", "*.d.ts", "README.md"];
  const content = {
    name,
    version,
    description,
    license,
    keywords,
    type: "module",
    sideEffects: false,
    engines,
    exports,
    files,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Writes the package into a folder, emptied first. */
export async function buildClient(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  await build({
    entryPoints: [join(HERE, "src/index.ts")],
    outfile: join(folder, "index.js"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "warning",
  });
  const { code, types } = writeEndpoints();
  write("endpoints.js", code);
  write("endpoints.d.ts", types);
  write("contract.d.ts", writeContractTypes());
  for (const name of DECLARED) write(`${name}.d.ts`, declarationsOf(name));
  write("package.json", manifest());
  cpSync(join(HERE, "README.md"), join(folder, "README.md"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildClient(join(HERE, "dist"));
