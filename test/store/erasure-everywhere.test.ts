import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { listApplications, recommendCandidates } from "@shanhai/contract/application";
import { listCandidates } from "@shanhai/contract/candidate";
import { recordService } from "@shanhai/contract/care-service";
import { sendMessage } from "@shanhai/contract/conversation";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createEvent } from "@shanhai/contract/event";
import { createExportJob, listExportJobs } from "@shanhai/contract/export-job";
import { commitImportJob, createImportJob, getImportJob } from "@shanhai/contract/import-job";
import { createInterview, inviteToInterview } from "@shanhai/contract/interview";
import { createLead } from "@shanhai/contract/lead";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import { createPosting } from "@shanhai/contract/posting";
import { getJobBoardLink } from "@shanhai/contract/posting-source";
import { recordRecipientConsent } from "@shanhai/contract/recipient-consent";
import { createRegistration, listRegistrations } from "@shanhai/contract/registration";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { createStatement } from "@shanhai/contract/statement";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { hashIdentity } from "@shanhai/store/candidate";
import { hashesAtPark } from "@shanhai/store/park-person";
import { verifyTable } from "@shanhai/store/verify";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Direct } from "../direct.ts";
import { type Person, startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";
import { numberIn, seekerOf, visit } from "../own.ts";
import { itemsOf } from "../stream.ts";

/*
 * Somebody who left traces everywhere is erased, and then looked for everywhere: every item of the table with its keys and
 * indexes, every file, unpacked. What may still name them stands in one list, each with its reason.
 */

/** All that an erasure leaves, by the noun of the table's key. Answers to retries go by themselves within a day. */
const STAYS = {
  statementLine: "a statement that was issued is an account, and accounts must be kept",
};
/** The same of files, by how their names end. */
const FILES_STAY = {
  "errors.xlsx": "rows that were refused are somebody's work to do; the file is gone within the month (bucket rule)",
};

const NAME = "欧阳若琳";
const PHONE = "19900511234";
const ID_NUMBER = "11010519491231002X";
const DAY = 24 * 60 * 60 * 1000;

let clock = Date.now();
let laptop: TestLaptop;
let administrator: Person;
let owner: Person;
let direct: Direct;
let agencyId: string;
let parkId: string;

beforeAll(async () => {
  laptop = await startTestLaptop({ now: () => new Date(clock) });
  const table = { client: embeddedDocumentClient(laptop.endpoint), name: TABLE_NAME };
  // The pages are called as the tests of pages do, on the same platform as the API.
  direct = { functions: laptop.functions, platform: laptop.platform, table } as unknown as Direct;
  administrator = await laptop.park("园区", "330800", "admin@park.test");
  const settled = await laptop.agency(administrator, "机构一", 1, "owner@a.test");
  ({ owner } = settled);
  ({ agencyId } = settled.agency);
  await laptop.drain();
  const park = (await itemsOf(direct)).find(({ pk }) => pk === "S#park");
  parkId = String(park?.parkId ?? park?.sk);
});
afterAll(async () => {
  direct?.table.client.destroy();
  await laptop?.stop();
});

async function importFile(text: string) {
  const file = new TextEncoder().encode(text);
  const { importJobId, upload } = await owner.call(createImportJob, {
    body: { fileName: "名单.csv", size: file.length },
  });
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: file });
  await owner.call(commitImportJob, { params: { importJobId }, body: {} });
  await laptop.drain();
  return owner.call(getImportJob, { params: { importJobId } });
}

async function position(number: number) {
  const { enterpriseId } = await owner.call(createEnterprise, {
    body: { name: `企业${number}`, uscc: uscc(70 + number) },
  });
  const { orderId } = await owner.call(createOrder, { body: { enterpriseId, title: "订单", deadline: "2030-01-01" } });
  const seats = {
    title: "操作工",
    occupation: "操作工",
    headcount: 5,
    payMin: 500_000,
    payMax: 600_000,
    place: "衢州",
  };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: seats });
  return { enterpriseId, orderId, positionId };
}

