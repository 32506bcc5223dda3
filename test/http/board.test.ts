import { gzipSync } from "node:zlib";
import { getMe } from "@shanhai/contract/member";
import { getBoardLink, getProgramme, listBoards, publishProgramme, withdrawBoard } from "@shanhai/contract/programme";
import type { MemberId, ProgrammeId } from "@shanhai/contract/scalar";
import { createAppeal, listServiceResults } from "@shanhai/contract/service-result";
import { GRADES } from "@shanhai/domain/evaluation";
import { boardPage } from "@shanhai/pages/board-page";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";
import { beginProgramme, finish, scoreAgency } from "../quality.ts";

/* Published grades: every agency of the park reads them, everybody else by a link, and nobody once they are taken back. */

let laptop: TestLaptop;
let admin: Person;
let inside: Person;
let outside: Person;
let elsewhere: Person;
let evaluators: { person: Person; memberId: MemberId }[];
let programmeId: ProgrammeId;

const problem = (code: string) => ({ problem: { code } });
const versionNow = async () => (await admin.call(getProgramme, { params: { programmeId } })).version;
const pathNow = async () => (await admin.call(getBoardLink, { params: { programmeId } })).path;

async function open(path: string, language = "zh-CN") {
  const response = await fetch(`${laptop.origin}${path}`, { headers: { "accept-language": language } });
  return { status: response.status, html: await response.text() };
}

beforeAll(async () => {
  laptop = await startTestLaptop();
  admin = await laptop.park("衢州园区", "330800", "admin@park.test");
  const people = [await laptop.evaluator(admin, "a@park.test"), await laptop.evaluator(admin, "b@park.test")];
  evaluators = await Promise.all(
    people.map(async (person) => ({ person, memberId: (await person.call(getMe, {})).memberId })),
  );
  const [one, two, three] = [
    await laptop.agency(admin, "周记人力", 1, "owner@one.test"),
    await laptop.agency(admin, "安信人力", 2, "owner@two.test"),
    await laptop.agency(admin, "白云人力", 3, "owner@three.test"),
  ];
  [inside, outside] = [one.owner, (await laptop.agency(admin, "机构丁", 4, "owner@four.test")).owner];
  const other = await laptop.park("别的园区", "330100", "admin@other.test");
  elsewhere = (await laptop.agency(other, "机构戊", 5, "owner@five.test")).owner;
  await laptop.drain();
  programmeId = (await beginProgramme(admin, 1)).programmeId;
  for (const [{ agency }, score] of [
    [one, 72.5],
    [two, 71.5],
    [three, 93.5],
  ] as const)
    await scoreAgency(admin, evaluators, programmeId, agency.agencyId, score);
  await laptop.drain();
});
afterAll(() => laptop?.stop());

test("there is no link before there is a board", async () => {
  await finish(admin, programmeId, { publish: false });
  await expect(pathNow()).rejects.toMatchObject(problem("programme.state"));
  await expect(
    admin.call(withdrawBoard, { params: { programmeId }, body: { version: await versionNow() } }),
  ).rejects.toMatchObject(problem("programme.state"));
});

test("a published board is for every agency of the park, in it or not, and for no other park's", async () => {
  await admin.call(publishProgramme, { params: { programmeId }, body: { version: await versionNow() } });
  await laptop.drain();
  for (const person of [inside, outside]) {
    const { items } = await person.call(listBoards, { query: {} });
    expect(items).toMatchObject([
      { entries: [{ agencyName: "白云人力", score: 93.5, grade: "AAAAA" }, { score: 72.5 }, {}] },
    ]);
  }
  expect((await elsewhere.call(listBoards, { query: {} })).items).toEqual([]);
  await expect(outside.call(getBoardLink, { params: { programmeId } })).rejects.toMatchObject(problem("notFound"));
});

test("its page has names by grade and then by name, what the grades mean, and no scores", async () => {
  const { status, html } = await open(await pathNow());
  expect(status).toBe(200);
  const places = ["衢州园区", "<h2>AAAAA<", "白云人力", "<h2>AAA<", "安信人力", "周记人力", "等级说明", "第 1 版"];
  const found = places.map((text) => html.indexOf(text, html.indexOf("<main>")));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(html).not.toMatch(/93\.5|72\.5|71\.5|现场查看|a@park\.test|agn_|<script/);
  expect((await open(await pathNow(), "en")).html).toContain("What the grades mean");
});

test("a forged link opens nothing", async () => {
  const path = await pathNow();
  const another = (await beginProgramme(admin, 2)).programmeId;
  const signature = path.slice(-1) === "0" ? "1" : "0";
  for (const forged of [`${path.slice(0, -1)}${signature}`, path.replace(programmeId, another), "/board/x"])
    expect((await open(forged)).status).toBe(404);
});

test("taken back, it is with nobody; published again, its link is the old one", async () => {
  const path = await pathNow();
  const params = { programmeId };
  const version = await versionNow();
  await expect(admin.call(withdrawBoard, { params, body: { version: version - 1 } })).rejects.toMatchObject(
    problem("stale"),
  );
  expect(await admin.call(withdrawBoard, { params, body: { version } })).toMatchObject({ status: "concluded" });
  await laptop.drain();
  for (const person of [admin, inside, outside])
    expect((await person.call(listBoards, { query: {} })).items).toEqual([]);
  const closed = await open(path);
  expect(closed).toMatchObject({ status: 410 });
  expect(closed.html).toContain("未公示");
  expect(closed.html).not.toContain("人力");
  // What was published once stays with the agency, and so does that it is too late.
  const [result] = (await inside.call(listServiceResults, { query: {} })).items;
  expect(result?.publishedAt).toBeDefined();
  await expect(
    inside.call(createAppeal, { params, body: { version: result?.version ?? 0, grounds: "晚了" } }),
  ).rejects.toMatchObject(problem("appeal.late"));
  await admin.call(publishProgramme, { params, body: { version: await versionNow() } });
  expect(await pathNow()).toBe(path);
  expect((await open(path)).status).toBe(200);
});

test("a board of a thousand agencies is a light page, and what is in names is text", () => {
  const entries = Array.from({ length: 1000 }, (_, n) => ({
    agencyName: `第${n * 7919}号人力资源服务有限公司`,
    grade: GRADES[n % 5]?.[0] ?? "A",
  }));
  const board = { parkName: "园区", quarter: "2026-Q3", name: "评价", publishedOn: "2026-10-20", grades: GRADES };
  const scorecard = { name: "量表", version: 2 };
  expect(gzipSync(boardPage("zh", { ...board, scorecard, entries })).length).toBeLessThan(30 * 1024);
  const tricky = [{ agencyName: "<b>甲</b>", grade: "A" }];
  expect(boardPage("zh", { ...board, scorecard, entries: tricky })).toContain("&lt;b&gt;甲&lt;/b&gt;");
});
