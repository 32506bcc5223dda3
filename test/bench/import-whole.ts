import { readFileSync } from "node:fs";
import { commitImportJob, createImportJob, getImportJob } from "@shanhai/contract/import-job";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";

/** What one import of so many people took, in a process of its own. */
export interface WholeImport {
  created: number;
  ms: number;
  /** The most memory that the process ever had, MB. */
  peakMb: number;
  /** The longest time between two steps of its progress, ms. */
  longestSilenceMs: number;
}

/** Uploads a roster as a job; apart, so that nobody but the worker has the file's bytes while it is imported. */
async function upload({ owner, platform }: Direct, path: string) {
  const bytes = readFileSync(path);
  const body = { fileName: "a.csv", size: bytes.length };
  const { importJobId } = await owner(1).call(createImportJob, { body });
  await platform.files.write(mintTenantScope(agencyId(1), PARK), `imports/${importJobId}/roster`, bytes);
  return importJobId;
}

/** Imports a roster from its file to the last row, watching how far it says to be. */
async function importWhole(path: string): Promise<WholeImport> {
  const direct = await startDirect();
  try {
    const owner = direct.owner(1);
    const importJobId = await upload(direct, path);
    const params = { importJobId };
    await owner.call(commitImportJob, { params, body: {} });
    const body = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, importJobId });
    const began = performance.now();
    let [last, processed, longestSilenceMs] = [began, 0, 0];
    const watch = setInterval(async () => {
      const job = await owner.call(getImportJob, { params });
      if (job.processed === processed) return;
      const now = performance.now();
      longestSilenceMs = Math.max(longestSilenceMs, now - last);
      [last, processed] = [now, job.processed];
    }, 50);
    await direct.functions.importFile({ Records: [{ messageId: "m", body, attributes: {} }] } as never, {} as never);
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
