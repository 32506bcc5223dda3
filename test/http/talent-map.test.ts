import { getAgency, transitAgency } from "@shanhai/contract/agency";
import { createAgreement, transitAgreement } from "@shanhai/contract/agreement";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise, getEnterprise, updateEnterprise } from "@shanhai/contract/enterprise";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import type { AgencyId, CandidateId, EnterpriseId } from "@shanhai/contract/scalar";
import { getTalentMap, getTalentMapFile, getTalentOccupation } from "@shanhai/contract/talent-map";
import { monthOf, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* The talent map, from what two agencies really do to what the park, each of them and a county see of it. */

let laptop: TestLaptop;
let administrator: Person;
let coordinator: Person;
let first: Person;
let second: Person;
let secondId: AgencyId;
let enterpriseId: EnterpriseId;
let agreementId: string;
const today = shanghaiDate(new Date());

async function ask(owner: Person, chain: string, number: number, occupations: readonly string[]) {
  const body = { name: `企业${number}`, uscc: uscc(number), chain };
  const made = await owner.call(createEnterprise, { body });
  const order = { enterpriseId: made.enterpriseId, title: `订单${number}`, deadline: plusDays(today, 60) };
  const { orderId } = await owner.call(createOrder, { body: order });
  const seats = { title: "招工", headcount: 20, payMin: 500_000, payMax: 700_000, place: "衢州市常山县" };
  const positionIds: string[] = [];
  for (const occupation of occupations)
    positionIds.push(
      (await owner.call(addPosition, { params: { orderId }, body: { ...seats, occupation } })).positionId,
    );
  return { enterpriseId: made.enterpriseId as EnterpriseId, orderId, positionIds };
}

const settle = async () => {
  for (let times = 0; times < 4; times += 1) await laptop.drain();
};

beforeAll(async () => {
  laptop = await startTestLaptop();
  administrator = await laptop.park("衢州园区", "330800", "admin@park.test");
  ({ owner: first } = await laptop.agency(administrator, "川思", 1, "owner@chuansi.test"));
  const other = await laptop.agency(administrator, "汇衢", 2, "owner@huiqu.test");
  [second, secondId] = [other.owner, other.agency.agencyId];
  await laptop.drain();
  const made = await ask(first, "新能源产业链", 11, ["锂电操作工", "叉车工"]);
  enterpriseId = made.enterpriseId;
  await ask(second, "新能源", 12, ["卷绕工"]);
  await ask(second, "新材料、新能源", 13, ["卷绕工"]);
  const candidateIds: CandidateId[] = [];
  for (let index = 0; index < 6; index += 1) {
    const phone = `1990000${String(index).padStart(4, "0")}`;
    const body = { name: `人${index}`, phone, homePlace: "常山县", occupation: "涂布工", consent: true as const };
    candidateIds.push((await first.call(createCandidate, { body })).candidateId as CandidateId);
  }
  const chosen = {
    params: { positionId: made.positionIds[0] ?? "" },
    body: { candidateIds: candidateIds.slice(0, 2) },
  };
  const { results } = await first.call(recommendCandidates, chosen);
  const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const)
    await first.call(moveApplications, { params: { orderId: made.orderId }, body: { applicationIds, to } });
  const partner = await laptop.partner(administrator, "崆峒区人社局", "bureau", "bureau@partner.test");
  coordinator = partner.coordinator;
  const content = { number: "1", title: "协议", partnerIds: [partner.partnerId], from: today, to: plusDays(today, 30) };
  const body = { ...content, obligations: [], opens: ["places" as const] };
  ({ agreementId } = await administrator.call(createAgreement, { body }));
  await settle();
});
afterAll(() => laptop?.stop());

const cellsOf = async (person: Person) => {
  const { chains } = await person.call(getTalentMap, { query: {} });
  return (chain: string, occupation: string) =>
    chains
      .find((one) => one.chain === chain)
      ?.segments.flatMap(({ occupations }) => occupations)
      .find((row) => row.occupation === occupation);
};

