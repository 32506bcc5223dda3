import { listApplications } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { getCandidate } from "@shanhai/contract/candidate";
import { OWN_MATCHING_PATH, PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";

/* Who applied refuses automated matching by the private link, without an account and without JavaScript (PIPL 24). */

let clock = new Date("2026-11-27T02:00:00Z");
let direct: Direct;
let owner: Person;
let jobs: ReturnType<typeof jobsOf>;
let job: PostedJob;

beforeAll(async () => {
  direct = await startDirect({ now: () => clock });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const { parkId } = await direct.functions.provision(park);
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
  await jobs.license(1);
  job = await jobs.post();
});
afterAll(() => direct?.stop());

async function apply(phone: string): Promise<string> {
  const path = `${jobs.linkOf()}/${job.postingId}`;
  const request = numberIn((await seek(direct, path)).body);
  clock = new Date(clock.getTime() + 10_000);
  const form = { request, name: "汪小洋", phone, intention: "week", experience: "", website: "", consent: "yes" };
  return (await seek(direct, path, form)).headers.location ?? "";
}

/** The page as the function serves it that has room for it. */
async function visit(path: string, form?: Record<string, string>): Promise<{ statusCode: number; body: string }> {
  const [, token = ""] = /^\/progress\/(.+?)(?:\/matching)?$/.exec(path) ?? [];
  const isMatching = path.endsWith("/matching");
  const { visitor, progress } = direct.functions.http;
  const handler = (isMatching ? visitor : progress) as unknown as (
    event: object,
  ) => Promise<{ statusCode: number; body: string }>;
  return handler({
    routeKey: `${form ? "POST" : "GET"} ${isMatching ? OWN_MATCHING_PATH : PROGRESS_PATH}`,
    headers: { "accept-language": "zh-CN" },
    pathParameters: { token },
    rawQueryString: "",
    requestContext: { requestId: "visit" },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
}

const candidate = async () => {
  const { positionId } = job;
  const { items } = await owner.call(listApplications, { params: { positionId }, query: {} });
  return owner.call(getCandidate, { params: { candidateId: items[0]?.candidateId ?? "" } });
};

test("a person refuses, once however often it is pressed", async () => {
  const progress = await apply("19900000701");
  const path = `${progress}/matching`;
  expect((await visit(progress)).body).toContain(path);
  expect((await visit(path)).body).toContain("拒绝自动匹配</button>");
  for (const _ of [1, 2]) expect((await visit(path, {})).body).toContain("已拒绝自动匹配。想重新参加，请联系");
  expect(await candidate()).toMatchObject({ automatedMatching: "refused", version: 2 });
  const { items } = await owner.call(listAuditEntries, { query: { limit: 100 } });
  const refused = items.filter(({ action }) => action === "refuseMatching");
  expect(refused.map(({ detail }) => detail)).toEqual([{ fields: ["automatedMatching"] }]);
});

test("who types somebody else's number learns nothing of them: the page is the same for a number that is new", async () => {
  const [later, other] = [await apply("19900000701"), await apply("19900000702")];
  const [known, unknown] = await Promise.all([later, other].map((progress) => visit(`${progress}/matching`)));
  expect(known?.statusCode).toBe(200);
  expect(known?.body.replaceAll(later, "")).toBe(unknown?.body.replaceAll(other, ""));
  expect((await visit("/progress/none/matching")).statusCode).toBe(404);
});
