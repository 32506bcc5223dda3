import { AgencyId } from "@shanhai/contract/scalar";
import { dedicatedTable } from "@shanhai/store/schema";
import { createTable } from "./dynamo.ts";
import { createFunctions } from "./functions.ts";
import { openTable } from "./open-table.ts";
import { localPlatform, TABLE_NAME } from "./platform.ts";
import { startPump } from "./pump.ts";

/** What was moved has had its consequences: the new table's stream is taken note of to its end. */
async function takeNote(endpoint: string, dataDir: string, agencyId: AgencyId): Promise<void> {
  const pump = startPump({
    endpoint,
    tableName: dedicatedTable(TABLE_NAME, agencyId),
    dataDir,
    consume: async () => ({ batchItemFailures: [] }),
    dedicatedTo: agencyId,
  });
  await pump.drain();
  await pump.stop();
}

/**
 * Moves a suspended agency into a table of its own, while the laptop is stopped; says how many items it moved. From then on the
 * laptop has to be started with the agency among `dedicated`. Throws where it is running, or the agency is not there or at work.
 */
export async function dedicateAgency(dataDir: string, id: string): Promise<number> {
  const agencyId = AgencyId.parse(id);
  const opened = await openTable(dataDir);
  try {
    if (opened.running)
      throw new Error("请先停止 npm start。\nStop npm start first: an agency is moved while nothing else works on it.");
    const { endpoint } = opened;
    const functionsOn = (dedicated: readonly string[]) =>
      createFunctions(localPlatform({ dataDir, endpoint, origin: "http://localhost", dedicated: new Set(dedicated) }));
    await createTable(endpoint, dedicatedTable(TABLE_NAME, agencyId));
    const { count } = await functionsOn([]).dedicate({ agencyId, step: "copy" });
    await takeNote(endpoint, dataDir, agencyId);
    await functionsOn([agencyId]).dedicate({ agencyId, step: "remove" });
    return count;
  } finally {
    await opened.close();
  }
}
