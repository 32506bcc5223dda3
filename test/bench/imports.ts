import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { createCandidate } from "@shanhai/contract/candidate";
import { getImportJob } from "@shanhai/contract/import-job";
import { encodeGb18030 } from "@shanhai/functions/exports/gb18030";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { parse } from "csv-parse/sync";
import { bundleSync } from "../../functions/bundle.ts";
import { type Direct, startDirect } from "../direct.ts";
import { createRecorder } from "../tenancy/recorder.ts";
import type { WholeImport } from "./import-whole.ts";
import type { readFile } from "./read-file.ts";
import { csvOf, HEADERS, idNumberOf, rowsOf, uploadRoster } from "./roster.ts";
import { type Row, ratio, sideBySide } from "./row.ts";

const READ = 50_000;
const WRITTEN = 5_000;
const WRITTEN_TIMES = 7;
const READ_TIMES = 11;
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What an importer is that takes the libraries as they are: every row an object, checked by the form's own schema. */
function readPlainly(bytes: Uint8Array): number {
  const text = new TextDecoder("gb18030").decode(bytes);
  const records = parse(text, { columns: true }) as Record<string, string>[];
  const people = records.map((record) =>
    createCandidate.body.safeParse({
      name: record.姓名,
      phone: record.手机号,
      occupation: record.工种,
      skillLevel: record.技能等级,
      intendedPlace: record.意向地,
      note: record.备注,
      consent: record.授权同意 === "是",
    }),
  );
  return people.filter(({ success }) => success).length;
}

/** Ours as it is deployed: what runs TypeScript here names every closure anew, which no function in AWS does. */
function bundledReader(): typeof readFile {
  const folder = mkdtempSync(join(tmpdir(), "shanhai-bench-"));
  try {
    const path = join(folder, "read-file.cjs");
    bundleSync(fileURLToPath(new URL("read-file.ts", import.meta.url)), path);
    return (createRequire(import.meta.url)(path) as { readFile: typeof readFile }).readFile;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function reading(): Promise<Row[]> {
  const readOurs = bundledReader();
  const rows = rowsOf(READ);
  const [csv, xlsx] = [encodeGb18030(csvOf(rows)), await writeXlsx("名单", [HEADERS, ...rows])];
  if (readPlainly(csv) !== READ || (await readOurs(csv)) !== READ || (await readOurs(xlsx)) !== READ)
    throw new Error("A row was lost");
  const plain = () => timed(() => readPlainly(csv));
  const figures = async (what: string, bytes: Uint8Array): Promise<Row> => {
    const [ours, theirs] = await sideBySide(READ_TIMES, () => timed(() => readOurs(bytes)), plain);
    return {
      figure: "P6",
      what: `reading ${READ} rows of ${what} into people / csv-parse and zod; ${Math.round(ours)} to ${Math.round(theirs)} ms`,
      value: `${ratio(theirs / ours)} ×`,
      goal: "≥ 3 × as fast",
      pass: theirs / ours >= 3,
    };
  };
  return [await figures("GB18030", csv), await figures("XLSX", xlsx)];
}

/** As many items of the same kinds and sizes, put in batches of 25 and nothing else. */
async function rawItems({ table }: Direct, owner: string): Promise<void> {
  const items = rowsOf(WRITTEN).flatMap(([name = "", phone = ""], index) => [
    {
      pk: `T#${owner}#candidate#${index % 4}`,
      sk: `can_${index}`,
      name,
      phone,
      phoneHash: "0".repeat(64),
      idNumberHash: "0".repeat(64),
      idNumberSealed: "0".repeat(100),
      idNumberMasked: "3308**********0000",
      occupation: "操作工",
      skillLevel: "初级工",
      expectedPayMin: 500_000,
      expectedPayMax: 700_000,
      intendedPlace: "浙江省衢州市",
      note: "可倒班，有两年流水线经验",
      version: 1,
      createdAt: "2026-11-01T00:00:00.000Z",
      updatedAt: "2026-11-01T00:00:00.000Z",
      consentAt: "2026-11-01T00:00:00.000Z",
    },
    ...["phone", "idNumber"].map((kind) => ({
      pk: `T#${owner}#identity#${index % 256}`,
      sk: `${kind}#${index}`,
      candidateId: `can_${index}`,
      hash: "0".repeat(64),
    })),
  ]);
  for (let start = 0; start < items.length; start += 25) {
    const RequestItems = {
      [table.name]: items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } })),
    };
    await table.client.send(new BatchWriteCommand({ RequestItems }));
  }
}

