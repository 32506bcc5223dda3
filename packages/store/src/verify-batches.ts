import type { BatchInterview } from "@shanhai/contract/batch-interview";

/** Recounts who is in each batch of interviews. */
export class BatchRecount {
  readonly #batches: BatchInterview[] = [];
  readonly #rows = new Map<string, number>();

  /** Takes a tenant's item if it is a batch, or somebody in one. */
  add(noun: string, item: Record<string, unknown>): boolean {
    if (noun === "batchInterview") this.#batches.push(item as unknown as BatchInterview);
    else if (noun === "batchRow") {
      const id = String(item.batchInterviewId);
      this.#rows.set(id, (this.#rows.get(id) ?? 0) + 1);
    } else return false;
    return true;
  }

  get count(): number {
    return this.#batches.length;
  }

  findings(): string[] {
    return this.#batches.flatMap(({ batchInterviewId, people }) => {
      const counted = this.#rows.get(batchInterviewId) ?? 0;
      return people === counted ? [] : [`${batchInterviewId} ${people} people, ${counted} counted`];
    });
  }
}
