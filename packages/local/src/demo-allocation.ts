import { createAllocation, getAllocation } from "@shanhai/contract/allocation";
import { type Candidate, listCandidates, updateCandidate } from "@shanhai/contract/candidate";
import { matchPeople } from "@shanhai/contract/match";
import type { PositionId } from "@shanhai/contract/scalar";
import { type Desk, eventually } from "./demo-desk.ts";

/** People tell in so many calls at once what they can do. */
const AT_ONCE = 8;

interface Trained {
  skills: readonly string[];
  licence?: string;
}

/** What people of an occupation can do, and the certificate that those of some years hold. */
const TRAINED: Record<string, Trained> = {
  机修钳工: { skills: ["设备点检", "液压", "机械装配", "PLC"], licence: "钳工证" },
  电工: { skills: ["PLC", "变频器", "电气接线", "设备点检"], licence: "低压电工证" },
  焊工: { skills: ["氩弧焊", "二保焊", "看图纸"], licence: "焊工证" },
  石英玻璃制品工: { skills: ["石英管拉制", "看图纸", "精密测量"] },
  轴承装配工: { skills: ["轴承装配", "看图纸", "精密测量"] },
};

/** Three in four name skills, the more the higher their level; the same people at every start. */
function trainingOf({ phone = "", occupation = "", experienceYears = 0 }: Candidate) {
  const trained = TRAINED[occupation];
  const number = Number(phone.slice(-4));
  if (!trained || number % 4 === 0) return undefined;
  const first = number % trained.skills.length;
  const count = Math.min(trained.skills.length, 1 + Math.floor(experienceYears / 2));
  const skills = [...trained.skills, ...trained.skills].slice(first, first + count);
  return { skills, ...(trained.licence && experienceYears >= 3 ? { licences: [trained.licence] } : {}) };
}

/** People say what they can do and what certificates they hold: an import's file has no columns for it. */
export async function seedTraining({ steps, actor }: Desk): Promise<void> {
  await steps.once("training", async (key) => {
    let cursor: string | undefined;
    do {
      const page = await actor.call(listCandidates, { query: { limit: 100, ...(cursor ? { cursor } : {}) } });
      const told = page.items.flatMap((person) => {
        const training = person.skills ? undefined : trainingOf(person);
        return training ? [{ person, training }] : [];
      });
      for (let start = 0; start < told.length; start += AT_ONCE)
        await Promise.all(
          told.slice(start, start + AT_ONCE).map(({ person: { candidateId, version }, training }) =>
            actor.call(updateCandidate, {
              params: { candidateId },
              body: { version, ...training },
              idempotencyKey: `${key}-${candidateId}`,
            }),
          ),
        );
      cursor = page.cursor;
    } while (cursor);
    return true;
  });
}

/** Who goes where over all open positions, worked out and not yet applied; once those who suit the scarcest are known. */
export async function seedAllocation({ steps, actor, seed }: Desk, positionId: PositionId): Promise<void> {
  await steps.once("allocation", async (idempotencyKey) => {
    await eventually(seed, async () => {
      const { items } = await actor.call(matchPeople, { params: { positionId }, query: {} });
      return items.length > 0 ? true : undefined;
    });
    const { allocationId } = await actor.call(createAllocation, { body: { fairness: 100 }, idempotencyKey });
    const params = { allocationId };
    return eventually(seed, async () => {
      const { status } = await actor.call(getAllocation, { params });
      return status === "ready" || status === "failed" ? allocationId : undefined;
    });
  });
}
