import { createAgreement, getPartnerHome, transitAgreement } from "@shanhai/contract/agreement";
import { createCohort, transitCohort } from "@shanhai/contract/cohort";
import { enrolGraduates } from "@shanhai/contract/enrolment";
import { recordFulfilment, withdrawFulfilment } from "@shanhai/contract/fulfilment";
import { listGraduates } from "@shanhai/contract/graduate";
import { createIntention } from "@shanhai/contract/intention";
import { introduceGraduates, listOfferedGraduates } from "@shanhai/contract/introduction";
import { inviteCoordinator } from "@shanhai/contract/invitation";
import { createOrder } from "@shanhai/contract/order";
import { transitPartnerCohort } from "@shanhai/contract/partner-cohort";
import { addPosition } from "@shanhai/contract/position";
import { createProspect, recordProspectConsent, shareProspect } from "@shanhai/contract/prospect";
import { createProspectProposal } from "@shanhai/contract/prospect-proposal";
import { createReceipt } from "@shanhai/contract/receipt";
import { makeRelay } from "@shanhai/contract/relay";
import { createRoster } from "@shanhai/contract/roster";
import { importRosterFile } from "@shanhai/contract/roster-upload";
import { askForContact, revealProspectContact } from "@shanhai/contract/shared-prospect";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { planOf } from "../cohort.ts";
import type { Person, TestLaptop } from "../laptop.ts";

/** A partner with one of every record it can have, two where a list must have a second page; everything is open to it. */
export async function fillPartner(laptop: TestLaptop, administrator: Person, number: number) {
  const date = shanghaiDate(new Date());
  const email = `coordinator${number}@partner.test`;
  const { partnerId, coordinator } = await laptop.partner(administrator, `协作单位${number}`, "school", email);
  let [agreementId, obligationId] = ["", ""];
  for (const opens of [
    ["postings", "places", "rosters"],
    ["demand", "relay", "cohorts", "prospects"],
  ] as const) {
    const body = {
      number: `协${number}`,
      title: "协议",
      partnerIds: [partnerId],
      from: date,
      to: "2030-12-31",
      obligations: [{ kind: "supply" as const, text: "输送" }],
      opens: [...opens],
    };
    const agreement = await administrator.call(createAgreement, { body });
    agreementId = agreement.agreementId;
    obligationId = agreement.obligations[0]?.obligationId ?? "";
    await administrator.call(transitAgreement, { params: { agreementId }, body: { to: "active", version: 1 } });
  }
  await laptop.drain();
  const params = { agreementId };
  const body = { obligationId, date, text: "输送一批" };
  await administrator.call(recordFulfilment, { params, body });
  const { fulfilmentId } = await coordinator.call(recordFulfilment, { params, body });
  const mistaken = await coordinator.call(recordFulfilment, { params, body });
  await coordinator.call(withdrawFulfilment, {
    params: { agreementId, fulfilmentId: mistaken.fulfilmentId },
    body: { reason: "重复" },
  });
  for (const guest of ["one", "two"]) {
    const invited = await coordinator.call(inviteCoordinator, { body: { email: `${guest}${number}@partner.test` } });
    if (guest === "one") await laptop.accept(invited.path, `${guest}${number}@partner.test`);
  }
  const { relayId } = await coordinator.call(makeRelay, {});
  const receipt = { channel: "group", to: "南街村", people: 9 } as const;
  const { receiptId } = await coordinator.call(createReceipt, { params: { relayId }, body: receipt });
  const said = { means: "oral", consent: true } as const;
  const person = (last: number) => ({ body: { name: "汪洋", phone: `1990050${number}00${last}`, ...said } });
  await coordinator.call(createIntention, person(1));
  const { intention } = await coordinator.call(createIntention, person(2));
  await coordinator.call(getPartnerHome, {});
  const { graduateIds, ...roster } = await fillRoster(coordinator, number);
  const prospectId = await fillProspects(laptop, { administrator, coordinator, partnerId, number });
  await laptop.drain();
  return {
    coordinator,
    obligationId,
    graduateIds,
    ids: {
      partnerId,
      agreementId,
      fulfilmentId,
      relayId,
      receiptId,
      intentionId: intention.intentionId,
      prospectId,
      ...roster,
    },
  };
}

