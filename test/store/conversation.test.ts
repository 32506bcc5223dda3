import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate } from "@shanhai/contract/candidate";
import * as contract from "@shanhai/contract/conversation";
import { moveApplications } from "@shanhai/contract/move";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";
import { itemsOf } from "../stream.ts";

/*
 * What a job seeker and the agency write to each other: by the private link without an account, once however often it is
 * sent, in no log and no audit, and for nobody else.
 */

let clock: Date;
let direct: Direct;
let owner: Person;
let jobs: ReturnType<typeof jobsOf>;
let phones = 0;

beforeAll(async () => {
  clock = new Date("2026-11-27T02:00:00Z");
  direct = await startDirect({ now: () => clock });
  const park = { name: "衢州园区", division: "330800", administratorEmail: "a@b.test" };
  const { parkId } = await direct.functions.provision(park);
  jobs = jobsOf(direct, parkId);
  owner = direct.ownerOf(agencyId(1), parkId);
});
afterAll(() => direct?.stop());
beforeEach(async () => {
  clock = new Date(clock.getTime() + 120_000);
  await jobs.license(1);
});

const code = (name: string) => ({ problem: { code: name } });
const later = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000);
};
const findings = async () => {
  const { findings: found } = await verifyTable(direct.table.client, direct.table.name);
  return found.filter((one) => !one.includes("oard"));
};

async function applyTo(job: PostedJob, phone: string): Promise<string> {
  const path = `${jobs.linkOf()}/${job.postingId}`;
  const request = numberIn((await seek(direct, path)).body);
  later(10);
  const form = { request, name: "汪小洋", phone, intention: "week", experience: "", website: "", consent: "yes" };
  return (await seek(direct, path, form)).headers.location ?? "";
}

/** Somebody who applied, with their private link. */
async function applied() {
  phones += 1;
  const job = await jobs.post();
  const path = await applyTo(job, `1990020${String(phones).padStart(4, "0")}`);
  const { items } = await owner.call(listApplications, { params: job, query: {} });
  const applicationId = items[0]?.applicationId as ApplicationId;
  // The agency has looked at it: from then on the page has a form.
  const body = { applicationIds: [applicationId], to: "screened" as const };
  await owner.call(moveApplications, { params: job, body });
  const open = async () => (await seek(direct, path)).body;
  const write = (text: string, request: string) => seek(direct, `${path}/messages`, { request, text });
  const ask = async (text: string) => write(text, numberIn(await open()));
  return { job, path, applicationId, params: { applicationId }, open, write, ask };
}
const messagesOf = async (applicationId: ApplicationId) =>
  (await owner.call(contract.listMessages, { params: { applicationId }, query: {} })).items;