/** Imports people with phone and ID number into an agency that has nobody; how long it took, ms. */
async function importInto(direct: Direct, agency: number): Promise<number> {
  const owner = direct.owner(agency);
  const people = rowsOf(WRITTEN).map((row, index) => [...row, idNumberOf(index)]);
  const bytes = encodeGb18030(csvOf(people, [...HEADERS, "身份证号"]));
  const { importJobId, event } = await uploadRoster(direct, agency, bytes);
  const took = await timed(() => direct.functions.importFile(event as never, {} as never));
  const { created } = await owner.call(getImportJob, { params: { importJobId } });
  if (created !== WRITTEN) throw new Error("A person was not imported");
  return took;
}

async function writing(): Promise<Row> {
  const direct = await startDirect();
  let agency = 0;
  try {
    const [ours, raw] = await sideBySide(
      WRITTEN_TIMES,
      () => importInto(direct, ++agency),
      () => timed(() => rawItems(direct, `raw${++agency}`)),
    );
    return {
      figure: "P6",
      what: `importing ${WRITTEN} people / raw batches of the same items; ${Math.round(ours)} to ${Math.round(raw)} ms`,
      value: ratio(ours / raw),
      goal: "≤ 1.30",
      pass: ours / raw <= 1.3,
    };
  } finally {
    await direct.stop();
  }
}

/** Apart from the times: a client that writes down every call takes time itself. */
async function spending(): Promise<Row> {
  const recorder = createRecorder();
  const direct = await startDirect({ documentClient: recorder.documentClient });
  try {
    const before = recorder.spent().write;
    await importInto(direct, 1);
    const units = (recorder.spent().write - before) / WRITTEN;
    return {
      figure: "P6",
      what: `write units an imported person with phone and ID number; ${ratio(units)} as they are, since transactions cost double`,
      value: ratio(units / 2),
      goal: "≤ 3.05",
      pass: units / 2 <= 3.05,
    };
  } finally {
    await direct.stop();
  }
}

/** So little room that garbage is collected: with more, V8 lets as much lie as there is room, and now and then more than is held. */
const ROOM = "--max-old-space-size=512";

/** One import from file to last row in a process of its own: memory is the whole process's. */
function whole(folder: string, count: number): WholeImport {
  const path = join(folder, `${count}.csv`);
  writeFileSync(path, encodeGb18030(csvOf(rowsOf(count))));
  const script = fileURLToPath(new URL("import-whole.ts", import.meta.url));
  const result = JSON.parse(
    execFileSync(process.execPath, [ROOM, "--import", "tsx", script, path]).toString(),
  ) as WholeImport;
  if (result.created !== count) throw new Error("A person was not imported");
  return result;
}

function wholeFiles(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "shanhai-bench-"));
  try {
    const [small, large] = [whole(folder, READ / 5), whole(folder, READ * 2)];
    const growth = large.peakMb / small.peakMb;
    return [
      {
        figure: "P6",
        what: `peak memory of importing ${READ * 2} / ${READ / 5} people; ${Math.round(large.peakMb)} to ${Math.round(small.peakMb)} MB`,
        value: ratio(growth),
        goal: "≤ 1.20",
        pass: growth <= 1.2,
      },
      {
        figure: "P6",
        what: `longest silence of the progress while importing ${READ * 2} people in ${Math.round(large.ms / 1000)} s`,
        value: `${Math.round(large.longestSilenceMs)} ms`,
        goal: "≤ 1000 ms",
        pass: large.longestSilenceMs <= 1000,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** P6: reading files against the plain libraries, writing people against raw batches. */
export async function importBench(): Promise<Row[]> {
  const log = console.log;
  console.log = () => undefined;
  try {
    return [...(await reading()), await writing(), await spending(), ...wholeFiles()];
  } finally {
    console.log = log;
  }
}
