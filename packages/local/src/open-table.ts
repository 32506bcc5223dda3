import { join } from "node:path";
import { openDataFolder } from "./data-folder.ts";
import { startDynamo } from "./dynamo.ts";
import { findRuntime } from "./runtime-record.ts";

interface OpenedTable {
  /** Of the embedded DynamoDB. */
  endpoint: string;
  /** Whether a laptop runs on the folder: then the table is its own. */
  running: boolean;
  close(): Promise<void>;
}

/** The table of the running laptop, or of the one that would run on this folder: for commands beside it. */
export async function openTable(dataDir: string): Promise<OpenedTable> {
  const runtime = findRuntime(dataDir);
  if (runtime) return { endpoint: runtime.endpoint, running: true, close: async () => undefined };
  const folder = openDataFolder(dataDir);
  try {
    const dynamo = await startDynamo({ dbPath: join(dataDir, "table") });
    return {
      endpoint: dynamo.endpoint,
      running: false,
      close: async () => {
        await dynamo.stop();
        folder.release();
      },
    };
  } catch (error) {
    folder.release();
    throw error;
  }
}

/** Ends a command with what went wrong, in words where it is that there is no table yet. */
export function endCommand(error: unknown): void {
  const missing = error instanceof Error && error.name === "ResourceNotFoundException";
  const text = missing
    ? "还没有数据，请先运行 npm start。\nThere is no data yet; run npm start first."
    : String(error instanceof Error ? error.message : error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