test("the park sees what all agencies ask for by chain and standard occupation, and whose positions they are", async () => {
  const row = await cellsOf(administrator);
  expect(row("energy", "电池制造工")).toEqual({
    occupation: "电池制造工",
    ...{ positions: 2, open: 38, demanded: 40, filled: 2, available: 4, gap: 34, few: false, medianPay: 625_000 },
    trend: [...Array(11).fill(0), 40],
    places: [38],
  });
  expect(row("-", "电池制造工")).toMatchObject({ open: 20, available: 4, gap: 16 });
  const query = { occupation: "电池制造工", chain: "energy" as const };
  const detail = await administrator.call(getTalentOccupation, { query });
  expect(detail.seats.map(({ agencyName, enterpriseName, open }) => [agencyName, enterpriseName, open])).toEqual([
    ["汇衢", "企业12", 20],
    ["川思", "企业11", 18],
  ]);
  expect(detail.others).toEqual({ positions: 0, open: 0 });
  expect(detail.months.at(-1)).toEqual({ month: monthOf(today), demanded: 40, filled: 2 });
  expect(detail.divisions).toMatchObject([{ division: "330822", name: "常山县", open: 38 }]);
  const table = embeddedDocumentClient(laptop.endpoint);
  expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
});

test("an agency sees its own positions, and of others only how many there are", async () => {
  expect((await cellsOf(first))("energy", "电池制造工")).toMatchObject({ open: 38, own: 18 });
  expect((await cellsOf(second))("energy", "电池制造工")).toMatchObject({ open: 38, own: 20 });
  const detail = await first.call(getTalentOccupation, { query: { occupation: "电池制造工" } });
  expect(detail.seats.map(({ enterpriseName }) => enterpriseName)).toEqual(["企业11"]);
  expect(detail.others).toEqual({ positions: 2, open: 40 });
  expect(JSON.stringify(detail)).not.toMatch(/汇衢|企业12|企业13/);
});

test("a county sees counts while an agreement opens them, and no count of one to four people", async () => {
  const closed = { problem: { code: "agreement.notInForce" } };
  await expect(coordinator.call(getTalentMap, { query: {} })).rejects.toMatchObject(closed);
  await administrator.call(transitAgreement, { params: { agreementId }, body: { to: "active", version: 1 } });
  await settle();
  const row = (await cellsOf(coordinator))("energy", "电池制造工");
  expect(row).toMatchObject({ open: 38, demanded: 40, few: true });
  expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(["available"]));
  const detail = await coordinator.call(getTalentOccupation, { query: { occupation: "电池制造工" } });
  expect(detail).toMatchObject({ seats: [], others: { positions: 3, open: 58 }, few: true });
  expect(detail.months.at(-1)).toEqual({ month: monthOf(today), demanded: 60 });
});

test("each table is a file in both formats and languages; words that would be a formula are none", async () => {
  const query = { table: "occupations", format: "csv" } as const;
  const { fileName, content } = await administrator.call(getTalentMapFile, { query });
  expect(fileName).toBe("人才图谱-330800.csv");
  expect(Buffer.from(content, "base64").toString("utf8")).toContain("新能源,电池与材料,电池制造工,2,38,40,2,4,34,6250");
  const own = await first.call(getTalentMapFile, { query: { ...query, language: "en" } });
  expect(Buffer.from(own.content, "base64").toString("utf8")).toContain("Own open seats");
  for (const table of ["months", "divisions"] as const) {
    const sheet = await administrator.call(getTalentMapFile, { query: { table } });
    expect(Buffer.from(sheet.content, "base64").subarray(0, 2).toString()).toBe("PK");
  }
  await ask(first, "特种纸", 14, ["=1+1"]);
  await settle();
  const told = await administrator.call(getTalentMapFile, { query });
  expect(Buffer.from(told.content, "base64").toString("utf8")).not.toMatch(/,=1/);
});

const versionOf = async () => (await administrator.call(getAgency, { params: { agencyId: secondId } })).version;

test("a client of another chain takes its demand and arrivals along; a suspended agency's demand is gone, and comes back", async () => {
  const { version } = await first.call(getEnterprise, { params: { enterpriseId } });
  await first.call(updateEnterprise, { params: { enterpriseId }, body: { version, chain: "特种纸" } });
  await settle();
  const moved = await cellsOf(administrator);
  expect(moved("energy", "电池制造工")).toMatchObject({ open: 20, filled: 0 });
  expect(moved("paper", "电池制造工")).toMatchObject({ open: 18, demanded: 20, filled: 2 });
  const suspend = { to: "suspended" as const, reason: "停业", version: await versionOf() };
  const { version: stopped } = await administrator.call(transitAgency, {
    params: { agencyId: secondId },
    body: suspend,
  });
  await settle();
  expect((await cellsOf(administrator))("energy", "电池制造工")).toMatchObject({ open: 0, demanded: 0, available: 4 });
  const back = { to: "active" as const, reason: "复业", version: stopped };
  await administrator.call(transitAgency, { params: { agencyId: secondId }, body: back });
  await settle();
  expect((await cellsOf(administrator))("energy", "电池制造工")).toMatchObject({ open: 20, demanded: 20 });
});