/** Lives through all that a person can: in by file, seen again, worked and left, billed, applied, spoken with, at an event. */
async function live() {
  const header = "姓名,手机号,身份证号,授权同意";
  expect(await importFile(`${header}\n${NAME},${PHONE},${ID_NUMBER},是\n旁人,19900519999,,是\n`)).toMatchObject({
    created: 2,
  });
  // Seen again, and the same phone with another's ID number: refused, with the row as it was.
  const again = `${header},职业\n${NAME},${PHONE},${ID_NUMBER},是,叉车司机\n${NAME},${PHONE},110101199003072295,是,\n`;
  expect(await importFile(again)).toMatchObject({ merged: 1, rejected: 1 });
  const person = (await owner.call(listCandidates, { query: {} })).items.find(({ name }) => name === NAME);
  const candidateId = person?.candidateId ?? "";
  const worked = await position(1);
  await owner.call(recordRecipientConsent, {
    params: { candidateId },
    body: { enterpriseId: worked.enterpriseId, means: "written" },
  });
  const { results } = await owner.call(recommendCandidates, { params: worked, body: { candidateIds: [candidateId] } });
  const applicationIds = results.map(({ applicationId }) => applicationId as ApplicationId);
  const today = shanghaiDate(new Date(clock));
  const day = {
    positionId: worked.positionId,
    date: today,
    from: "09:00",
    minutes: 30,
    slots: 2,
    capacity: 5,
    place: "会议室",
  };
  const { interviewId } = await owner.call(createInterview, { params: worked, body: day });
  await owner.call(inviteToInterview, { params: { ...worked, interviewId }, body: { applicationIds } });
  const { orderId } = worked;
  const feeRule = { kind: "monthly", fen: 100, capMonths: 3, guarantee: "none", vatRate: 600 } as const;
  await owner.call(updateOrder, { params: { orderId }, body: { version: 1, feeRule } });
  for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
    const arrival = to === "onboarded" ? { date: plusDays(today, -40) } : {};
    await owner.call(moveApplications, { params: worked, body: { applicationIds, to, ...arrival } });
  }
  const [placement] = (await owner.call(listPlacements, { query: { orderId } })).items;
  const params = { placementId: placement?.placementId ?? "" };
  await owner.call(recordService, { params, body: { kind: "housing", date: today, note: `${NAME}住 3 号楼` } });
  await owner.call(createStatement, { params: { orderId }, body: { from: plusDays(today, -60), to: today } });
  await owner.call(leavePlacement, { params, body: { date: today, reason: `${NAME}回家`, version: 2 } });

  const open = await position(2);
  const posting = { division: "330803", validThrough: plusDays(today, 30), publish: true };
  const { postingId } = await owner.call(createPosting, { params: open, body: posting });
  await laptop.drain();
  const { path } = await administrator.call(getJobBoardLink, { query: {} });
  const seeker = seekerOf(direct, path, () => {
    clock += 10_000;
  });
  await seeker.apply(postingId, PHONE, NAME);
  const [applied] = (await owner.call(listApplications, { params: open, query: {} })).items;
  await owner.call(sendMessage, {
    params: { applicationId: applied?.applicationId ?? "" },
    body: { text: `${NAME}，周一来面试` },
  });

  const fair = {
    kind: "jobFair",
    title: "招聘会",
    place: "广场",
    date: plusDays(today, 5),
    from: "09:00",
    to: "17:00",
  } as const;
  const { eventId } = await administrator.call(createEvent, { body: { ...fair, capacity: 10, status: "open" } });
  const guest = { kind: "person" as const, contactName: NAME, phone: PHONE, note: `${NAME}带简历` };
  await administrator.call(createRegistration, { params: { eventId }, body: guest as never });
  const lead = { kind: "settlement" as const, contactName: NAME, phone: PHONE, note: `${NAME}想开机构` };
  await administrator.call(createLead, { body: lead as never });
  for (const [list, format] of [
    ["candidates", "xlsx"],
    ["candidates", "csv-gb18030"],
    ["placements", "csv"],
    ["orders", "csv"],
  ] as const)
    await owner.call(createExportJob, { body: { list, format } });
  await laptop.drain();
  return { seeker, eventId };
}

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** What a file says: as it is, in GB18030, and, of a ZIP, each of its parts unpacked. */
function textsOf(path: string): string {
  const bytes = readFileSync(path);
  const texts = [bytes.toString("utf8"), new TextDecoder("gb18030").decode(bytes)];
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      texts.push(inflateRawSync(bytes.subarray(start)).toString("utf8"));
    } catch {
      // Not packed: it is in the bytes as they are.
    }
  }
  return texts.join("\n");
}

