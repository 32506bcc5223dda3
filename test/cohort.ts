import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { createCohort, transitCohort } from "@shanhai/contract/cohort";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createGraduate } from "@shanhai/contract/graduate";
import type { Grant } from "@shanhai/contract/grant";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createRoster } from "@shanhai/contract/roster";
import type { PartnerId, PositionId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { type Person, type TestLaptop, uscc } from "./laptop.ts";

let number = 0;

/** A school to which an agreement opens these. */
export async function schoolIn(
  laptop: TestLaptop,
  administrator: Person,
  { opens = ["cohorts", "rosters"] as Grant[], name = "", today = shanghaiDate(new Date()) } = {},
) {
  number += 1;
  const email = `teacher${number}@cohort.test`;
  const made = await laptop.partner(administrator, name || `学院${number}`, "school", email);
  const term = { number: "1", title: "协议", partnerIds: [made.partnerId], from: today, to: plusDays(today, 300) };
  const draft = await administrator.call(createAgreement, { body: { ...term, obligations: [], opens } });
  const agreement = await administrator.call(transitAgreement, { params: draft, body: { to: "active", version: 1 } });
  await laptop.drain();
  return { ...made, email, agreement, teacher: made.coordinator };
}

/** An open order of an agency with positions of so many seats. */
export async function orderOf(owner: Person, seats: readonly number[], name = "卡游") {
  number += 1;
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name, uscc: uscc(5000 + number) } });
  const { orderId } = await owner.call(createOrder, {
    body: { enterpriseId, title: "技术岗", deadline: "2030-01-01" },
  });
  const positionIds: PositionId[] = [];
  for (const [index, headcount] of seats.entries()) {
    const body = { title: `维修工${index + 1}`, occupation: "机电维修", payMin: 1, payMax: 2, place: "衢州" };
    const position = await owner.call(addPosition, { params: { orderId }, body: { ...body, headcount } });
    positionIds.push(position.positionId);
  }
  return { orderId, positionIds };
}

/** A plan of three phases that begins today. */
export function planOf(positionIds: readonly PositionId[], seats = 2, today = shanghaiDate(new Date())) {
  const days = (from: number, to: number) => ({ from: plusDays(today, from), to: plusDays(today, to) });
  return {
    title: "机电维修订单班",
    ...days(0, 90),
    seats: positionIds.map((positionId) => ({ positionId, seats })),
    phases: [
      { title: "理论", ...days(0, 29), hours: 120 },
      { title: "实训", ...days(30, 59), hours: 160 },
      { title: "顶岗实习", ...days(60, 90) },
    ],
  };
}

/** A cohort that was proposed to a school. */
export async function proposed(
  laptop: TestLaptop,
  owner: Person,
  { partnerId, seats = 2, today = shanghaiDate(new Date()) }: { partnerId: PartnerId; seats?: number; today?: string },
) {
  const order = await orderOf(owner, [Math.max(5, seats)]);
  const plan = planOf(order.positionIds, seats, today as ReturnType<typeof shanghaiDate>);
  const draft = await owner.call(createCohort, { params: order, body: { partnerId, ...plan } });
  const cohort = await owner.call(transitCohort, { params: draft, body: { to: "proposed", version: 1 } });
  await laptop.drain();
  return { ...order, plan, cohort, params: { orderId: order.orderId, cohortId: cohort.cohortId } };
}

let phones = 19_901_000_000;

/** Graduates on one roster of a school. */
export async function graduatesOf(teacher: Person, count: number, said: object = {}) {
  const { rosterId } = await teacher.call(createRoster, { body: { name: "2026届机电" } });
  const made = [];
  for (let index = 0; index < count; index += 1) {
    phones += 1;
    const body = { name: `王小${"明亮强"[index % 3]}`, phone: String(phones), major: "机电一体化", ...said };
    made.push(await teacher.call(createGraduate, { params: { rosterId }, body: { ...body, consent: true as const } }));
  }
  return made.map(({ graduateId }) => graduateId);
}
