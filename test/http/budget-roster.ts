import { createEnterprise } from "@shanhai/contract/enterprise";
import * as graduate from "@shanhai/contract/graduate";
import * as match from "@shanhai/contract/graduate-match";
import * as introduction from "@shanhai/contract/introduction";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import * as roster from "@shanhai/contract/roster";
import * as rosterFile from "@shanhai/contract/roster-file";
import * as rosterUpload from "@shanhai/contract/roster-upload";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import type { Direct } from "../direct.ts";
import { type Person, uscc } from "../laptop.ts";
import { changeOf, itemsOf, tell } from "../stream.ts";

/** What the direct line may cost; see `budget.ts`. Whether it is open takes two reads, and is asked with every request of a school. */
export const ROSTER_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  createRoster: { requests: 3, read: 2, write: 6 },
  listRosters: { requests: 3, read: 3, write: 0 },
  // The roster; the graduate with its place in the list, phone, count, audit.
  createGraduate: { requests: 4, read: 3, write: 12 },
  listGraduates: { requests: 4, read: 4, write: 0 },
  getGraduate: { requests: 3, read: 3, write: 0 },
  updateGraduate: { requests: 4, read: 3, write: 8 },
  removeGraduate: { requests: 4, read: 3, write: 12 },
  // Whom the rows name.
  checkRosterFile: { requests: 5, read: 5, write: 0 },
  // That it began, with an audit entry; one part of up to 24 people; that it is done.
  importRosterFile: { requests: 8, read: 6, write: 30 },
  listRosterFiles: { requests: 4, read: 4, write: 0 },
  getRosterFileErrors: { requests: 4, read: 4, write: 0 },
  revertRosterFile: { requests: 7, read: 6, write: 20 },
  // What else is open; two boards, all graduates, what was recommended.
  listMatchedPostings: { requests: 8, read: 12, write: 0 },
  listMatchingGraduates: { requests: 7, read: 8, write: 0 },
  listGraduateMatches: { requests: 8, read: 10, write: 0 },
  // The posting; graduates and recommendations; both written, with an audit entry.
  introduceGraduates: { requests: 6, read: 6, write: 14 },
  listIntroductions: { requests: 3, read: 3, write: 0 },
  // The list; of each school whether it is open, and its graduates.
  listOfferedGraduates: { requests: 4, read: 5, write: 0 },
  // The same of one; its position, order, whom it names; person, application, counters, audit.
  acceptIntroductions: { requests: 9, read: 10, write: 26 },
  declineIntroduction: { requests: 2, read: 1, write: 8 },
};

/** Calls every endpoint of the direct line once, in an order that works; the agreement in force opens it. */
export async function measureRosters(direct: Direct, { owner, coordinator }: { owner: Person; coordinator: Person }) {
  const { rosterId } = await coordinator.call(roster.createRoster, { body: { name: "2026届" } });
  await coordinator.call(roster.listRosters, { query: {} });
  const params = { rosterId };
  const said = { occupation: "装配工", consent: true as const };
  const people = [];
  for (const phone of ["19900090001", "19900090002", "19900090003"])
    people.push(await coordinator.call(graduate.createGraduate, { params, body: { name: "甲", phone, ...said } }));
  const [first, second, third] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  await coordinator.call(graduate.updateGraduate, { params: first, body: { version: 1, major: "机电" } });
  await coordinator.call(graduate.getGraduate, { params: first });
  await coordinator.call(graduate.listGraduates, { params, query: {} });
  await coordinator.call(graduate.removeGraduate, { params: third });
  const content = Buffer.from("姓名,手机号,本人同意\n乙,19900090009,是\n丙,1,是").toString("base64");
  const body = { fileName: "名单.csv", content };
  await coordinator.call(rosterUpload.checkRosterFile, { params, body });
  const { rosterFileId } = await coordinator.call(rosterUpload.importRosterFile, { params, body });
  await coordinator.call(rosterFile.listRosterFiles, { params, query: {} });
  await coordinator.call(rosterFile.getRosterFileErrors, { params: { rosterId, rosterFileId } });
  await coordinator.call(rosterFile.revertRosterFile, { params: { rosterId, rosterFileId } });

  const enterprise = await owner.call(createEnterprise, { body: { name: "岗位企业", uscc: uscc(7701) } });
  const { orderId } = await owner.call(createOrder, {
    body: { enterpriseId: enterprise.enterpriseId, title: "订单", deadline: "2030-01-01" },
  });
  const seats = { title: "装配工", occupation: "装配工", headcount: 2, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  const posting = await owner.call(createPosting, {
    params: { positionId },
    body: {
      division: "330803",
      validThrough: plusDays(shanghaiDate(new Date()), 30),
      publish: true,
      read: ["validThrough"],
    },
  });
  /** Hands what the items of these nouns are now to the projections, as if each had just been written. */
  async function follow(...nouns: string[]) {
    const items = (await itemsOf(direct)).filter(({ pk }) => nouns.some((noun) => String(pk).endsWith(`#${noun}`)));
    await tell(
      direct,
      items.map((item) => changeOf(undefined, item)),
    );
  }
  await follow("posting");
  await coordinator.call(match.listMatchedPostings, {});
  await coordinator.call(match.listMatchingGraduates, { params: posting });
  await coordinator.call(match.listGraduateMatches, { params: first });
  for (const { graduateId } of [first, second])
    await coordinator.call(introduction.introduceGraduates, {
      params: posting,
      body: { graduateIds: [graduateId], consent: { means: "written" } },
    });
  await coordinator.call(introduction.listIntroductions, { query: {} });
  await follow("introduction");
  const { items } = await owner.call(introduction.listOfferedGraduates, { query: {} });
  const [one, other] = items.map(({ introductionId }) => introductionId);
  await owner.call(introduction.acceptIntroductions, { body: { introductionIds: [one as never] } });
  await owner.call(introduction.declineIntroduction, {
    params: { introductionId: other as never },
    body: { reason: "r" },
  });
}
