import type { Allocation, AllocationRow } from "@shanhai/contract/allocation";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import * as store from "@shanhai/store/allocation";
import type { Step } from "@shanhai/store/application";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import type { TenantScope } from "@shanhai/tenancy/scope";

/** A part is tried again when a row changed between reading and writing. */
const ATTEMPTS = 10;

/** A part's rows as they are to be kept, with the applications that move in the same transaction. */
export interface Settled {
  rows: AllocationRow[];
  steps: Step[];
}

/** An allocation that a worker has something to do with. */
export interface Work {
  table: Table<TenantScope>;
  act: () => Act;
  allocation: Allocation;
}

/** One that is carried out or taken back; told after each part how far it is, in thousandths. */
export interface PartWork extends Work {
  say: (progress: number) => Promise<void>;
}

/**
 * Works through the rows of an allocation part by part, in their order, and hands each on as it was kept. A part without a row to do
 * is left alone, so that what was cut off goes on behind the last part that was kept. Throws `busy` for a part that goes on changing.
 */
export async function* settleParts(
  { table, act, allocation, say }: PartWork,
  isToDo: (row: AllocationRow) => boolean,
  settle: (rows: readonly AllocationRow[], act: Act) => Promise<Settled>,
): AsyncGenerator<AllocationRow[]> {
  const { allocationId, summary } = allocation;
  // Who is left over comes last, and nothing is done about them.
  const parts = Math.ceil((summary?.plan.people ?? 0) / store.ROWS_OF_PART);
  for (let part = 0; part < parts; part += 1) {
    const read = await store.getAllocationRows(table, allocationId, part);
    yield read.some(isToDo) ? await keepPart(part, read, act()) : read;
    await say(Math.round((1000 * (part + 1)) / parts));
  }

  async function keepPart(part: number, read: AllocationRow[], act: Act): Promise<AllocationRow[]> {
    let before = read;
    for (let attempt = 1; ; attempt += 1) {
      const { rows, steps } = await settle(before, act);
      try {
        await store.saveAllocationPart(table, act, { allocation, part, before, rows, steps });
        return rows;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (attempt === ATTEMPTS) throw new AppError("busy");
        // The same message may be worked twice at once: what the other settled stands.
        before = await store.getAllocationRows(table, allocationId, part);
      }
    }
  }
}
