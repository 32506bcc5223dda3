import type { Graduate } from "@shanhai/contract/graduate";
import type { AgencyId, GraduateId, RosterId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { consentTo, createGraduate, mergeGraduate, nameRecipients, updateGraduate } from "@shanhai/domain/graduate";
import { compare, isMatch } from "@shanhai/domain/graduate-match";
import { placeRows, proposeRosterMapping, readGraduate, rosterMappingIssues } from "@shanhai/domain/roster-file";
import { expect, test } from "vitest";

let ids = 0;
const act = {
  name: "老师",
  at: "2026-11-23T01:00:00.000Z",
  today: "2026-11-23",
  newId: (prefix: string) => `${prefix}_${String(++ids).padStart(26, "0")}`,
} as unknown as Act;
const rosterId = `rst_${"0".repeat(26)}` as RosterId;
const agencyId = `agn_${"0".repeat(26)}` as AgencyId;

const posting = {
  title: "机电设备维修工",
  occupation: "机电维修",
  skillLevel: "中级工",
  place: "衢州市常山县",
  divisionName: "浙江省衢州市常山县",
} as Parameters<typeof compare>[1];

test.each<[string, Partial<Graduate>, boolean]>([
  ["the same direction at a higher level", { occupation: "机电维修", skillLevel: "技师" }, true],
  ["a major that fits, no direction", { major: "机电一体化", skillLevel: "中级工" }, true],
  ["a level below what is asked", { occupation: "机电维修", skillLevel: "初级工" }, false],
  ["a level that nobody said", { occupation: "机电维修" }, false],
  ["another trade", { occupation: "西餐厨师", major: "烹饪", skillLevel: "技师" }, false],
  ["words that every trade has", { occupation: "高级技术人员", skillLevel: "技师" }, false],
  ["another place, which only ranks", { occupation: "机电维修", skillLevel: "技师", intendedPlace: "平凉" }, true],
])("%s", (_, graduate, expected) => {
  expect(isMatch(compare(graduate, posting))).toBe(expected);
});

test.each([
  ["衢州", true],
  ["常山县", true],
  ["杭州、衢州市", true],
  ["不限", true],
  [undefined, true],
  ["平凉", false],
  ["州", false],
])("a place wanted: %s", (intendedPlace, met) => {
  const graduate = intendedPlace === undefined ? {} : { intendedPlace };
  expect(compare(graduate, posting).find(({ rule }) => rule === "place")?.met).toBe(met);
});

test("a consent stands as it was given; one that names an agency's id is no other agency's of that name", () => {
  const first = nameRecipients([], ["川思"], "written", act);
  const later = { ...act, at: "2026-12-01T00:00:00.000Z" } as Act;
  expect(nameRecipients(first, ["川思"], "oral", later)).toEqual(first);
  const named = nameRecipients(first, [{ name: "川思", agencyId }], "oral", later);
  expect(named).toMatchObject([{ agencyId, means: "oral", at: later.at }]);
  expect(consentTo({ recipients: named }, { name: "川思", agencyId })).toBeDefined();
  expect(consentTo({ recipients: named }, { name: "川思", agencyId: `agn_${"1".repeat(26)}` })).toBeUndefined();
  expect(consentTo({ recipients: first }, { name: "川思", agencyId })).toBeDefined();
  expect(() =>
    nameRecipients(
      [],
      Array.from({ length: 31 }, (_, n) => `企业${n}`),
      "oral",
      act,
    ),
  ).toThrow("invalid");
});

test("a newer row replaces what it says and leaves what it does not; nobody's consent is lost", () => {
  const before = createGraduate(
    rosterId,
    { name: "甲", phone: "19900000001", major: "机电", recipients: ["川思"] },
    act,
  );
  const after = mergeGraduate(before, rosterId, { name: "甲", phone: "19900000002", skillLevel: "技师" }, act);
  expect(after).toMatchObject({
    major: "机电",
    skillLevel: "技师",
    phone: "19900000001",
    otherPhones: ["19900000002"],
  });
  expect(after.recipients).toEqual(before.recipients);
  expect(after.version).toBe(2);
});

test("who is not named any more is named no more, and an old version changes nothing", () => {
  const before = createGraduate(rosterId, { name: "甲", phone: "19900000001", recipients: ["川思", "卡游"] }, act);
  const change = { version: 1, recipients: ["卡游", "别家"], means: "oral" as const };
  const after = updateGraduate(before, change, act);
  expect(after.recipients?.map(({ name, means }) => `${name} ${means}`)).toEqual(["卡游 written", "别家 oral"]);
  expect(() => updateGraduate(after, change, act)).toThrow("stale");
});

test("one person twice in a file is one, and two people with one number are refused", () => {
  const row = (number: number, phoneHash: string, idNumberHash?: string) => ({
    row: number,
    input: { name: `${number}` },
    hashes: { phoneHash, ...(idNumberHash ? { idNumberHash } : {}) },
  });
  const known = { names: new Map<string, GraduateId>(), records: new Map(), rosterId };
  const placed = placeRows([row(1, "p1", "i1"), row(2, "p1"), row(3, "p1", "i2"), row(4, "p2", "i1")], known, act);
  expect(placed).toMatchObject({ created: 1, merged: 2, rejections: [{ row: 3, reason: "identity.conflict" }] });
  expect(placed.graduates).toHaveLength(1);
  expect(placed.graduates[0]?.claims.map(({ hash }) => hash)).toEqual(["p1", "i1", "p2"]);
});

test("columns are found by their words, and a row keeps what could not be read in its note", () => {
  const headers = [
    "序号",
    "学生姓名",
    "联系电话",
    "职业技能等级",
    "所学专业",
    "实践经历",
    "求职方向",
    "就业地区",
    "毕业年份",
  ];
  const mapping = proposeRosterMapping([...headers, "本人授权", "授权单位"]);
  expect(mapping).toEqual({
    ...{ name: "学生姓名", phone: "联系电话", skillLevel: "职业技能等级", major: "所学专业", practice: "实践经历" },
    ...{ occupation: "求职方向", intendedPlace: "就业地区", graduatesOn: "毕业年份" },
    ...{ consent: "本人授权", recipients: "授权单位" },
  });
  expect(rosterMappingIssues(headers, mapping).map(({ field }) => field)).toEqual([
    "mapping.recipients",
    "mapping.consent",
  ]);
  const cells: Record<string, string> = { name: "甲", phone: "19900000001", consent: "同意", skillLevel: "五级" };
  const more: Record<string, string> = { ...cells, graduatesOn: "2026届", recipients: "川思；卡游、川思" };
  const read = (from: Record<string, string>) =>
    readGraduate((field) => from[field] ?? "", { graduatesOn: "2026-06" as never });
  expect(read(more)).toMatchObject({
    value: { skillLevel: "初级工", graduatesOn: "2026-06", note: "2026届", recipients: ["川思", "卡游"] },
  });
  expect(read({ ...cells, consent: "否" })).toEqual({ reason: "consent.missing" });
  expect(read({ ...cells, major: "长".repeat(101) })).toEqual({ reason: "text.long" });
});
