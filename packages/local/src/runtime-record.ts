import { rmSync } from "node:fs";
import { join } from "node:path";
import { holderOf } from "./data-folder.ts";
import { readJson, writeWhole } from "./durable-file.ts";

/** Where a running laptop can be reached, for commands beside it. */
export interface Runtime {
  origin: string;
  /** Of the embedded DynamoDB. */
  endpoint: string;
  tableName: string;
}

const pathOf = (dataDir: string) => join(dataDir, "runtime.json");

export function recordRuntime(dataDir: string, runtime: Runtime): void {
  writeWhole(pathOf(dataDir), JSON.stringify(runtime));
}

export function forgetRuntime(dataDir: string): void {
  rmSync(pathOf(dataDir), { force: true });
}

/** The laptop that runs on this folder now, or undefined; what a killed one left behind does not count. */
export function findRuntime(dataDir: string): Runtime | undefined {
  return holderOf(dataDir) === undefined ? undefined : readJson<Runtime>(pathOf(dataDir));
}
