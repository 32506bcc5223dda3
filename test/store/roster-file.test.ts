import { createGraduate, getGraduate, listGraduates, updateGraduate } from "@shanhai/contract/graduate";
import { createRoster, listRosters } from "@shanhai/contract/roster";
import { getRosterFileErrors, listRosterFiles, revertRosterFile } from "@shanhai/contract/roster-file";
import { checkRosterFile, importRosterFile } from "@shanhai/contract/roster-upload";
import type { PartnerId } from "@shanhai/contract/scalar";
import type { Cell } from "@shanhai/domain/import-row";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { copyGrant } from "@shanhai/store/grant";
import { copyPartner } from "@shanhai/store/partner";
import { mintPartnerItemsScope } from "@shanhai/tenancy/mint";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, PARK, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import { faulty } from "./faults.ts";

/* 人才档案 by file: a row is in, or in the error file with its cells and the reason; cut off anywhere, it goes on. */

const faults = faulty();
let direct: Direct;
beforeAll(async () => {
  direct = await startDirect({ documentClient: (endpoint: string, _scope: Scope) => faults.client(endpoint) });
});
afterAll(() => direct?.stop());

let number = 0;
async function school() {
  number += 1;
  const partnerId = `ptn_${String(number).padStart(26, "0")}` as PartnerId;
  const table = direct.platform.open(mintPartnerItemsScope(partnerId));
  const place = { partnerId, name: "学院", kind: "school", division: "620800", status: "active", version: 1 };
  await copyPartner(table, { ...place, parkId: PARK } as never);
  const agreement = { agreementId: `agr_${"0".repeat(26)}`, from: "2020-01-01", to: "2099-12-31", opens: ["rosters"] };
  await copyGrant(table, { ...agreement, revoked: false, revision: 1 } as never);
  const teacher = direct.coordinator(partnerId, PARK);
  const roster = await teacher.call(createRoster, { body: { name: "2026届机电", graduatesOn: "2026-06" } });
  const { rosterId } = roster;
  const people = () => everything(teacher, listGraduates, { params: { rosterId } });
  return { teacher, rosterId, people };
}

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64");
const HEADER = ["姓名", "手机号", "身份证号", "技能等级", "专业", "实训经历", "就业方向", "意向地区", "毕业时间"];
const HEADERS = [...HEADER, "本人同意", "接收单位", "备注"];
const row = (name: string, phone: Cell, more: Partial<Record<string, Cell>> = {}) =>
  HEADERS.map(
    (header) => more[header] ?? ({ 姓名: name, 手机号: phone, 本人同意: "是" } as Record<string, Cell>)[header] ?? "",
  );
const csv = (rows: readonly (readonly Cell[])[]) => [HEADERS, ...rows].map((cells) => cells.join(",")).join("\r\n");
const file = (content: string, fileName = "名单.csv") => ({ fileName, content });