/** Two prospects shared with the partner, one whose contact it asked for, was given and read, and two proposals of its own. */
async function fillProspects(
  laptop: TestLaptop,
  {
    administrator,
    coordinator,
    partnerId,
    number,
  }: Record<"administrator" | "coordinator", Person> & {
    partnerId: string;
    number: number;
  },
): Promise<string> {
  let prospectId = "";
  for (const last of [1, 2]) {
    const contact = { name: "汪洋", phone: `1990051${number}00${last}` };
    const body = { organisation: `企业${number}${last}`, kind: "enterprise" as const, division: "330800", contact };
    const made = await administrator.call(createProspect, { body });
    const shared = { version: 1, with: "chosen" as const, partnerIds: [partnerId] };
    await administrator.call(shareProspect, { params: made, body: shared });
    await coordinator.call(askForContact, { params: made, body: { purpose: "洽谈" } });
    prospectId = made.prospectId;
  }
  await laptop.drain();
  const params = { prospectId };
  await administrator.call(recordProspectConsent, { params, body: { partnerId, means: "oral", version: 2 } });
  await coordinator.call(revealProspectContact, { params });
  for (const last of [1, 2]) {
    const contact = { contactName: "何娜", phone: `1990052${number}00${last}`, consent: true, means: "oral" } as const;
    const body = { organisation: `荐企${number}${last}`, kind: "enterprise" as const, division: "330100", ...contact };
    await coordinator.call(createProspectProposal, { body });
  }
  return prospectId;
}

/** Two rosters, two files in the later one, and the two graduates that they make. */
async function fillRoster(coordinator: Person, number: number) {
  let [rosterId, rosterFileId] = ["", ""];
  for (const name of ["2025届", "2026届"])
    ({ rosterId } = await coordinator.call(createRoster, { body: { name: `${name}${number}` } }));
  const params = { rosterId };
  for (const person of ["甲", "乙"]) {
    const phone = `1990008${number}00${person === "甲" ? 1 : 2}`;
    const text = `姓名,手机号,专业,本人同意\n${person},${phone},机电,是`;
    const body = { fileName: "名单.csv", content: Buffer.from(text).toString("base64") };
    ({ rosterFileId } = await coordinator.call(importRosterFile, { params, body }));
  }
  const people = await coordinator.call(listGraduates, { params, query: {} });
  const graduateIds = people.items.map((one) => one.graduateId);
  return { rosterId, rosterFileId, graduateId: graduateIds[0] ?? "", graduateIds };
}

/** A school recommends both its graduates to an agency's posting; one of the two introductions. */
export async function recommendTo(
  laptop: TestLaptop,
  owner: Person,
  { school, postingId }: { school: FilledPartner; postingId: string },
): Promise<string> {
  const body = { graduateIds: school.graduateIds, consent: { means: "written" as const } };
  await school.coordinator.call(introduceGraduates, { params: { postingId }, body });
  await laptop.drain();
  const { items } = await owner.call(listOfferedGraduates, { query: {} });
  return items[0]?.introductionId ?? "";
}

/** Two cohorts of an agency's order that a school trains, both its graduates in the later one, which is what is named. */
export async function trainFor(
  laptop: TestLaptop,
  owner: Person,
  { school, enterpriseId }: { school: FilledPartner; enterpriseId: string },
): Promise<{ orderId: string; cohortId: string }> {
  const seats = { title: "维修工", occupation: "维修工", headcount: 9, payMin: 1, payMax: 2, place: "衢州" };
  const order = { enterpriseId, title: "订单班", deadline: "2030-01-01" };
  const { orderId } = await owner.call(createOrder, { body: order });
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  const { partnerId } = school.ids;
  let params = { orderId: orderId as string, cohortId: "" };
  for (const version of [1, 1]) {
    const body = { partnerId, ...planOf([positionId]) };
    params = { orderId, cohortId: (await owner.call(createCohort, { params: { orderId }, body })).cohortId };
    await owner.call(transitCohort, { params, body: { to: "proposed", version } });
  }
  await laptop.drain();
  await school.coordinator.call(transitPartnerCohort, { params, body: { to: "running", version: 2 } });
  const { graduateIds } = school;
  const body = { seat: 0, graduateIds, consent: { means: "oral" as const } };
  await school.coordinator.call(enrolGraduates, { params, body });
  return params;
}
export type FilledPartner = Awaited<ReturnType<typeof fillPartner>>;
