import * as agreement from "@shanhai/contract/agreement";
import { getDemand } from "@shanhai/contract/demand";
import * as fulfilment from "@shanhai/contract/fulfilment";
import { inviteCoordinator, inviteToPartner } from "@shanhai/contract/invitation";
import * as partner from "@shanhai/contract/partner";
import { listPartnerPostings } from "@shanhai/contract/partner-posting";
import type { PartnerId } from "@shanhai/contract/scalar";
import { getTalentMap, getTalentMapFile, getTalentOccupation } from "@shanhai/contract/talent-map";
import { compareTwoPlaces, getTwoPlacesFile } from "@shanhai/contract/two-places";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { agencyId, type Direct, PARK } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";
import { measureAllies } from "./budget-ally.ts";
import { measureCohorts } from "./budget-cohort.ts";
import { measureRelays } from "./budget-relay.ts";
import { measureRosters } from "./budget-roster.ts";

/** What partners' endpoints may cost; see `budget.ts`. */
export const PARTNER_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  // The partner with its place in the list, audit.
  createPartner: { requests: 1, read: 0, write: 6 },
  listPartners: { requests: 1, read: 1, write: 0 },
  // The partner, which agreements there are with it, and those.
  getPartner: { requests: 3, read: 3, write: 0 },
  updatePartner: { requests: 2, read: 1, write: 6 },
  transitPartner: { requests: 2, read: 1, write: 6 },
  inviteToPartner: { requests: 2, read: 1, write: 4 },
  // Its people, its invitations, what it is called.
  inviteCoordinator: { requests: 4, read: 3, write: 4 },
  // The park, the parties; the agreement, what names it for each party, audit.
  createAgreement: { requests: 3, read: 2, write: 6 },
  listAgreements: { requests: 2, read: 2, write: 0 },
  getAgreement: { requests: 1, read: 1, write: 0 },
  updateAgreement: { requests: 3, read: 2, write: 6 },
  // The agreement, that each party is one still, audit.
  transitAgreement: { requests: 2, read: 1, write: 6 },
  renewAgreement: { requests: 3, read: 2, write: 8 },
  discardAgreement: { requests: 2, read: 1, write: 8 },
  // Its place, which is asked for twice, what is open, its agreements.
  getPartnerHome: { requests: 4, read: 4, write: 0 },
  // The entry, the agreement's sums, audit.
  recordFulfilment: { requests: 2, read: 1, write: 6 },
  listFulfilments: { requests: 2, read: 2, write: 0 },
  withdrawFulfilment: { requests: 2, read: 1, write: 6 },
  // Whether it is open takes two reads; then one page of counts, a unit for some thirty cells.
  getDemand: { requests: 3, read: 3, write: 0 },
  // The same, and a page of the board.
  listPartnerPostings: { requests: 3, read: 3, write: 0 },
  // Whether it is open; the park, which partners there are; seats, people of both places and of none, arrivals.
  compareTwoPlaces: { requests: 8, read: 8, write: 0 },
  getTwoPlacesFile: { requests: 8, read: 8, write: 0 },
  // Whether it is open; the park; open seats, seats asked for, arrivals, people of the place; an agency's own.
  getTalentMap: { requests: 7, read: 7, write: 0 },
  getTalentMapFile: { requests: 7, read: 7, write: 0 },
  // The same; its open positions, and the orders that they are of.
  getTalentOccupation: { requests: 8, read: 8, write: 0 },
  // Partners and agreements of a park, a unit for each 4 KB of them.
  listAudiences: { requests: 2, read: 2, write: 0 },
};

