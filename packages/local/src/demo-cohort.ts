import type { Client } from "@shanhai/client/client";
import { createCohort, transitCohort } from "@shanhai/contract/cohort";
import { enrolGraduates, moveEnrolments } from "@shanhai/contract/enrolment";
import { createGraduate } from "@shanhai/contract/graduate";
import { getPartnerCohort, recordPhase, transitPartnerCohort } from "@shanhai/contract/partner-cohort";
import { listAudiences } from "@shanhai/contract/partner-posting";
import { listPostings } from "@shanhai/contract/posting";
import { createRoster } from "@shanhai/contract/roster";
import type { GraduateId, PartnerId } from "@shanhai/contract/scalar";
import { eventually, inDays } from "./demo-desk.ts";
import { CHUANSI_OWNER } from "./demo-organisations.ts";
import type { DemoSteps, Seed } from "./demo-steps.ts";

const PEOPLE = ["马晓东", "李文静", "王建国", "赵小燕"];
const TITLE = "工艺技术员";

/** A cohort that the school trains to one of the agency's orders: planned, accepted, a phase in, with a seat still free. */
export async function seedCohort(
  seed: Seed,
  steps: DemoSteps,
  { school, coordinator }: { school: PartnerId; coordinator: Pick<Client, "call"> },
): Promise<void> {
  const agency = await steps.actor(CHUANSI_OWNER);
  const planned = await steps.once("cohort-planned", async (key) => {
    const schools = async () => (await agency.call(listAudiences, { query: { opens: "cohorts" } })).items;
    await eventually(seed, async () => (await schools()).find((one) => one.partnerId === school));
    const { items } = await agency.call(listPostings, { query: {} });
    const posted = items.find(({ title, open }) => title === TITLE && open > 0);
    if (!posted) return undefined;
    const { orderId, positionId, open } = posted;
    const body = {
      partnerId: school,
      title: "2026 工艺技术员订单班",
      from: inDays(-45),
      to: inDays(45),
      seats: [{ positionId, seats: Math.min(5, open) }],
      phases: [
        { title: "理论", from: inDays(-45), to: inDays(-16), hours: 120 },
        { title: "实训", from: inDays(-15), to: inDays(14), hours: 160 },
        { title: "顶岗实习", from: inDays(15), to: inDays(45) },
      ],
    };
    const { cohortId } = await agency.call(createCohort, { params: { orderId }, body, idempotencyKey: key });
    const params = { orderId, cohortId };
    const asked = { params, body: { to: "proposed" as const, version: 1 }, idempotencyKey: `${key}-asked` };
    await agency.call(transitCohort, asked);
    return params;
  });
  if (!planned) return;
  const people = await steps.once("cohort-roster", async (key) => {
    const name = "2026届化工工艺";
    const { rosterId } = await coordinator.call(createRoster, { body: { name }, idempotencyKey: key });
    const ids: GraduateId[] = [];
    for (const [index, person] of PEOPLE.entries()) {
      const said = { name: person, phone: `1990000700${index}`, major: "应用化工技术", occupation: TITLE };
      const body = { ...said, skillLevel: "中级工" as const, intendedPlace: "衢州", consent: true as const };
      const request = { params: { rosterId }, body, idempotencyKey: `${key}-${index}` };
      ids.push((await coordinator.call(createGraduate, request)).graduateId);
    }
    return ids;
  });
  await steps.once("cohort-running", async (key) => {
    const params = { cohortId: planned.cohortId };
    await eventually(seed, () => coordinator.call(getPartnerCohort, { params }).catch(() => undefined));
    const accepted = { params, body: { to: "running" as const, version: 2 }, idempotencyKey: key };
    const { version } = await coordinator.call(transitPartnerCohort, accepted);
    const body = { seat: 0, graduateIds: people, consent: { means: "written" as const } };
    await coordinator.call(enrolGraduates, { params, body, idempotencyKey: `${key}-enrolled` });
    const done = { phase: 0, done: { on: inDays(-16), completed: people.length }, version: version + 1 };
    await coordinator.call(recordPhase, { params, body: done, idempotencyKey: `${key}-phase` });
    const moved = { graduateIds: people.slice(0, 3), to: "training" as const };
    await coordinator.call(moveEnrolments, { params, body: moved, idempotencyKey: `${key}-training` });
    return true;
  });
}
