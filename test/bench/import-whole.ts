import { readFileSync } from "node:fs";
import { getImportJob } from "@shanhai/contract/import-job";
import { startDirect } from "../direct.ts";
import { uploadRoster } from "./roster.ts";

/** What one import of so many people took, in a process of its own. */
export interface WholeImport {
  created: number;
  ms: number;
  /** The most memory that the process ever had, MB. */
  peakMb: number;
  /** The longest time between two steps of its progress, ms. */
  longestSilenceMs: number;
}

/** Imports a roster from its file to the last row, watching how far it says to be. */
async function importWhole(path: string): Promise<WholeImport> {
  const direct = await startDirect();
  try {
    const owner = direct.owner(1);
    // Nobody but the worker has the file's bytes while it is imported.
    const { importJobId, event } = await uploadRoster(direct, 1, readFileSync(path));
    const params = { importJobId };
    const began = performance.now();
    let [last, processed, longestSilenceMs] = [began, 0, 0];
    const watch = setInterval(async () => {
      const job = await owner.call(getImportJob, { params });
      if (job.processed === processed) return;
      const now = performance.now();
      longestSilenceMs = Math.max(longestSilenceMs, now - last);
      [last, processed] = [now, job.processed];
    }, 50);
    await direct.functions.importFile(event as never, {} as never);
    clearInterval(watch);
    const { created } = await owner.call(getImportJob, { params });
    const peakMb = process.resourceUsage().maxRSS / 1024;
    return { created, ms: performance.now() - began, peakMb, longestSilenceMs };
  } finally {
    await direct.stop();
  }
}

const log = console.log;
console.log = () => undefined;
const result = await importWhole(process.argv[2] ?? "");
log(JSON.stringify(result));
