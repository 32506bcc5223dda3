import { copyPersonalData } from "@shanhai/contract/access-export";
import { createCandidate } from "@shanhai/contract/candidate";
import type { ParkId } from "@shanhai/contract/scalar";
import { enterPark } from "@shanhai/store/park";
import { mintSharedScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { seekerOf, visit } from "../own.ts";
import { follow, itemsOf } from "../stream.ts";

/* Somebody who proved their phone reads and takes along all that is held of them; the agency makes the same, and its audit says so. */

let clock = new Date("2026-11-27T02:00:00Z");
let direct: Direct;
let owner: Person;
let parkId: ParkId;
let jobs: ReturnType<typeof jobsOf>;
let seeker: ReturnType<typeof seekerOf>;

beforeAll(async () => {
  direct = await startDirect({ now: () => clock });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  ({ parkId } = await direct.functions.provision(park));
  await enterPark(direct.platform.open(mintSharedScope()), parkId);
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
  seeker = seekerOf(direct, jobs.linkOf(), () => {
    clock = new Date(clock.getTime() + 10_000);
  });
  await Promise.all([jobs.license(1), jobs.license(2)]);
});
afterAll(() => direct?.stop());

test("a phone that was proven opens what is held of it, at every agency that it applied to; and of nobody else", async () => {
  const [one, two] = [await jobs.post(), await jobs.post({}, 2)];
  await seeker.apply(one.postingId, "19900400001", "欧阳若琳");
  await seeker.apply(two.postingId, "19900400001", "欧阳若琳");
  await seeker.apply(one.postingId, "19900400002", "旁人");
  await follow(direct);
  const own = await seeker.prove("19900400001");
  expect((await visit(direct, own)).body).toContain("查看、下载我的全部个人信息");
  const page = await visit(direct, `${own}/copy`);
  expect(page.statusCode).toBe(200);
  for (const shown of ["欧阳若琳", "机构1", "机构2", "19900400001"]) expect(page.body).toContain(shown);
  expect(page.body).not.toMatch(/旁人|19900400002/);
  const file = await visit(direct, `${own}/copy?format=json`);
  expect(file.headers["content-type"]).toContain("application/json");
  expect(file.headers["content-disposition"]).toContain("resume.json");
  const copy = JSON.parse(file.body);
  expect(copy.basics).toMatchObject({ name: "欧阳若琳", phone: "19900400001" });
  const agencies = copy["x-shanhai"].agencies as { agency: string; applications: { stage: string }[] }[];
  expect(agencies.map(({ agency, applications }) => [agency, applications.map(({ stage }) => stage)]).sort()).toEqual([
    ["机构1", ["recommended"]],
    ["机构2", ["recommended"]],
  ]);
  expect((await visit(direct, `${own}x/copy`)).statusCode).toBe(404);
  // A phone that nobody knows is told so, and may take nothing along.
  const nobody = await visit(direct, `${await seeker.prove("19900400009")}/copy`);
  expect(nobody.body).toContain("没有保存您的信息");
});

test("an agency makes the copy for one person; the audit names who did, and the copy is kept nowhere", async () => {
  const person = { name: "苏木", phone: "19900400010", idNumber: "11010519491231002X", consent: true as const };
  const { candidateId } = await owner.call(createCandidate, { body: { ...person, occupation: "焊工" } });
  const input = { params: { candidateId }, body: { language: "zh" as const }, idempotencyKey: "copy-1" };
  const { copy, html } = await owner.call(copyPersonalData, input);
  expect(copy.basics).toMatchObject({ name: "苏木", phone: "19900400010", label: "焊工" });
  expect(JSON.stringify(copy)).toContain("1101**********002X");
  expect(JSON.stringify(copy) + html).not.toContain("11010519491231002X");
  expect(html).toContain("苏木");
  const items = await itemsOf(direct);
  const audits = items.filter(({ action, pk }) => action === "copyPersonalData" && !String(pk).includes("#of#"));
  expect(audits).toMatchObject([{ records: [candidateId], role: "owner" }]);
  expect(items.filter((item) => JSON.stringify(item).includes("x-shanhai"))).toEqual([]);
  await expect(direct.ownerOf(agencyId(2), parkId).call(copyPersonalData, input)).rejects.toMatchObject({
    problem: { status: 404 },
  });
});
