import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createClient } from "@shanhai/client/client";
import { listAgencies, registerAgency } from "@shanhai/contract/agency";
import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { commitImportJob, createImportJob, getImportJob } from "@shanhai/contract/import-job";
import { getOrder } from "@shanhai/contract/order";
import { createStatement, getStatement, listStatements, transitStatement } from "@shanhai/contract/statement";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { signIn } from "@shanhai/local/sign-in";
import { everything } from "../everything.ts";
import { type Person, uscc } from "../laptop.ts";
import { move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { type Chance, chanceOf } from "../random.ts";

const PROCESS = fileURLToPath(new URL("laptop-process.ts", import.meta.url));
const VERIFY = fileURLToPath(new URL("../../packages/local/src/verify.ts", import.meta.url));
const PEOPLE = 12;
const ROWS = 400;
const LIVES = 3;
const FEN = 88_000;
const NEWCOMER = {
  name: "衢州新来人力资源有限公司",
  uscc: uscc(701),
  licenceNumber: "330800701",
  licenceExpiry: "2035-01-01",
  homeDivision: "330800",
};

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** How a life of the laptop ends: killed after so long, or with no room for a file larger than so many kilobytes. */
type End = { kind: "killed"; afterMs: number } | { kind: "full"; kilobytes: number } | { kind: "asked" };

/** Starts a laptop; undefined where it ends before it listens, as on a disk that is full. */
async function start(dataDir: string, end: End) {
  const node = [process.execPath, "--import", "tsx", PROCESS, dataDir];
  const limited =
    end.kind === "full" ? ["bash", "-c", `ulimit -f ${end.kilobytes}; exec "$@"`, "laptop", ...node] : node;
  const [file = "", ...args] = limited;
  const child: Child = spawn(file, args, { stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value as string | undefined;
  const origin = await line();
  return { origin, child, ended, line };
}

async function personAt(origin: string, account: string): Promise<Person> {
  const { accessToken, idToken } = await signIn(origin, account);
  const { call } = createClient({ origin, token: () => accessToken, retries: 0, timeoutMs: 20_000 });
  return { email: "", call, accessToken, idToken };
}

const ROSTER = Buffer.from(
  [
    "姓名,手机号,授权同意",
    ...Array.from({ length: ROWS }, (_, row) => `导入者${row},199020${String(row).padStart(5, "0")},是`),
  ].join("\n"),
);

interface People {
  owner: Person;
  administrator: Person;
}

/** What they do, each act with a key of its own: said again in the next life, it has happened once. */
function plan() {
  const known = {
    orderId: "" as never,
    positionId: "",
    candidates: [] as never[],
    applications: [] as never[],
    importJobId: "" as never,
    statementId: "",
  };
  const feeRule = { kind: "perHead" as const, fen: FEN, guarantee: "proRata" as const, vatRate: 600 };
  const acts: ((people: People) => Promise<unknown>)[] = [
    ({ administrator }) => administrator.call(registerAgency, { body: NEWCOMER, idempotencyKey: "newcomer" }),
    async ({ owner }) => Object.assign(known, await orderWithSeats(owner, PEOPLE, 700, { feeRule })),
    ...Array.from({ length: PEOPLE }, (_, one) => async ({ owner }: People) => {
      const body = { name: `求职者${one}`, phone: `199030000${String(one).padStart(2, "0")}`, consent: true as const };
      const { candidateId } = await owner.call(createCandidate, { body, idempotencyKey: `person-${one}` });
      known.candidates[one] = candidateId as never;
    }),
    async ({ owner }) => {
      const made = await owner.call(createImportJob, {
        body: { fileName: "a.csv", size: ROSTER.length },
        idempotencyKey: "import",
      });
      known.importJobId = made.importJobId as never;
      const sent = await fetch(made.upload.url, {
        method: made.upload.method,
        headers: made.upload.headers,
        body: ROSTER,
      });
      if (!sent.ok) throw new Error(`The file was answered ${sent.status}`);
    },
    ({ owner }) =>
      owner.call(commitImportJob, { params: { importJobId: known.importJobId }, body: {}, idempotencyKey: "commit" }),
    async ({ owner }) => {
      known.applications = (await recommendAll(owner, known.positionId, known.candidates)) as never[];
    },
    ...(["screened", "interviewed", "offered", "onboarded"] as const).map(
      (to) =>
        ({ owner }: People) =>
          move(owner, known.orderId, known.applications, to, `to-${to}`),
    ),
    async ({ owner }) => {
      const body = { from: "2026-01-01", to: shanghaiDate(new Date()) };
      const params = { orderId: known.orderId };
      Object.assign(known, await owner.call(createStatement, { params, body, idempotencyKey: "bill" }));
    },
    ...(["sent", "confirmed", "settled"] as const).map((to, step) => ({ owner }: People) => {
      const params = { statementId: known.statementId };
      return owner.call(transitStatement, { params, body: { to, version: step + 1 }, idempotencyKey: `bill-${to}` });
    }),
  ];
  return { acts, known };
}

function endFor(chance: Chance, life: number): End {
  if (life === LIVES) return { kind: "asked" };
  return chance.often(65)
    ? { kind: "killed", afterMs: 50 + chance.below(2500) }
    : { kind: "full", kilobytes: chance.of([64, 512, 1024, 2048]) };
}

async function check({ owner, administrator }: People, known: ReturnType<typeof plan>["known"]): Promise<void> {
  const { orderId, importJobId, statementId } = known;
  const newcomers = (await everything(administrator, listAgencies, {})).filter((one) => one.uscc === NEWCOMER.uscc);
  if (newcomers.length !== 1 || newcomers[0]?.status !== "active")
    throw new Error(`The new agency is ${JSON.stringify(newcomers)}`);
  const statements = await everything(owner, listStatements, { query: { orderId } });
  const { status, totals } = await owner.call(getStatement, { params: { statementId } });
  if (statements.length !== 1 || status !== "settled" || totals.net !== PEOPLE * FEN)
    throw new Error(`${statements.length} statements, ${status} with ${totals.net} 分`);
  const order = await owner.call(getOrder, { params: { orderId } });
  if (order.filled !== PEOPLE) throw new Error(`${order.filled} seats are filled, not ${PEOPLE}`);
  const job = await owner.call(getImportJob, { params: { importJobId } });
  if (job.status !== "completed" || job.created !== ROWS) throw new Error(`The import is ${JSON.stringify(job)}`);
  const people = await everything(owner, listCandidates, {});
  if (people.length !== PEOPLE + ROWS) throw new Error(`${people.length} people, not ${PEOPLE + ROWS}`);
}

/**
 * A laptop that is killed, or whose disk is full, in the midst of its work, and started again on what it left: whatever was
 * asked for happens once, and `npm run verify` finds nothing.
 */
export async function laptopHistory(seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const dataDir = mkdtempSync(join(tmpdir(), "shanhai-chaos-"));
  const { acts, known } = plan();
  let done = 0;
  try {
    for (let life = 0; life <= LIVES; life += 1) {
      const end = endFor(chance, life);
      const { origin, child, ended, line } = await start(dataDir, end);
      const timer = end.kind === "killed" && origin ? setTimeout(() => child.kill("SIGKILL"), end.afterMs) : undefined;
      try {
        if (!origin) throw new Error("It did not start");
        const people = {
          owner: await personAt(origin, "owner@chuansi.demo"),
          administrator: await personAt(origin, "admin@quzhou.demo"),
        };
        for (; done < acts.length; done += 1) await acts[done]?.(people);
        if (end.kind === "killed") await ended;
        if (end.kind !== "asked") continue;
        child.stdin.write("drain\n");
        await line();
        await check(people, known);
      } catch (error) {
        if (end.kind === "asked") throw error;
      } finally {
        clearTimeout(timer);
        if (end.kind === "asked") child.stdin.end();
        else child.kill("SIGKILL");
        await ended;
      }
    }
    const env = { ...process.env, SHANHAI_DATA: dataDir };
    await promisify(execFile)(process.execPath, ["--import", "tsx", VERIFY], { env });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
