import { createPosting, type PostingCheck } from "@shanhai/contract/posting";
import type { PositionId } from "@shanhai/contract/scalar";
import { type Desk, inDays } from "./demo-desk.ts";

interface PostingPlan {
  /** The county of the job. */
  division: string;
  days: number;
  description?: string;
  publish?: boolean;
  read?: PostingCheck[];
}

/** Makes positions known to everybody, the last one first on the board; or keeps a draft of one. */
export async function post({ steps, actor }: Desk, plans: readonly (readonly [PositionId, PostingPlan])[]) {
  for (const [positionId, { days, publish = true, ...plan }] of plans) {
    await steps.once(`posting-${positionId}`, async (key) => {
      const validThrough = await steps.once(`posting-until-${positionId}`, async () => inDays(days));
      const body = { ...plan, validThrough, publish };
      return (await actor.call(createPosting, { params: { positionId }, body, idempotencyKey: key })).postingId;
    });
  }
}
