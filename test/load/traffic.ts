import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { requestRate } from "@shanhai/domain/request-rate";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { findRuntime } from "@shanhai/local/runtime-record";
import { verifyTable } from "@shanhai/store/verify";
import { startApart } from "../apart.ts";
import { administratorOf, fillAgency, inLanes, type LoadedAgency, openAgency, setRates } from "./agencies.ts";
import { type Answer, drive, type Part, type Run } from "./drive.ts";
import { FLAT, type Memory, watchMemory } from "./memory.ts";
import { quantile, round, type Verdict } from "./verdict.ts";

/*
 * Twenty agencies alike at full speed, then at their usual pace beside one that asks without end.
 *
 * An agency's share is one of as many parts of what the platform did at full speed as there are agencies; the park makes it the
 * agency's quota (`requestsAMinute`). Usual pace is half of it. The noisy agency has half of all connections and asks as fast as it
 * is answered. It is held to its share when no more than that, and ten seconds' worth at once, is let through, and all else waits or is told
 * 429 with `Retry-After`; and the others are not slowed beyond it when they are answered as much as in calm, in at most 1.2 times
 * the time. Calm and noise take short turns (calm, noise, noise, calm, …), so that whatever else the machine does falls on both.
 */

export interface TrafficOptions {
  seconds: number;
  agencies: number;
  concurrency: number;
  seed: number;
}

const SLOWED = 1.2;
const KEPT = 0.95;
/** What may be let through besides, once: a block by the rate before. */
const LEFT_OVER = 200;
/** How often calm, noise, noise and calm follow each other. */
const TURNS = 3;
const SETTLED_WITHIN_MS = 180_000;

/** As many connections each as can be, the first a few more. */
function dealt(agencies: readonly LoadedAgency[], connections: number): Part[] {
  return agencies.map((agency, index) => ({
    agency,
    connections: Math.max(1, Math.floor((connections + agencies.length - 1 - index) / agencies.length)),
  }));
}

const accepted = ({ status }: Answer) => status >= 200 && status < 300;
const timesOf = (answers: readonly Answer[]) => answers.filter(accepted).map(({ ms }) => ms);

function kindsOf(answers: readonly Answer[], seconds: number) {
  const kinds = [...new Set(answers.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const of = answers.filter((answer) => answer.kind === kind);
    const times = timesOf(of);
    const a = { kind, requests: of.length, perSecond: round(of.length / seconds) };
    return { ...a, p50: round(quantile(times, 0.5)), p99: round(quantile(times, 0.99)) };
  });
}

function errorsOf(what: string, runs: readonly Run[]): Verdict {
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0);
  const [broken, wrong] = [sum((run) => run.broken), sum((run) => run.wrong)];
  for (const told of runs.flatMap((run) => run.told)) process.stderr.write(`✗ ${told}\n`);
  const value = `${wrong} wrong answers, ${broken} broken or unanswered of ${sum((run) => run.answers.length)}`;
  return { what: `${what}: errors`, value, goal: "none", pass: broken + wrong === 0 };
}

function memoryVerdicts({ rss, held, seconds }: Memory): Verdict[] {
  const figures = [
    ["the most that is resident: last third", "before", rss],
    ["heap that is held: last third", "the middle third", held],
  ] as const;
  return figures.map(([name, than, { before, last, ratio }]) => ({
    what: `memory of the laptop, ${name} of ${seconds} s to ${than}`,
    value: `${round(ratio, 2)} × (${round(last, 0)} to ${round(before, 0)} MiB)`,
    goal: `≤ ${FLAT} ×`,
    pass: ratio <= FLAT,
  }));
}

/** The stream is told to its end behind the answers; then every counter must be what its rows say. */
async function settled(dataDir: string, after: string): Promise<Verdict> {
  const client = embeddedDocumentClient(findRuntime(dataDir)?.endpoint ?? "");
  const until = Date.now() + SETTLED_WITHIN_MS;
  try {
    for (;;) {
      const { findings, checked } = await verifyTable(client, TABLE_NAME, { followed: true });
      if (findings.length > 0 && Date.now() < until) {
        await sleep(5000);
        continue;
      }
      const value = `${findings.length} findings; ${checked.candidates} candidates, ${checked.applications} applications`;
      for (const finding of findings.slice(0, 5)) process.stderr.write(`✗ ${finding}\n`);
      return { what: `verify, once the stream was told of ${after}`, value, goal: "none", pass: findings.length === 0 };
    }
  } finally {
    client.destroy();
  }
}

