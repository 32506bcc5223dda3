import schema from "@jsonresume/schema/schema.json" with { type: "json" };
import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import type { Instant } from "@shanhai/contract/scalar";
import { type Holding, personalCopy } from "@shanhai/domain/access-export";
import { personalCopyPage } from "@shanhai/pages/personal-copy-page";
import { expect, test } from "vitest";
// biome-ignore lint/style/noRestrictedImports: only the whole of zod reads a JSON Schema.
import * as z from "zod";

/* A copy of somebody's data is a JSON Resume that others can read, says all that is held, and nothing of anybody else. */

const resume = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const AT = "2026-11-27T02:00:00.000Z" as Instant;

const candidate = {
  candidateId: "can_1",
  name: "欧阳若琳",
  phone: "19900300001",
  otherPhones: ["19900300002"],
  idNumberMasked: "1101**********002X",
  idNumberSealed: "sealed",
  phoneHash: "hash-of-phone",
  idNumberHash: "hash-of-id",
  homePlace: "甘肃省平凉市",
  occupation: "叉车司机",
  skillLevel: "高级工",
  expectedPayMin: 500_000,
  note: "喜欢夜班 <b>",
  edit: { version: 2, by: "顾问甲", action: "updateCandidate" },
  consentAt: AT,
  consentVersion: "2026-11",
  recipients: [
    { enterpriseId: "ent_1", enterpriseName: "企业甲", textVersion: "2026-11", means: "written", at: AT, by: "顾问甲" },
  ],
  version: 2,
  createdAt: AT,
  updatedAt: AT,
};
const application = {
  applicationId: "app_1",
  stage: "onboarded",
  reason: "经验合适",
  recruiterName: "顾问甲",
  movedBy: "顾问甲",
  applied: {
    at: AT,
    name: "欧阳若琳",
    experience: "三年",
    consentVersion: "job-2026-11",
    recipients: ["机构1", "企业甲"],
  },
  enterpriseDecision: { outcome: "accepted", at: AT, by: "企业联系人", enterpriseLinkId: "lnk_1" },
  createdAt: AT,
  movedAt: AT,
};
const placement = {
  placementId: "plc_1",
  enterpriseName: "企业甲",
  positionTitle: "操作工",
  arrivalDate: "2026-11-27",
  leftDate: "2027-01-02",
  contract: { signedDate: "2026-11-26", place: "平凉" },
  checks: [{ day: 7, due: "2026-12-04", doneDate: "2026-12-04", outcome: "present", note: "适应" }],
};
const holding = (agencyName: string, more: object = {}): Holding =>
  ({
    agencyName,
    candidate: { ...candidate, ...more },
    applications: [
      {
        record: application as unknown as Application,
        position: "操作工",
        enterprise: "企业甲",
        interviews: [
          {
            title: "第一批",
            questions: [{ text: "怎样停送电？", weight: 1, anchors: [] }],
            answers: [{ question: 0, text: "先停电 <i>", writtenBy: "顾问甲", updatedAt: AT, version: 1 }],
            ratings: [{ memberId: "mbr_1", scores: [4], note: "答得稳", submittedAt: AT }],
            drafts: [{ question: 0, score: 3, quotes: ["先停电"], model: "m", prompt: "p", askedBy: "顾问甲", at: AT }],
            byPeople: { at: AT, by: "顾问甲" },
          },
        ] as never,
        messages: [{ messageId: "msg_1", from: "agency", by: "顾问甲", text: "周一来面试", at: AT }],
      },
    ],
    placements: [
      {
        record: placement as unknown as Placement,
        services: [{ kind: "housing", date: "2026-11-27", note: "住 3 号楼", by: "顾问甲" }],
      },
    ],
  }) as unknown as Holding;

test("what is written is a JSON Resume, by the published schema", () => {
  const copy = personalCopy([holding("机构1")], { at: AT });
  expect(resume.safeParse(JSON.parse(JSON.stringify(copy))).error).toBeUndefined();
  expect(copy.basics).toEqual({
    name: "欧阳若琳",
    label: "叉车司机",
    phone: "19900300001",
    location: { address: "甘肃省平凉市", countryCode: "CN" },
  });
  expect(copy.work).toEqual([{ name: "企业甲", position: "操作工", startDate: "2026-11-27", endDate: "2027-01-02" }]);
  expect(copy.skills).toEqual([{ name: "叉车司机", level: "高级工" }]);
  // The judge can say no.
  expect(resume.safeParse({ ...copy, work: [{ startDate: "27.11.2026" }] }).success).toBe(false);
});

test("all that is held of the person is in it; colleagues, sealed numbers and hashes are not", () => {
  const text = JSON.stringify(personalCopy([holding("机构1")], { at: AT }));
  for (const held of [
    "19900300002",
    "1101**********002X",
    "喜欢夜班",
    "三年",
    "周一来面试",
    "住 3 号楼",
    "经验合适",
    "适应",
    "先停电",
    "答得稳",
  ])
    expect(text).toContain(held);
  expect(text).not.toMatch(/顾问甲|mbr_1|企业联系人|sealed|hash-of/);
  const [agency] = personalCopy([holding("机构1")], { at: AT })["x-shanhai"].agencies;
  expect(agency?.consents.map(({ textVersion, recipients }) => [textVersion, recipients])).toEqual([
    ["2026-11", ["机构1"]],
    ["job-2026-11", ["机构1", "企业甲"]],
    ["2026-11", ["企业甲"]],
  ]);
});

test("of several agencies the record that was changed last says who it is; with none, the proven phone does", () => {
  const later = { name: "欧阳若林", updatedAt: "2026-11-28T02:00:00.000Z" };
  const copy = personalCopy([holding("机构1"), holding("机构2", later)], { at: AT });
  expect(copy.basics.name).toBe("欧阳若林");
  expect(copy["x-shanhai"].agencies.map(({ agency }) => agency)).toEqual(["机构1", "机构2"]);
  const park = { registrations: [], leads: [] };
  const empty = personalCopy([], { at: AT, phone: "19900300009", park });
  expect(empty.basics).toEqual({ name: "", phone: "19900300009" });
  expect(resume.safeParse(JSON.parse(JSON.stringify(empty))).success).toBe(true);
});

test("the page says the same, escaped; a link to download only where something is", () => {
  const copy = personalCopy([holding("机构1")], { at: AT });
  const page = personalCopyPage("zh", copy, { back: "/b", download: "?format=json" });
  for (const shown of [
    "欧阳若琳",
    "5000 元",
    "喜欢夜班 &lt;b&gt;",
    "怎样停送电？ 您的作答：先停电 &lt;i&gt;",
    "评分助手草稿：3（先停电）",
    "已上岗",
    "周一来面试",
    "文本版本 job-2026-11",
    "format=json",
  ])
    expect(page).toContain(shown);
  expect(personalCopyPage("en", copy)).toContain("A copy of my personal data");
  const park = { registrations: [], leads: [] };
  const empty = personalCopyPage("zh", personalCopy([], { at: AT, park }), { back: "/b", download: "?format=json" });
  expect(empty).toContain("没有保存您的信息");
  expect(empty).not.toContain("format=json");
});