/** Calls every endpoint of partners once, in an order that works, with what the stream makes of it in between. */
export async function measurePartners(
  direct: Direct,
  { staff, measure, parkId }: { staff: Person; measure: (person: Person) => Person; parkId: string },
) {
  const today = shanghaiDate(new Date());
  /** Hands what this noun's items are now to the projections, as if each had just been written. */
  async function follow(noun: string) {
    const items = (await itemsOf(direct)).filter(({ pk }) => String(pk).startsWith(`P#${parkId}#${noun}`));
    await tell(
      direct,
      items.map((item) => changeOf(undefined, item)),
    );
  }
  const made = await staff.call(partner.createPartner, {
    body: { name: "学院", kind: "school", division: "620800", note: "n" },
  });
  const params = { partnerId: made.partnerId };
  await staff.call(partner.updatePartner, { params, body: { version: 1, contactName: "汪洋" } });
  await staff.call(partner.transitPartner, { params, body: { version: 2, to: "ended", reason: "r" } });
  await staff.call(partner.transitPartner, { params, body: { version: 3, to: "active", reason: "r" } });
  await staff.call(inviteToPartner, { params, body: { email: "c@b.test" } });
  await follow("partner");
  const content = {
    number: "1",
    title: "协议",
    partnerIds: [made.partnerId],
    from: today,
    to: plusDays(today, 30),
    obligations: [{ kind: "supply" as const, text: "输送", target: 9 }],
    opens: [
      "demand" as const,
      "postings" as const,
      "places" as const,
      "relay" as const,
      "rosters" as const,
      "cohorts" as const,
      "prospects" as const,
    ],
  };
  const draft = await staff.call(agreement.createAgreement, { body: content });
  const drawn = await staff.call(agreement.updateAgreement, { params: draft, body: { ...content, version: 1 } });
  await staff.call(agreement.transitAgreement, { params: drawn, body: { to: "active", version: 2 } });
  const term = { number: "2", from: plusDays(today, 31), to: plusDays(today, 60) };
  const renewal = await staff.call(agreement.renewAgreement, { params: drawn, body: term });
  await staff.call(agreement.discardAgreement, { params: renewal });
  await follow("agreement");
  await staff.call(agreement.listAgreements, { query: {} });
  await staff.call(agreement.listAgreements, { query: params });
  await staff.call(partner.listPartners, { query: { kind: "school" } });
  await staff.call(partner.getPartner, { params });
  const coordinator = measure(direct.coordinator(made.partnerId as PartnerId, parkId));
  await coordinator.call(agreement.getPartnerHome, {});
  await coordinator.call(agreement.getAgreement, { params: drawn });
  await coordinator.call(getDemand, {});
  await coordinator.call(listPartnerPostings, { query: { division: "330800" } });
  for (const person of [staff, coordinator]) {
    await person.call(compareTwoPlaces, { query: {} });
    await person.call(getTwoPlacesFile, { query: { table: "occupations" } });
    await person.call(getTalentMap, { query: {} });
    await person.call(getTalentMapFile, { query: { table: "occupations" } });
    await person.call(getTalentOccupation, { query: { occupation: "电工" } });
  }
  await measureAllies(direct, { staff, coordinator, partnerId: made.partnerId });
  await measureRelays(coordinator, staff);
  await coordinator.call(inviteCoordinator, { body: { email: "d@b.test" } });
  const obligationId = drawn.obligations[0]?.obligationId ?? "";
  const body = { obligationId, date: today, text: "一批", quantity: 5 };
  for (const person of [staff, coordinator]) {
    const { fulfilmentId } = await person.call(fulfilment.recordFulfilment, { params: drawn, body });
    await person.call(fulfilment.listFulfilments, { params: drawn, query: {} });
    const taken = { agreementId: drawn.agreementId, fulfilmentId };
    await person.call(fulfilment.withdrawFulfilment, { params: taken, body: { reason: "r" } });
  }
  // The board is the park's to which the owner's agency belongs.
  const teacher = measure(direct.coordinator(made.partnerId as PartnerId, PARK));
  await measureRosters(direct, { owner: measure(direct.owner()), coordinator: teacher });
  const school = direct.coordinator(made.partnerId as PartnerId, parkId);
  const planner = measure(direct.ownerOf(agencyId(70), parkId));
  await measureCohorts(direct, { owner: planner, coordinator: measure(school), staff });
  await staff.call(agreement.transitAgreement, { params: drawn, body: { to: "revoked", reason: "r", version: 3 } });
}