describe("a job seeker and the agency", () => {
  test("write to each other; what is unread shows on the application, in the list and in its count, until it is read", async () => {
    const { job, params, applicationId, ask, open } = await applied();
    const before = (await owner.call(contract.listConversations, { query: {} })).unreadConversations;
    expect((await ask("夜班\r\n有补贴吗？<b>")).statusCode).toBe(303);
    later(1);
    await ask("住宿要钱吗");
    const list = await owner.call(contract.listConversations, { query: {} });
    expect(list.unreadConversations).toBe(before + 1);
    expect(list.items[0]).toMatchObject({ applicationId, candidateName: "汪小洋", positionTitle: "操作工", unread: 2 });
    const { items } = await owner.call(listApplications, { params: job, query: {} });
    expect(items[0]).toMatchObject({ unread: 2, version: 2 });
    expect(await findings()).toEqual([]);
    await owner.call(contract.readConversation, { params, body: { received: 1 } });
    expect(await owner.call(contract.getConversation, { params })).toMatchObject({ unread: 1 });
    later(1);
    const answer = await owner.call(contract.sendMessage, { params, body: { text: "每晚 20 元" } });
    expect(answer).toMatchObject({ from: "agency", text: "每晚 20 元" });
    const page = await open();
    expect(page).toContain("夜班\n有补贴吗？&lt;b&gt;");
    expect(page).toContain("每晚 20 元");
    // A recruiter's address is nothing that the page tells.
    expect(page).not.toContain(answer.by);
    expect((await messagesOf(applicationId)).map(({ from }) => from)).toEqual(["agency", "seeker", "seeker"]);
    const after = await owner.call(contract.listConversations, { query: {} });
    expect(after.unreadConversations).toBe(before);
    const [own] = (await owner.call(listApplications, { params: job, query: {} })).items;
    expect(own).not.toHaveProperty("unread");
    expect((await owner.call(contract.listConversations, { query: { show: "read" } })).items[0]).toMatchObject({
      applicationId,
      lastFrom: "agency",
    });
    expect(await findings()).toEqual([]);
  });

  test("sent twice, at once or later, is sent once; other words on the same form are another message", async () => {
    const { applicationId, open, write } = await applied();
    const request = numberIn(await open());
    const answers = await Promise.all([1, 2, 3].map(() => write("在吗", request)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303]);
    await write("在吗", request);
    expect(await messagesOf(applicationId)).toHaveLength(1);
    await write("明天能面试吗", request);
    expect(await messagesOf(applicationId)).toHaveLength(2);
    const once = { params: { applicationId }, body: { text: "可以" }, idempotencyKey: "answer-1" };
    const first = await owner.call(contract.sendMessage, once);
    expect(await owner.call(contract.sendMessage, once)).toEqual(first);
    expect(await messagesOf(applicationId)).toHaveLength(3);
    expect(await findings()).toEqual([]);
  });

  test("an application moves on whoever writes: reading and writing leave its version alone", async () => {
    const { job, applicationId, ask } = await applied();
    await ask("在吗");
    const body = { applicationIds: [applicationId], to: "interviewed" as const };
    const { results } = await owner.call(moveApplications, { params: job, body });
    expect(results).toMatchObject([{ outcome: "moved" }]);
    const [own] = (await owner.call(listApplications, { params: job, query: {} })).items;
    expect(own).toMatchObject({ stage: "interviewed", unread: 1 });
  });

  test("a closed conversation shows what was written and takes nothing more, until it is opened again", async () => {
    const { params, applicationId, open, write, ask } = await applied();
    await ask("在吗");
    const { version } = await owner.call(contract.getConversation, { params });
    const request = numberIn(await open());
    await owner.call(contract.transitConversation, { params, body: { to: "closed", version } });
    const page = await open();
    expect(page).toContain("在吗");
    expect(page).toContain("线上沟通已关闭");
    expect(page).not.toContain("<textarea");
    expect((await write("还在吗", request)).statusCode).toBe(303);
    await expect(owner.call(contract.sendMessage, { params, body: { text: "在" } })).rejects.toMatchObject(
      code("conversation.closed"),
    );
    expect(await messagesOf(applicationId)).toHaveLength(1);
    await expect(
      owner.call(contract.transitConversation, { params, body: { to: "open", version } }),
    ).rejects.toMatchObject(code("stale"));
    await owner.call(contract.transitConversation, { params, body: { to: "open", version: version + 1 } });
    expect((await ask("还在吗")).statusCode).toBe(303);
    expect(await findings()).toEqual([]);
  });
});

