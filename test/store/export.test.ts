import { assignApplications } from "@shanhai/contract/assignment";
import { createCandidate } from "@shanhai/contract/candidate";
import type { InputOf } from "@shanhai/contract/endpoint";
import { createEnterprise } from "@shanhai/contract/enterprise";
import * as contract from "@shanhai/contract/export-job";
import { createInterview, inviteToInterview, recordAttendance } from "@shanhai/contract/interview";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import { createStatement } from "@shanhai/contract/statement";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { encodeGb18030 } from "@shanhai/functions/exports/gb18030";
import { create, DELIVERIES } from "@shanhai/functions/exports/worker";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { SQSEvent } from "aws-lambda";
import fc from "fast-check";
import { streamXlsxRows } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";
import { joinAgency, manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";

/* Whole lists as files: every row, in every format, no cell a formula, and nobody else's. */

let direct: Direct;
beforeAll(async () => {
  direct = await startDirect();
});
afterAll(() => direct?.stop());

type Wanted = InputOf<typeof contract.createExportJob, "body">;

async function exported(tenant: number, body: Wanted) {
  const owner = direct.owner(tenant);
  const { exportJobId, format } = await owner.call(contract.createExportJob, { body });
  const message = JSON.stringify({ tenantId: agencyId(tenant), parkId: PARK, exportJobId });
  const event = { Records: [{ messageId: "m", body: message }] };
  const answer = await direct.functions.exportList(event as unknown as SQSEvent, {} as never);
  expect(answer?.batchItemFailures).toEqual([]);
  const job = await owner.call(contract.getExportJob, { params: { exportJobId } });
  const name = `exports/${exportJobId}.${format === "xlsx" ? "xlsx" : "csv"}`;
  const bytes = await direct.platform.files.read(mintTenantScope(agencyId(tenant), PARK), name);
  return { owner, job, bytes: bytes ?? new Uint8Array() };
}

async function rowsOf(bytes: Uint8Array) {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  return rows;
}

test("every candidate of the agency, page after page, and none of another's", async () => {
  await manyCandidates(direct, 1200, 1);
  await manyCandidates(direct, 3, 2);
  const { owner, job, bytes } = await exported(1, { list: "candidates" });
  expect(job).toMatchObject({ status: "completed", rows: 1200 });
  const rows = await rowsOf(bytes);
  expect(rows).toHaveLength(1201);
  expect(new Set(rows.slice(1).map(([, phone]) => phone)).size).toBe(1200);
  expect((await owner.call(contract.getExportFile, { params: { exportJobId: job.exportJobId } })).url).toContain(
    "/files/",
  );
  expect(await rowsOf((await exported(2, { list: "candidates" })).bytes)).toHaveLength(4);
});

test("a name that would be a formula is text, in all three formats, and Chinese is Chinese", async () => {
  const owner = direct.owner(3);
  const name = "=1+1𠮷，何";
  await owner.call(createEnterprise, { body: { name, uscc: uscc(3), industry: '说"好",' } });
  const lines = (text: string) => text.trimEnd().split("\r\n");
  const utf8 = lines(new TextDecoder().decode((await exported(3, { list: "enterprises", format: "csv" })).bytes));
  expect(utf8[1]).toMatch(/^'=1\+1𠮷，何,\d\w{17},"说""好"",",/);
  const gb = (await exported(3, { list: "enterprises", format: "csv-gb18030" })).bytes;
  expect(lines(new TextDecoder("gb18030", { fatal: true }).decode(gb))).toEqual(utf8);
  const [, row] = await rowsOf((await exported(3, { list: "enterprises" })).bytes);
  expect(row?.[0]).toBe(name);
});

test("GB18030 of any text reads back as that text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const whole = text.replace(/[\p{Surrogate}\p{Private_Use}]/gu, "");
      expect(new TextDecoder("gb18030", { fatal: true }).decode(encodeGb18030(whole))).toBe(whole);
    }),
    { examples: [["\ufffd"], ["\ufeff龘"], ["𠀀"]] },
  );
});

test("a position's applications are masked; a position of another agency is not there", async () => {
  const owner = direct.owner(4);
  const { positionId } = await orderWithSeats(owner, 5, 4);
  await recommendAll(owner, positionId, await manyCandidates(direct, 5, 4));
  const rows = await rowsOf((await exported(4, { list: "applications", positionId })).bytes);
  expect(rows).toHaveLength(6);
  expect(rows[1]?.[1]).toMatch(/^199\*{4}\d{4}$/);
  const stranger = direct.owner(5);
  await expect(stranger.call(contract.createExportJob, { body: { list: "applications", positionId } })).rejects.toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: "notFound" }) }),
  );
});

test("a stopped export makes no file; an empty list is a file with its headers", async () => {
  const owner = direct.owner(6);
  const { exportJobId } = await owner.call(contract.createExportJob, { body: { list: "candidates" } });
  const params = { exportJobId };
  expect(await owner.call(contract.cancelExportJob, { params })).toMatchObject({ status: "cancelled" });
  await expect(owner.call(contract.cancelExportJob, { params })).rejects.toThrow();
  await expect(owner.call(contract.getExportFile, { params })).rejects.toThrow();
  const { job, bytes } = await exported(6, { list: "candidates" });
  expect(job).toMatchObject({ status: "completed", rows: 0 });
  expect(await rowsOf(bytes)).toHaveLength(1);
  await owner.call(createCandidate, { body: { name: "何娜", phone: "19900000001", consent: true } });
  expect((await exported(6, { list: "candidates" })).job.rows).toBe(1);
});