test.each([
  ["UTF-8", (text: string) => new TextEncoder().encode(text)],
  [
    "GB18030",
    (text: string) => {
      // The two words that the test needs, as GB18030 has them.
      const known: Record<string, number[]> = {};
      const decoder = new TextDecoder("gb18030");
      for (let high = 0xa1; high <= 0xf7; high += 1)
        for (let low = 0xa1; low <= 0xfe; low += 1) known[decoder.decode(new Uint8Array([high, low]))] = [high, low];
      return new Uint8Array([...text].flatMap((letter) => known[letter] ?? [letter.charCodeAt(0)]));
    },
  ],
])("a list in %s is read by the words of its columns", async (_, encode) => {
  const { teacher, rosterId, people } = await school();
  const said = { 技能等级: "三级", 专业: "机电一体化", 实训经历: "实训两年", 就业方向: "机电维修", 意向地区: "衢州" };
  const text = csv([row("王小明", "19900000001", { ...said, 毕业时间: "2026年6月", 接收单位: "川思、卡游" })]);
  const body = file(base64(encode(text)));
  const checked = await teacher.call(checkRosterFile, { params: { rosterId }, body });
  expect(checked.mapping).toMatchObject({ practice: "实训经历", recipients: "接收单位", consent: "本人同意" });
  expect(checked).toMatchObject({ issues: [], preview: { total: 1, created: 1, merged: 0, rejected: 0 } });
  expect(await people()).toEqual([]);
  const done = await teacher.call(importRosterFile, { params: { rosterId }, body });
  expect(done).toMatchObject({ status: "completed", total: 1, created: 1, merged: 0, rejected: 0 });
  expect(await people()).toMatchObject([
    {
      ...{ name: "王小明", phone: "19900000001", skillLevel: "高级工", major: "机电一体化", practice: "实训两年" },
      ...{ occupation: "机电维修", intendedPlace: "衢州", graduatesOn: "2026-06" },
      recipients: [
        { name: "川思", means: "written" },
        { name: "卡游", means: "written" },
      ],
    },
  ]);
  expect((await teacher.call(listRosters, { query: {} })).items).toMatchObject([{ graduates: 1 }]);
});

test("rows that cannot be in are in the error file with their cells; one person twice is one", async () => {
  const { teacher, rosterId, people } = await school();
  const id = "11010519491231002X";
  const rows = [
    row("甲", "19900000001", { 身份证号: id }),
    row("乙", "123"),
    row("丙", 19900000003),
    row("丁", "19900000004", { 本人同意: "否" }),
    row("甲", "+86 199 0000 0001", { 专业: "化工" }),
    row("戊", "19900000005", { 身份证号: id }),
    row("甲", "19900000001", { 身份证号: "110105194912310038" }),
    row("", "19900000006"),
  ];
  const body = file(base64(await writeXlsx("名单", [HEADERS, ...rows])), "名单.xlsx");
  const params = { rosterId };
  const { preview } = await teacher.call(checkRosterFile, { params, body });
  const done = await teacher.call(importRosterFile, { params, body });
  expect(preview).toMatchObject({ total: 8, created: 1, merged: 2, rejected: 5 });
  expect(done).toMatchObject({ total: 8, created: 1, merged: 2, rejected: 5 });
  expect(await people()).toMatchObject([
    {
      name: "戊",
      phone: "19900000001",
      otherPhones: ["19900000005"],
      major: "化工",
      idNumberMasked: "1101**********002X",
    },
  ]);
  const { rosterFileId } = done;
  const errors = await teacher.call(getRosterFileErrors, { params: { rosterId, rosterFileId } });
  const lines = Buffer.from(errors.content, "base64").toString().replace("\ufeff", "").trim().split("\r\n");
  expect(errors.fileName).toBe("未导入-名单.csv");
  expect(lines[0]).toBe(["行号", ...HEADERS, "未导入原因", "reason"].join(","));
  const reasons = lines
    .slice(1)
    .map((line) => line.split(","))
    .map((cells) => [cells[0], cells[1], cells.at(-1)]);
  expect(reasons).toEqual([
    ["2", "乙", "phone.invalid"],
    ["3", "丙", "phone.numeric"],
    ["4", "丁", "consent.missing"],
    ["7", "甲", "identity.conflict"],
    ["8", "", "name.missing"],
  ]);
});

const many = Array.from({ length: 130 }, (_, index) => row(`学生${index}`, String(19_900_010_000 + (index % 120))));

