import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { API_GUIDE } from "@shanhai/contract/api-guide";
import { createApiKey } from "@shanhai/contract/api-key";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { openApiDocument } from "@shanhai/contract/openapi";
import { addPosition } from "@shanhai/contract/position";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLaptop, type TestLaptop, uscc } from "../laptop.ts";

/* Every example of the API's guide, run as it stands there, in its order: what a reader copies works. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "shanhai-guide-"));
let laptop: TestLaptop;
let owner: Awaited<ReturnType<TestLaptop["agency"]>>["owner"];
/** What the examples name: given at first, and then what earlier answers said. */
const known: Record<string, string> = {};

beforeAll(async () => {
  laptop = await startTestLaptop();
  const administrator = await laptop.park("园区", "330800", "admin@park.test");
  ({ owner } = await laptop.agency(administrator, "机构", 1, "owner@agency.test"));
  await laptop.drain();
  for (const number of [101, 102])
    await owner.call(createEnterprise, { body: { name: `客户${number}`, uscc: uscc(number) } });
  const key = { name: "ERP", role: "recruiter", access: "write" } as const;
  const { token } = await owner.call(createApiKey, { body: key });
  await laptop.drain();
  Object.assign(known, { SHANHAI: laptop.origin, SHANHAI_KEY: token });
  writeFileSync(join(folder, "roster.csv"), "姓名,手机号,授权同意\n王芳,19900010001,是\n");
});
afterAll(async () => {
  await laptop?.stop();
  rmSync(folder, { recursive: true });
});

const variable = (name: string) =>
  name
    .replaceAll(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll("-", "_")
    .toUpperCase();

/** Takes in what an answer says, as the guide speaks of it: `importJobId` is `$IMPORT_JOB_ID`. */
function learn(answer: Record<string, unknown>, prefix = ""): void {
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value === "string") known[prefix + variable(name)] = value;
    if (name === "upload") learn(value as Record<string, unknown>, "UPLOAD_");
    if (name === "headers") learn(value as Record<string, unknown>, prefix);
    if (name === "items") learn((value as Record<string, unknown>[])[0] ?? {}, prefix);
  }
}

/** A hundred people for the order that the guide made, and the file that moves them. */
async function hundredApplications(orderId: string): Promise<void> {
  const position = { title: "操作工", occupation: "操作工", headcount: 100, payMin: 1, payMax: 2, place: "衢州" };
  const { positionId } = await owner.call(addPosition, { params: { orderId }, body: position });
  const people = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      owner.call(createCandidate, {
        body: { name: "求职者", phone: `198${String(index).padStart(8, "0")}`, consent: true },
      }),
    ),
  );
  const candidateIds = people.map(({ candidateId }) => candidateId);
  const { results } = await owner.call(recommendCandidates, { params: { positionId }, body: { candidateIds } });
  const applicationIds = results.map(({ applicationId }) => applicationId);
  writeFileSync(join(folder, "moves.json"), JSON.stringify({ applicationIds, to: "screened" }));
}

async function execute(example: string): Promise<Record<string, unknown>> {
  const named = [...example.matchAll(/\$([A-Z_]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => known[name] === undefined)).toEqual([]);
  const env = { PATH: process.env.PATH ?? "", ...known };
  const { stdout } = await run("bash", ["-euo", "pipefail", "-c", example], { cwd: folder, env });
  return stdout.trim() === "" ? {} : (JSON.parse(stdout) as Record<string, unknown>);
}

/** Small images have Node and no curl. */
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

test.skipIf(!hasCurl)("every example of the guide works as it stands there", async () => {
  const examples = [...API_GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  const answers: Record<string, unknown>[] = [];
  for (const example of examples) {
    if (example.includes("moves.json")) await hundredApplications(known.ORDER_ID ?? "");
    if (example.includes('IMPORT_JOB_ID"')) await laptop.drain();
    const answer = await execute(example);
    answers.push(answer);
    learn(answer);
  }
  expect(answers).toHaveLength(11);
  const [orders, first, second, created, updated, announced, uploaded, committed, imported, moved, refused] = answers;
  expect(orders).toEqual({ items: [] });
  expect([first, second]).toMatchObject([{ items: [{ name: "客户102" }] }, { items: [{ name: "客户101" }] }]);
  expect(created).toMatchObject({ title: "2026 winter operators", version: 1 });
  expect(updated).toMatchObject({ title: "2026 winter operators, second shift", version: 2 });
  expect([announced, uploaded, committed]).toMatchObject([{ status: "created" }, {}, { status: "queued" }]);
  expect(imported).toMatchObject({ status: "completed", created: 1 });
  const results = moved?.results as { outcome: string }[];
  expect(results.filter(({ outcome }) => outcome === "moved")).toHaveLength(100);
  expect(refused).toMatchObject({ code: "invalid", status: 400, detail: expect.stringContaining("correcting") });
});

test("the guide stands above the operations where the API is described, and in the page that shows it", async () => {
  expect((openApiDocument() as { info: { description: string } }).info.description).toBe(API_GUIDE);
  const served = (await (await fetch(`${laptop.origin}/api/v1/openapi.json`)).json()) as {
    info: { description: string };
  };
  expect(served.info.description).toContain("## Authenticate");
  expect(await (await fetch(`${laptop.origin}/api/v1/docs`)).text()).toContain("/api/v1/openapi.json");
});