/** What the others were answered: how much a second, and how soon. */
function othersOf(runs: readonly Run[], noisy: LoadedAgency) {
  const answers = runs.flatMap((run) => run.answers).filter(({ agencyId }) => agencyId !== noisy.agencyId);
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const times = timesOf(answers);
  return { perSecond: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function noiseVerdicts(calm: readonly Run[], noise: readonly Run[], noisy: LoadedAgency, quota: number): Verdict[] {
  const [before, beside] = [othersOf(calm, noisy), othersOf(noise, noisy)];
  const of = (what: "p50" | "p99"): Verdict => ({
    what: `the others beside the noisy agency, ${what}`,
    value: `${round(beside[what] / before[what], 2)} × (${round(beside[what])} to ${round(before[what])} ms)`,
    goal: `≤ ${SLOWED} × of calm`,
    pass: beside[what] <= SLOWED * before[what],
  });
  const own = noise.flatMap((run) => run.answers).filter(({ agencyId }) => agencyId === noisy.agencyId);
  const [through, refused] = [own.filter(accepted).length, own.filter(({ status }) => status === 429).length];
  // Between its turns the bucket fills again.
  const atOnce = (requestRate(quota).aheadMs / 60_000) * quota;
  const may = noise.reduce((sum, { seconds }) => sum + (seconds / 60) * quota + atOnce, LEFT_OVER);
  const silent = noise.reduce((sum, run) => sum + run.withoutRetryAfter, 0);
  // The noisy one is refused for a while after its turns, too.
  const patient = [...calm, ...noise]
    .flatMap((run) => run.answers)
    .filter(({ agencyId }) => agencyId !== noisy.agencyId);
  const wronged = patient.filter(({ status }) => status === 429).length;
  return [
    {
      what: "the others beside the noisy agency, requests answered",
      value: `${round(beside.perSecond / before.perSecond, 2)} × (${round(beside.perSecond)} to ${round(before.perSecond)} a second)`,
      goal: `≥ ${KEPT} × of calm`,
      pass: beside.perSecond >= KEPT * before.perSecond,
    },
    of("p50"),
    of("p99"),
    {
      what: "the noisy agency: let through of what it asked",
      value: `${through}, ${refused} told 429, ${silent} of them without Retry-After`,
      goal: `≤ ${Math.round(may)} let through, 0 without`,
      pass: through > 0 && through <= may && silent === 0,
    },
    {
      what: "the others: told 429",
      value: String(wronged),
      goal: "none",
      pass: wronged === 0,
    },
  ];
}

/** Mixed traffic through the laptop's HTTP; what it has to hold, and the tables behind it. */
export async function trafficLoad(
  { seconds, agencies: count, concurrency, seed }: TrafficOptions,
  say: (line: string) => void,
) {
  const dataDir = mkdtempSync(join(tmpdir(), "shanhai-load-"));
  const { origin, child, stop } = await startApart(dataDir, [new URL("report-memory.ts", import.meta.url)]);
  try {
    const administrator = await administratorOf(origin);
    const opened: Awaited<ReturnType<typeof openAgency>>[] = [];
    for (let number = 0; number < count; number += 1) opened.push(await openAgency(origin, administrator, number));
    const agencies: LoadedAgency[] = [];
    await inLanes(opened, 4, async (one) => {
      agencies.push(await fillAgency(one, { people: 60, recommended: 40 }));
    });
    say(`${count} agencies at ${concurrency} connections, full speed, ${seconds} s …`);
    const parts = dealt(agencies, concurrency);
    // What is compiled and connected once is not what is measured.
    await drive(origin, parts, Math.ceil(seconds / 6), seed);
    const memory = watchMemory(child);
    const even = await drive(origin, parts, seconds, seed + 1);
    const flat = memory();
    const speed = even.answers.length / even.seconds;
    const byAgency = agencies.map(
      ({ agencyId }, index) =>
        even.answers.filter((answer) => answer.agencyId === agencyId).length / (parts[index]?.connections ?? 1),
    );

    // The stream's work on what full speed wrote would slow the first calm.
    const whole = await settled(dataDir, "full speed");
    const share = speed / count;
    const quota = Math.max(300, Math.ceil(share * 60));
    await setRates(administrator, agencies, quota);
    const [noisy] = agencies as [LoadedAgency];
    const half = Math.floor(concurrency / 2);
    // In calm the noisy agency is one like the others, and in noise those are as they were.
    const calmly = dealt(agencies, half).map((part): Part => {
      return { ...part, rate: Math.max(1, Math.round(share / 2 / part.connections)) };
    });
    const besides = calmly.filter(({ agency }) => agency !== noisy);
    const turn = Math.max(4, Math.round(seconds / (4 * TURNS)));
    say(
      `one agency with ${half} connections beside ${agencies.length - 1} at half of their share, ${4 * TURNS} turns of ${turn} s …`,
    );
    const [calm, noise]: [Run[], Run[]] = [[], []];
    const quietly = async () => calm.push(await drive(origin, calmly, turn, seed + 100 + calm.length));
    const loudly = async () =>
      noise.push(
        await drive(origin, [...besides, { agency: noisy, connections: half }], turn, seed + 200 + noise.length),
      );
    for (let time = 0; time < TURNS; time += 1) for (const turnOf of [quietly, loudly, loudly, quietly]) await turnOf();

    const verdicts: Verdict[] = [
      errorsOf("all alike", [even]),
      {
        what: "all alike: the least served connection to the best",
        value: `${round(Math.min(...byAgency) / Math.max(...byAgency), 2)}; ${round(speed)} requests a second in all`,
        goal: "≥ 0.8",
        pass: Math.min(...byAgency) >= 0.8 * Math.max(...byAgency),
      },
      ...memoryVerdicts(flat),
      errorsOf("calm and noise", [...calm, ...noise]),
      ...noiseVerdicts(calm, noise, noisy, quota),
      whole,
      await settled(dataDir, "calm and noise"),
    ];
    return { verdicts, kinds: kindsOf(even.answers, even.seconds) };
  } finally {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