test.each([
  ["before", 2],
  ["after", 3],
] as const)("cut off %s the table wrote and sent again with its key, nobody is in twice", async (when, first) => {
  const { teacher, rosterId, people } = await school();
  const body = file(base64(csv(many)));
  const send = () => teacher.call(importRosterFile, { params: { rosterId }, body, idempotencyKey: `file-${when}` });
  let tries = 0;
  for (let failed = true; failed; tries += 1) {
    faults.breakTransaction(first + (tries % 2), when);
    failed = await send().then(
      () => false,
      () => true,
    );
  }
  faults.clear();
  expect(tries).toBeGreaterThan(2);
  const counts = { status: "completed", total: 130, created: 120, merged: 10, rejected: 0 };
  expect(await send()).toMatchObject(counts);
  expect(await people()).toHaveLength(120);
  expect((await teacher.call(listRosterFiles, { params: { rosterId }, query: {} })).items).toMatchObject([counts]);
  expect((await teacher.call(listRosters, { query: {} })).items).toMatchObject([{ graduates: 120 }]);
});

test("a file is taken back: who it made goes, who it changed is as before, who was edited since stays", async () => {
  const { teacher, rosterId, people } = await school();
  const params = { rosterId };
  const known = await teacher.call(createGraduate, {
    params,
    body: { name: "老同学", phone: "19900000009", major: "机电", consent: true } as never,
  });
  const rows = [row("老同学", "19900000009", { 专业: "化工" }), row("新人", "19900000010"), row("改过", "19900000011")];
  const imported = await teacher.call(importRosterFile, { params, body: file(base64(csv(rows))) });
  const edited = (await people()).find(({ name }) => name === "改过") ?? known;
  await teacher.call(updateGraduate, { params: edited, body: { version: 1, major: "电工" } });
  const ofFile = { params: { rosterId, rosterFileId: imported.rosterFileId } };
  // Cut off and asked again, it is taken back once.
  faults.breakTransaction(2, "before");
  await expect(teacher.call(revertRosterFile, ofFile)).rejects.toThrow();
  faults.clear();
  expect(await teacher.call(revertRosterFile, ofFile)).toMatchObject({
    status: "reverted",
    reverted: { removed: 1, restored: 1, spared: 1 },
  });
  expect((await people()).map(({ name, major }) => `${name} ${major}`).sort()).toEqual(["改过 电工", "老同学 机电"]);
  expect(await teacher.call(getGraduate, { params: known })).toEqual(known);
  await expect(teacher.call(revertRosterFile, ofFile)).rejects.toMatchObject({
    problem: { code: "rosterFile.reverted" },
  });
  // The number is free again.
  const again = await teacher.call(importRosterFile, { params, body: file(base64(csv(rows.slice(1, 2)))) });
  expect(again).toMatchObject({ created: 1 });
});

test("what is no list says so, and nothing is written; a column can be named by hand", async () => {
  const { teacher, rosterId } = await school();
  const params = { rosterId };
  const refused = (code: string) => ({ problem: { code } });
  const send = (content: string, more = {}) =>
    teacher.call(importRosterFile, { params, body: { ...file(content), ...more } });
  await expect(send(base64("\u0000\u0001"))).rejects.toMatchObject(refused("file.encoding"));
  await expect(send("@@")).rejects.toMatchObject({ problem: { issues: [{ field: "content", code: "format" }] } });
  await expect(send(base64("姓名,手机号\n甲,19900000001"))).rejects.toMatchObject({
    problem: { issues: [{ field: "mapping.consent", code: "required" }] },
  });
  await expect(send(base64(csv(Array.from({ length: 2001 }, () => row("甲", "19900000001")))))).rejects.toMatchObject(
    refused("rosterFile.rows"),
  );
  expect((await teacher.call(listRosterFiles, { params, query: {} })).items).toEqual([]);
  const odd = base64("谁,号,行不行\n甲,19900000001,是");
  const checked = await teacher.call(checkRosterFile, { params, body: file(odd) });
  expect(checked.headers).toEqual(["谁", "号", "行不行"]);
  expect(checked.issues.map(({ field }) => field)).toEqual(["mapping.name", "mapping.consent", "mapping.phone"]);
  const mapping = { name: "谁", phone: "号", consent: "行不行" };
  expect(await send(odd, { mapping })).toMatchObject({ created: 1 });
});