describe("what is not taken", () => {
  test("nothing, too much, control characters, a number that no page gave out: said, and what was typed is still there", async () => {
    const { applicationId, open, write } = await applied();
    const request = numberIn(await open());
    expect((await write("  ", request)).statusCode).toBe(422);
    const long = await write("长".repeat(501), request);
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain("长".repeat(501));
    expect((await write("\u0007", request)).statusCode).toBe(422);
    const forged = await write("<script>", "1");
    expect(forged.statusCode).toBe(422);
    expect(forged.body).toContain("&lt;script&gt;</textarea>");
    expect(await messagesOf(applicationId)).toEqual([]);
    // What came back can be sent as it is.
    expect((await write("<script>", numberIn(forged.body))).statusCode).toBe(303);
  });

  test("six a minute by one link, twenty without an answer", async () => {
    const { params, ask } = await applied();
    const statuses: number[] = [];
    for (let sent = 1; sent <= 7; sent += 1) statuses.push((await ask(`第${sent}条`)).statusCode);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);
    for (let sent = 7; sent <= 20; sent += 1) {
      later(60);
      expect((await ask(`第${sent}条`)).statusCode).toBe(303);
    }
    later(60);
    const full = await ask("第21条");
    expect(full.statusCode).toBe(409);
    expect(full.body).toContain("请等顾问回复后再发");
    expect(full.body).toContain("第21条</textarea>");
    await owner.call(contract.sendMessage, { params, body: { text: "您好" } });
    later(60);
    expect((await ask("第21条")).statusCode).toBe(303);
    expect(await findings()).toEqual([]);
  });

  test("who typed the number of somebody who had applied neither reads nor writes", async () => {
    const { job, applicationId, ask } = await applied();
    await ask("第一个人的话");
    const other = await applyTo(job, `1990020${String(phones).padStart(4, "0")}`);
    const page = await seek(direct, other);
    expect(page.body).not.toContain("第一个人的话");
    expect(page.body).not.toContain("<textarea");
    const sent = await seek(direct, `${other}/messages`, { request: `msg_${"0".repeat(26)}`, text: "别人" });
    expect(sent.statusCode).toBe(404);
    expect(await messagesOf(applicationId)).toHaveLength(1);
  });

  test("nobody writes before the agency has looked or written: until then every fresh page is the same", async () => {
    phones += 1;
    const job = await jobs.post();
    const path = await applyTo(job, `1990020${String(phones).padStart(4, "0")}`);
    const { items } = await owner.call(listApplications, { params: job, query: {} });
    const params = { applicationId: items[0]?.applicationId as ApplicationId };
    expect((await seek(direct, path)).body).toContain("顾问查看您的报名以后");
    const form = { request: `msg_${"0".repeat(26)}`, text: "在吗" };
    expect((await seek(direct, `${path}/messages`, form)).statusCode).toBe(404);
    await owner.call(contract.sendMessage, { params, body: { text: "您好，想了解什么？" } });
    expect((await seek(direct, path)).body).toContain("<textarea");
    expect((await seek(direct, `${path}/messages`, form)).statusCode).toBe(303);
  });

  test("an agency that is suspended receives nothing, and a forged link leads nowhere", async () => {
    const { path, open, write } = await applied();
    const request = numberIn(await open());
    await jobs.license(1, { status: "suspended" });
    expect(await open()).not.toContain("<textarea");
    expect((await write("在吗", request)).statusCode).toBe(404);
    const forged = `${path.slice(0, -1)}${path.endsWith("0") ? "1" : "0"}`;
    expect((await seek(direct, `${forged}/messages`, { request, text: "在吗" })).statusCode).toBe(404);
  });

  test("who was recommended and has no link is called instead", async () => {
    const { job } = await applied();
    phones += 1;
    const person = { name: "章初一", phone: `1990020${String(phones).padStart(4, "0")}`, consent: true as const };
    const { candidateId } = await owner.call(createCandidate, { body: person });
    const { results } = await owner.call(recommendCandidates, { params: job, body: { candidateIds: [candidateId] } });
    const params = { applicationId: results[0]?.applicationId ?? "" };
    await expect(owner.call(contract.sendMessage, { params, body: { text: "您好" } })).rejects.toMatchObject(
      code("conversation.noLink"),
    );
  });
});

test("another agency finds nothing of it, and no audit entry has what was written", async () => {
  const { params, applicationId, ask } = await applied();
  await ask("只给顾问看的话");
  await owner.call(contract.sendMessage, { params, body: { text: "只给求职者看的话" }, idempotencyKey: "secret" });
  const stranger = direct.ownerOf(agencyId(2), jobs.park.scope.id);
  for (const call of [
    () => stranger.call(contract.getConversation, { params }),
    () => stranger.call(contract.listMessages, { params, query: {} }),
    () => stranger.call(contract.sendMessage, { params, body: { text: "x" } }),
    () => stranger.call(contract.readConversation, { params, body: { received: 1 } }),
    () => stranger.call(contract.transitConversation, { params, body: { to: "closed", version: 1 } }),
  ])
    await expect(call()).rejects.toMatchObject(code("notFound"));
  expect((await stranger.call(contract.listConversations, { query: {} })).items).toEqual([]);
  const entries = await owner.call(listAuditEntries, { query: { limit: 100 } });
  expect(entries.items.map(({ action }) => action)).toEqual(expect.arrayContaining(["writeByLink", "sendMessage"]));
  expect(JSON.stringify(entries)).not.toContain("看的话");
  const kept = (await itemsOf(direct)).filter((item) => JSON.stringify(item).includes("看的话"));
  expect(kept.map((item) => String(item.pk).split("#")[2])).toEqual(["message", "message"]);
  expect(kept.every((item) => String(item.pk).endsWith(applicationId))).toBe(true);
});