/** Where the person is still found: items by noun, files by how their names end. */
async function traces(marks: readonly string[]) {
  const items = (await itemsOf(direct)).filter((item) => marks.some((mark) => JSON.stringify(item).includes(mark)));
  const nouns = items.map(({ pk }) => (String(pk).startsWith("A#") ? "audit" : (String(pk).split("#")[2] ?? "")));
  const files = filesIn(join(laptop.dataDir, "files")).filter((path) => {
    const text = textsOf(path);
    return marks.some((mark) => text.includes(mark));
  });
  return { nouns: [...new Set(nouns)].sort(), files: files.map((path) => path.split("/").at(-1) ?? "").sort() };
}

test("whoever was erased is nowhere: no item, index key or file but those that the law or a day's retry keeps", async () => {
  const { seeker, eventId } = await live();
  const tenant = laptop.platform.open(mintTenantScope(agencyId, parkId));
  const park = laptop.platform.open(mintParkScope(parkId));
  const hashes = hashIdentity(tenant, { phone: PHONE, idNumber: ID_NUMBER });
  const hashed = [hashes.phoneHash, hashes.idNumberHash, ...Object.values(hashesAtPark(park, PHONE))] as string[];
  const marks = [NAME, PHONE, ID_NUMBER, "1101**********002X", ...hashed];
  const before = await traces(marks);
  // Everything that is looked for was there: otherwise not finding it says nothing.
  for (const noun of ["candidate", "identity", "importChunk", "application", "placement", "careService", "message"])
    expect(before.nouns).toContain(noun);
  for (const noun of ["registration", "registrant", "lead", "leadClaim", "search"])
    expect(before.nouns).toContain(noun);
  expect(before.files).toHaveLength(6);

  const own = await seeker.prove(PHONE);
  const { body } = await visit(direct, `${own}/erasure`);
  clock += 5_000;
  const answer = await visit(direct, `${own}/erasure`, { request: numberIn(body), confirm: "yes" });
  expect(answer.statusCode).toBe(303);
  await laptop.drain();
  await laptop.functions.daily();
  await laptop.drain();
  clock += 25 * 60 * 60 * 1000;
  await laptop.functions.daily();
  await laptop.drain();
  const after = await traces(marks);
  expect(after).toEqual({ nouns: Object.keys(STAYS), files: Object.keys(FILES_STAY) });
  // The list of orders names nobody, and stayed; so did the job that made it.
  expect((await owner.call(listExportJobs, { query: {} })).items.map(({ list }) => list)).toEqual(["orders"]);
  const [registration] = (await administrator.call(listRegistrations, { params: { eventId }, query: {} })).items;
  expect(registration).toMatchObject({ contactName: "—", phone: "", status: "cancelled" });
  expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
  // De-identified records and the note of the erasure are forgotten in three years.
  const notes = (await itemsOf(direct)).filter(({ pk }) => /#erasure(Receipt)?(#|$)/.test(String(pk)));
  expect(notes.length).toBeGreaterThan(1);
  for (const { ttl } of notes) expect((Number(ttl) * 1000 - clock) / DAY / 365).toBeCloseTo(3, 1);
}, 240_000);
