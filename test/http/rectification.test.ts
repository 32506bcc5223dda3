import {
  createProofDocument,
  createRectification,
  getProofDocument,
  listRectifications,
  type ProofDocument,
  reviewRectification,
  submitProof,
} from "@shanhai/contract/rectification";
import type { RectificationId } from "@shanhai/contract/scalar";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

/* Proof with files: uploaded once by the agency, opened by the park and nobody else, told by what they are. */

const PDF = "%PDF-1.7 回访";

let laptop: TestLaptop;
let admin: Person;
let evaluator: Person;
let owner: Person;
let other: Person;
let params: { rectificationId: RectificationId };

const problem = (code: string) => ({ problem: { code } });

async function send(fileName: string, content: string): Promise<ProofDocument & { again: () => Promise<number> }> {
  const size = Buffer.byteLength(content);
  const { upload, ...document } = await owner.call(createProofDocument, { params, body: { fileName, size } });
  const put = async () => {
    const { url, method, headers } = upload;
    return (await fetch(url, { method, headers, body: content })).status;
  };
  expect(await put()).toBe(200);
  return { ...document, again: put };
}
const prove = (version: number, documents: readonly ProofDocument[]) =>
  owner.call(submitProof, { params, body: { version, text: "已补齐", documents: [...documents] } });
const openAs = (person: Person, { proofDocumentId }: ProofDocument) =>
  person.call(getProofDocument, { params: { ...params, proofDocumentId } });

beforeAll(async () => {
  laptop = await startTestLaptop();
  admin = await laptop.park("园区", "330800", "admin@park.test");
  evaluator = await laptop.evaluator(admin, "a@park.test");
  const one = await laptop.agency(admin, "机构甲", 1, "owner@one.test");
  owner = one.owner;
  other = (await laptop.agency(admin, "机构乙", 2, "owner@two.test")).owner;
  const { agencyId } = one.agency;
  const body = { agencyId, demand: "补齐回访记录", deadline: plusDays(shanghaiDate(new Date()), 20) };
  params = { rectificationId: (await admin.call(createRectification, { body })).rectificationId };
  await laptop.drain();
});
afterAll(() => laptop?.stop());

test("what is no document, is not there, is one too many or twice is refused, and nothing is handed in", async () => {
  const page = await send("记录.pdf", "<html>……");
  await expect(prove(1, [page])).rejects.toMatchObject({
    problem: { code: "document.type", detail: expect.stringContaining("记录.pdf") },
  });
  const { upload: _upload, ...absent } = await owner.call(createProofDocument, {
    params,
    body: { fileName: "没有传.pdf", size: 9 },
  });
  await expect(prove(1, [absent])).rejects.toMatchObject(problem("document.missing"));
  const right = await send("一.pdf", PDF);
  await expect(prove(1, [right, right])).rejects.toMatchObject(problem("invalid"));
  const six = await Promise.all(["一", "二", "三", "四", "五", "六"].map((name) => send(`${name}.pdf`, PDF)));
  await expect(prove(1, six)).rejects.toMatchObject({ problem: { issues: [{ field: "documents", code: "many" }] } });
  for (const size of [0, 20 * 1024 * 1024 + 1])
    await expect(owner.call(createProofDocument, { params, body: { fileName: "大.pdf", size } })).rejects.toMatchObject(
      {
        problem: { issues: [{ field: "size", code: "document.size" }] },
      },
    );
  const [record] = (await owner.call(listRectifications, { query: {} })).items;
  expect(record).toMatchObject({ status: "open", version: 1 });
});

test("the park's reviewers open what the agency handed in; another agency finds nothing", async () => {
  const [record, unnamed] = [await send("回访记录.pdf", PDF), await send("没有交.pdf", PDF)];
  await prove(1, [record]);
  // Sent again, the file is not another: what was checked is what the park opens.
  expect(await record.again()).toBe(412);
  await laptop.drain();
  for (const person of [admin, evaluator, owner]) {
    const { url, fileName } = await openAs(person, record);
    expect(fileName).toBe("回访记录.pdf");
    expect(await (await fetch(url)).text()).toBe(PDF);
  }
  await expect(openAs(other, record)).rejects.toMatchObject(problem("notFound"));
  await expect(other.call(createProofDocument, { params, body: { fileName: "x.pdf", size: 9 } })).rejects.toMatchObject(
    problem("notFound"),
  );
  // Uploaded, but not part of the proof: nobody's.
  await expect(openAs(admin, unnamed)).rejects.toMatchObject(problem("notFound"));
  expect((await admin.call(listRectifications, { query: {} })).items).toMatchObject([
    { status: "submitted", proof: { documents: [{ fileName: "回访记录.pdf" }] } },
  ]);
});

test("returned, it is proved again with files kept, added and left out; accepted, nothing is uploaded any more", async () => {
  const review = (version: number, outcome: "accepted" | "returned") =>
    evaluator.call(reviewRectification, { params, body: { version, outcome, note: "缺签字" } });
  const returned = await review(2, "returned");
  await laptop.drain();
  const kept = returned.proof?.documents ?? [];
  const signed = await send("签字页.pdf", PDF);
  await prove(3, [...kept, signed]);
  await laptop.drain();
  expect((await openAs(evaluator, signed)).fileName).toBe("签字页.pdf");
  await review(4, "returned");
  await laptop.drain();
  await prove(5, [signed]);
  await laptop.drain();
  await expect(openAs(evaluator, kept[0] as ProofDocument)).rejects.toMatchObject(problem("notFound"));
  await review(6, "accepted");
  await laptop.drain();
  await expect(send("晚了.pdf", PDF)).rejects.toMatchObject(problem("rectification.accepted"));
});
