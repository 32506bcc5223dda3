import { createIntention } from "@shanhai/contract/intention";
import { inviteToPartner } from "@shanhai/contract/invitation";
import { createReceipt } from "@shanhai/contract/receipt";
import { makeRelay } from "@shanhai/contract/relay";
import type { PartnerId } from "@shanhai/contract/scalar";
import { eventually } from "./demo-desk.ts";
import { ADMINISTRATOR, join } from "./demo-organisations.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

const STATION_COORDINATOR = "station@kongtong.demo";

const RECEIPTS = [
  { channel: "group", to: "南街村就业群", people: 186 },
  { channel: "notice", to: "柳湖镇公告栏", people: 90 },
] as const;

/** A station that passes this month's jobs on, has noted to whom, and wrote people down: one of them for a job. */
export async function seedRelay(seed: Seed, steps: DemoSteps, station: PartnerId): Promise<void> {
  const park = await steps.actor(ADMINISTRATOR);
  const invited = await steps.once("station-invitation", async (key) => {
    const params = { partnerId: station };
    const body = { email: STATION_COORDINATOR };
    const { token } = await park.call(inviteToPartner, { params, body, idempotencyKey: key });
    return { token };
  });
  const coordinator = await steps.actor(STATION_COORDINATOR);
  await steps.once("station-relay", async (key) => {
    await join(coordinator, invited.token, `${key}-joined`);
    const made = () => coordinator.call(makeRelay, {}).catch(() => undefined);
    const relay = await eventually(seed, made);
    for (const [index, body] of RECEIPTS.entries())
      await coordinator.call(createReceipt, { params: relay, body, idempotencyKey: `${key}-receipt-${index}` });
    const said = { means: "oral", consent: true } as const;
    const postingId = relay.items.find(({ picked }) => picked)?.postingId;
    const people = [
      { name: "马得福", phone: "19900080001", availability: "week" as const, ...(postingId ? { postingId } : {}) },
      { name: "白麦苗", phone: "19900080002", occupation: "缝纫工", place: "衢州市", availability: "month" as const },
      { name: "李水旺", phone: "19900080003", occupation: "焊工", skillLevel: "中级工" as const },
    ];
    for (const [index, person] of people.entries())
      await coordinator.call(createIntention, { body: { ...person, ...said }, idempotencyKey: `${key}-${index}` });
    return true;
  });
}
