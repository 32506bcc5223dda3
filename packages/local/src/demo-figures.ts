import { listAgencies, registerAgency } from "@shanhai/contract/agency";
import { inviteToAgency } from "@shanhai/contract/invitation";
import { importFile, inDays } from "./demo-desk.ts";
import { ADMINISTRATOR, CHUANSI_OWNER, demoUscc, join, SECOND_OWNER } from "./demo-organisations.ts";
import type { Actor, DemoSteps, Seed } from "./demo-steps.ts";

/*
 * The park of the seeds: 108 agencies, 84 % of them from outside the city, revenue of 50.28 亿 and taxes of 1.81 亿. These
 * are sums: each agency files its own months, as a file. The seeds speak of four years; here the same sums come in twelve
 * months, a quarter of the writes.
 */

const AGENCIES = 108;
const FROM_OUTSIDE = 91;
/** Both agencies that are there already come from outside. */
const ALREADY = [CHUANSI_OWNER, SECOND_OWNER];
const MONTHS = 12;
/** 50.28 亿元 and 1.81 亿元, in 元: files say 元. */
const REVENUE = 5_028_000_000;
const TAX = 181_000_000;
/** Agencies that are registered and file at the same time. */
const AT_ONCE = 4;

const OUTSIDE: readonly (readonly [city: string, division: string])[] = [
  ["杭州", "330100"],
  ["宁波", "330200"],
  ["温州", "330300"],
  ["嘉兴", "330400"],
  ["绍兴", "330600"],
  ["金华", "330700"],
  ["台州", "331000"],
  ["上海", "310100"],
  ["苏州", "320500"],
  ["合肥", "340100"],
  ["南昌", "360100"],
];
const INSIDE: readonly (readonly [place: string, division: string])[] = [
  ["柯城", "330802"],
  ["衢江", "330803"],
  ["龙游", "330825"],
  ["江山", "330881"],
  ["常山", "330822"],
  ["开化", "330824"],
];
const WORDS = ["启航", "汇才", "众联", "信合", "腾跃", "百川", "同舟", "嘉禾", "致远", "新程"];

/** One of a list by its turn. */
const turn = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The agencies that are not there yet: invented, like their codes. */
function inventedAgencies() {
  const outside = FROM_OUTSIDE - ALREADY.length;
  return Array.from({ length: AGENCIES - ALREADY.length }, (_, index) => {
    const [place, homeDivision] = index < outside ? turn(OUTSIDE, index) : turn(INSIDE, index - outside);
    const word = turn(WORDS, Math.floor(index / (index < outside ? OUTSIDE.length : INSIDE.length)));
    const number = String(index + 1).padStart(3, "0");
    return {
      number,
      owner: `owner@agency-${number}.demo`,
      input: {
        name: `${place}${word}人力资源有限公司`,
        uscc: demoUscc(`91${homeDivision}MA2G9${number}0`),
        licenceNumber: `${homeDivision}2024${number}0`,
        licenceExpiry: "2029-12-31",
        homeDivision,
      },
    };
  });
}

/** Shares a whole number out by weights, so that the parts are whole and sum to it exactly. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let [given, seen] = [0, 0];
  return weights.map((weight) => {
    seen += weight;
    const upTo = Math.round((total * seen) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** Something between 0 and 1 that looks like chance and is the same at every start. */
const wobble = (seed: number) => Math.abs(Math.sin(seed * 12.9898) * 43_758.5453) % 1;

/** Revenue and tax in 元 by agency and month: few large agencies and many small ones, growing, low at the turn of the year. */
function demoFilings(): { revenue: number; tax: number }[][] {
  const places = Array.from({ length: AGENCIES * MONTHS }, (_, place) => [Math.floor(place / MONTHS), place % MONTHS]);
  const weights = places.map(([agency = 0, month = 0]) => {
    const size = 1 / (1 + ((agency * 37) % AGENCIES) / 6);
    return size * (1 + month * 0.03) * (0.85 + 0.3 * wobble(agency * MONTHS + month));
  });
  const revenue = share(REVENUE, weights);
  const tax = share(
    TAX,
    weights.map((weight, place) => weight * (0.7 + 0.6 * wobble(place + 0.5))),
  );
  return Array.from({ length: AGENCIES }, (_, agency) =>
    Array.from({ length: MONTHS }, (__, month) => ({
      revenue: revenue[agency * MONTHS + month] ?? 0,
      tax: tax[agency * MONTHS + month] ?? 0,
    })),
  );
}

/** The last twelve months that are over on a date. */
function monthsBefore(date: string): string[] {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}

/** A file of months as an agency's accountant would write it. */
function filingsFile(months: readonly string[], filings: readonly { revenue: number; tax: number }[]) {
  const rows = months.map((month, index) => `${month},${filings[index]?.revenue ?? 0},${filings[index]?.tax ?? 0}`);
  return new TextEncoder().encode(["月份,营业收入（元）,纳税额（元）", ...rows, ""].join("\r\n"));
}

/** Registers an agency unless it is there, and has its owner accept. */
async function settle(
  { number, owner, input }: ReturnType<typeof inventedAgencies>[number],
  known: ReadonlyMap<string, string>,
  administrator: Actor,
  steps: DemoSteps,
): Promise<void> {
  const key = `demo-agency-${number}`;
  const agencyId =
    known.get(input.uscc) ??
    (await administrator.call(registerAgency, { body: input, idempotencyKey: `${key}-registration` })).agencyId;
  const { token } = await administrator.call(inviteToAgency, {
    params: { agencyId },
    body: { email: owner, role: "owner" },
    idempotencyKey: `${key}-invitation`,
  });
  await join(await steps.actor(owner), token, `${key}-acceptance`);
}

async function everyAgency(administrator: Actor): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await administrator.call(listAgencies, { query: { limit: 100, ...(cursor ? { cursor } : {}) } });
    for (const { uscc, agencyId } of page.items) known.set(uscc, agencyId);
    cursor = page.cursor;
  } while (cursor);
  return known;
}

/** Does a thing for each of a list, so many at a time. */
async function forEach<T>(list: readonly T[], act: (one: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let index = next++; index < list.length; index = next++) await act(list[index] as T, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The other 106 agencies, and the last twelve months of all. */
export async function seedFigures(seed: Seed, steps: DemoSteps): Promise<void> {
  // Said once: a start that goes on in another month files the same ones.
  const months = await steps.once("filings-months", async () => monthsBefore(inDays(0)));
  const filings = demoFilings();
  const administrator = await steps.actor(ADMINISTRATOR);
  const known = await everyAgency(administrator);
  const invented = inventedAgencies();
  const owners = [...ALREADY, ...invented.map(({ owner }) => owner)];
  let done = 0;
  await forEach(owners, async (owner, index) => {
    await steps.once(`filings-${owner}`, async () => {
      const agency = invented[index - ALREADY.length];
      if (agency) await settle(agency, known, administrator, steps);
      const desk = { seed, steps, actor: await steps.actor(owner) };
      const content = filingsFile(months, filings[index] ?? []);
      const fileName = `经营月报-${months[0]}至${months.at(-1)}.csv`;
      return importFile(desk, `filings-${owner}`, { fileName, kind: "filings", content });
    });
    done += 1;
    if (done % 27 === 0)
      seed.say?.(`  已报送 ${done} / ${owners.length} 家机构  ${done} of ${owners.length} have filed`);
  });
}
