import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { CandidateId } from "@shanhai/contract/scalar";
import { compareTwoPlaces, getTwoPlacesFile } from "@shanhai/contract/two-places";
import { monthOf, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* Seats and people of two places, from what agencies really do to what the park and a county see of it. */

let laptop: TestLaptop;
let administrator: Person;
let coordinator: Person;
let agreement: { agreementId: string };
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const today = shanghaiDate(new Date());

beforeAll(async () => {
  laptop = await startTestLaptop({ now });
  administrator = await laptop.park("衢州园区", "330800", "admin@park.test");
  const { owner } = await laptop.agency(administrator, "川思", 1, "owner@chuansi.test");
  await laptop.drain();
  const { enterpriseId } = await owner.call(createEnterprise, { body: { name: "企业", uscc: uscc(9) } });
  const order = { enterpriseId, title: "订单", deadline: plusDays(today, 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { title: "电工", occupation: "电工", headcount: 40, payMin: 1, payMax: 2, place: "衢州市常山县" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  const candidateIds: CandidateId[] = [];
  for (let index = 0; index < 14; index += 1) {
    const homePlace = index < 12 ? "平凉市崆峒区" : "老家";
    const phone = `1990000${String(index).padStart(4, "0")}`;
    const body = { name: `人${index}`, phone, homePlace, occupation: "电工", consent: true as const };
    candidateIds.push((await owner.call(createCandidate, { body })).candidateId as CandidateId);
  }
  const body = { candidateIds: candidateIds.slice(0, 6) };
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body });
  const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to } });
  const made = await laptop.partner(administrator, "崆峒区人社局", "bureau", "bureau@partner.test");
  coordinator = made.coordinator;
  const content = { number: "1", title: "协议", partnerIds: [made.partnerId], from: today, to: plusDays(today, 30) };
  agreement = await administrator.call(createAgreement, { body: { ...content, obligations: [], opens: ["places"] } });
  await laptop.drain();
});
afterAll(() => laptop?.stop());

test("the park sees its own division beside its partner's: seats, people, who is at work, who came from where", async () => {
  for (let times = 0; times < 3; times += 1) await laptop.drain();
  const seen = await administrator.call(compareTwoPlaces, { query: {} });
  expect(seen.places.map(({ division, name }) => [division, name])).toEqual([
    ["330800", "浙江省衢州市"],
    ["620802", "甘肃省平凉市崆峒区"],
  ]);
  expect(seen.occupations).toEqual([
    {
      occupation: "电工",
      sides: [
        { open: 34, people: 0, available: 0, gap: 34, few: false },
        { open: 0, people: 12, available: 6, gap: -6, few: false },
      ],
    },
  ]);
  expect(seen.unstated).toEqual({ open: 0, people: 2 });
  expect(seen.flows.at(-1)).toEqual({ month: monthOf(today), forth: 0, back: 6 });
  expect(seen.routes).toMatchObject([{ fromName: "甘肃省平凉市", toName: "浙江省衢州市", arrivals: 6 }]);
  const provinces = await administrator.call(compareTwoPlaces, {
    query: { one: "620000", two: "330000", by: "intended" },
  });
  expect(provinces.places.map(({ counts }) => [counts.open, counts.people])).toEqual([
    [0, 0],
    [34, 0],
  ]);
  expect(provinces.unstated.people).toBe(14);
  await expect(administrator.call(compareTwoPlaces, { query: { one: "339999" } })).rejects.toMatchObject({
    problem: { issues: [{ field: "one", code: "division.unknown" }] },
  });
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});

test("either table is a file in both formats and languages", async () => {
  const query = { table: "occupations", format: "csv" } as const;
  const { fileName, content } = await administrator.call(getTwoPlacesFile, { query });
  expect(fileName).toBe("两地供需-浙江省衢州市-甘肃省平凉市崆峒区.csv");
  const text = Buffer.from(content, "base64").toString("utf8");
  expect(text).toContain("甘肃省平凉市崆峒区 可推荐人数");
  expect(text).toContain("电工,34,0,0,34,0,12,6,-6");
  const routes = await administrator.call(getTwoPlacesFile, {
    query: { table: "routes", format: "csv", language: "en" },
  });
  expect(Buffer.from(routes.content, "base64").toString("utf8")).toContain(
    "From,To,Arrivals\r\n甘肃省平凉市,浙江省衢州市,6",
  );
  for (const one of ["occupations", "flows", "routes"] as const) {
    const sheet = await administrator.call(getTwoPlacesFile, { query: { table: one } });
    expect(Buffer.from(sheet.content, "base64").subarray(0, 2).toString()).toBe("PK");
  }
});

test("a county sees it while an agreement opens it, without whom it could know, and not a minute longer", async () => {
  const closed = { problem: { code: "agreement.notInForce" } };
  await expect(coordinator.call(compareTwoPlaces, { query: {} })).rejects.toMatchObject(closed);
  const params = { agreementId: agreement.agreementId };
  await administrator.call(transitAgreement, { params, body: { to: "active", version: 1 } });
  await laptop.drain();
  const seen = await coordinator.call(compareTwoPlaces, { query: {} });
  expect(seen.places.map(({ division }) => division)).toEqual(["330800", "620802"]);
  expect(seen.occupations[0]?.sides).toEqual([
    { open: 34, available: 0, gap: 34, few: false },
    { open: 0, available: 6, gap: -6, few: false },
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/people/);
  const revoke = { to: "revoked" as const, reason: "商定", version: 2 };
  await administrator.call(transitAgreement, { params, body: revoke });
  await laptop.drain();
  ahead += 59_000;
  await expect(coordinator.call(compareTwoPlaces, { query: {} })).rejects.toMatchObject(closed);
  await expect(coordinator.call(getTwoPlacesFile, { query: { table: "flows" } })).rejects.toMatchObject(closed);
});