test("an export that fails at every delivery says so, and one that fails once is written by the next", async () => {
  const owner = direct.owner(1);
  const files = { ...direct.platform.files, write: () => Promise.reject(new Error("no space")) };
  const failing = create({ ...direct.platform, files });
  for (const [delivery, status] of [
    [1, "running"],
    [DELIVERIES, "failed"],
  ] as const) {
    const { exportJobId } = await owner.call(contract.createExportJob, { body: { list: "orders" } });
    const body = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, exportJobId });
    const event = { Records: [{ messageId: "m", body, attributes: { ApproximateReceiveCount: String(delivery) } }] };
    const answer = await failing(event as unknown as SQSEvent);
    expect(answer.batchItemFailures).toHaveLength(1);
    const now = async () => (await owner.call(contract.getExportJob, { params: { exportJobId } })).status;
    expect(await now()).toBe(status);
    await direct.functions.exportList(event as unknown as SQSEvent, {} as never);
    expect(await now()).toBe(status === "running" ? "completed" : "failed");
  }
});

test("the part of a list that was on screen: searched candidates, a recruiter's people, an interview's, leavers, statements", async () => {
  const owner = direct.owner(9);
  const member = await joinAgency(direct, "recruiter9", 9);
  const { orderId, positionId } = await orderWithSeats(owner, 3, 9);
  const people = [];
  for (const [index, name] of ["何娜", "吕雉", "王红庆"].entries()) {
    const body = { name, phone: `1990009000${index}`, consent: true as const, occupation: "焊工" };
    people.push((await owner.call(createCandidate, { body })).candidateId);
  }
  const applications = await recommendAll(owner, positionId, people);
  const params = { orderId };
  await owner.call(assignApplications, {
    params,
    body: { applicationIds: applications.slice(0, 2), recruiterIds: [member] },
  });
  const today = shanghaiDate(new Date());
  const day = { positionId, date: today, from: "00:00", minutes: 30, slots: 2, capacity: 2, place: "会议室" };
  const { interviewId } = await owner.call(createInterview, { params, body: day });
  const interview = { orderId, interviewId };
  await owner.call(inviteToInterview, { params: interview, body: { applicationIds: applications } });
  await owner.call(recordAttendance, {
    params: interview,
    body: { applicationIds: applications.slice(0, 1), attendance: "attended" },
  });
  const followUps = await rowsOf((await exported(9, { list: "followUps", memberId: member })).bytes);
  expect(followUps.slice(1).map(([enterprise, position, name]) => [enterprise, position, name])).toEqual(
    expect.arrayContaining([
      ["企业", "操作工", "何娜"],
      ["企业", "操作工", "吕雉"],
    ]),
  );
  expect(followUps).toHaveLength(3);
  const invited = await rowsOf((await exported(9, { list: "interviewees", ...interview })).bytes);
  expect(
    invited
      .slice(1)
      .map(([slot, attendance, , , name]) => [slot, attendance, name])
      .sort(),
  ).toEqual([
    ["00:00", "到场", "何娜"],
    ["00:00", "待到场", "吕雉"],
    ["00:30", "待到场", "王红庆"],
  ]);
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    await move(owner, orderId, applications, to);
  }
  const [first] = (await owner.call(listPlacements, { query: { orderId } })).items;
  const leaving = { date: today, reason: "离职", version: 1 };
  await owner.call(leavePlacement, { params: { placementId: first?.placementId ?? "" }, body: leaving });
  const left = await exported(9, { list: "placements", orderId, placementStatus: "left" });
  expect((await rowsOf(left.bytes)).slice(1).map(([name]) => name)).toEqual([first?.candidateName]);
  const { version } = await owner.call(getOrder, { params });
  const feeRule = { kind: "perHead" as const, fen: 12_345, guarantee: "none" as const, vatRate: 600 };
  await owner.call(updateOrder, { params, body: { version, feeRule } });
  await owner.call(createStatement, { params, body: { from: today, to: today } });
  const [, statement] = await rowsOf((await exported(9, { list: "statements", orderId })).bytes);
  expect(statement).toEqual(expect.arrayContaining(["订单", today, "草稿", 3, 370.35]));
  expect((await exported(9, { list: "dueChecks" })).job).toMatchObject({ status: "completed", rows: 0 });
  expect((await exported(9, { list: "evaluations" })).job).toMatchObject({ status: "completed", rows: 0 });
  expect((await exported(9, { list: "candidates", search: { name: "何" } })).job.rows).toBe(0);
  const needing = owner.call(contract.createExportJob, { body: { list: "interviewees", orderId } });
  await expect(needing).rejects.toMatchObject({ problem: { issues: [{ field: "interviewId", code: "required" }] } });
  const foreign = direct.owner(1).call(contract.createExportJob, { body: { list: "interviewees", ...interview } });
  await expect(foreign).rejects.toMatchObject({ problem: { code: "notFound" } });
});
