import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { ProblemError } from "@shanhai/client/problem-error";
import { listApplications } from "@shanhai/contract/application";
import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { listConversations } from "@shanhai/contract/conversation";
import { listDueVisits } from "@shanhai/contract/due-visit";
import { getFunnel } from "@shanhai/contract/funnel";
import { listInterviewDays } from "@shanhai/contract/interview";
import { matchPeople } from "@shanhai/contract/match";
import { getOrder } from "@shanhai/contract/order";
import { listDueChecks } from "@shanhai/contract/placement-check";
import { getRetention } from "@shanhai/contract/retention";
import type { Instant, ParkId } from "@shanhai/contract/scalar";
import { getTalentMap, getTalentOccupation } from "@shanhai/contract/talent-map";
import { createPark } from "@shanhai/domain/park";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { writeCursor } from "@shanhai/store/cursor";
import { parkKey } from "@shanhai/store/keys/owner";
import { cellKey } from "@shanhai/store/keys/partner";
import { mintParkScope, mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { median } from "../bench/row.ts";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { manyCandidates, orderWithSeats, recommendAll } from "../pipeline.ts";
import { type Crowd, type Item, LUCKY, peopleItems } from "./people.ts";
import { addItems, beginExport, importTable } from "./table-file.ts";
import { round, type Verdict } from "./verdict.ts";

/*
 * Two agencies of one table, alike but for how many people they have on file. What their recruiters look at is asked for in turns,
 * so that whatever else the machine does falls on both: what it takes and what it costs must not tell them apart.
 */

const FEW = 10_000;
const UNTIL = "2026-11-01T00:00:00.000Z" as Instant;
const ROUNDS = 60;
const SLOWER = 1.2;
const ON_BOARD = 200;

interface Tenant {
  number: number;
  people: number;
  orderId: string;
  positionId: string;
  /** A place in the middle of its list. */
  middle: string;
  /** A phone that is on file. */
  phone: string;
}

/** An order, a position and people on its board: the same for both. */
async function openOrder(direct: Direct, number: number) {
  const owner = direct.owner(number);
  const { orderId, positionId } = await orderWithSeats(owner, 500, number);
  await recommendAll(owner, positionId, await manyCandidates(direct, ON_BOARD, number));
  return { orderId, positionId };
}

/** The park of each agency, of which it is the only one: what its people count is what the park's map shows. */
const parkOf = (number: number) => `prk_${String(number).padStart(26, "0")}`;

/** Passes the people on, and their counts to the park as well; keeps what is asked for later: who stands in the middle. */
function* noting(items: Iterable<Item>, crowd: Crowd, park: ParkScope, note: (person: Item) => void): Generator<Item> {
  let seen = 0;
  for (const item of items) {
    const noun = item.pk.split("#")[2];
    if (noun === "candidate") {
      seen += 1;
      if (seen === Math.floor(crowd.count / 2)) note(item);
    }
    if (noun === "supply") yield { ...item, ...cellKey(park, { noun, of: item as never }) };
    yield item;
  }
  yield { ...parkKey(park), ...createPark(park.id as ParkId, { name: "园区", division: "330800" }) };
}

/** What a recruiter looks at. */
function questionsOf(direct: Direct, tenant: Tenant): Record<string, () => Promise<unknown>> {
  const { call } = direct.ownerOf(agencyId(tenant.number), parkOf(tenant.number));
  const [order, position] = [{ orderId: tenant.orderId as never }, { positionId: tenant.positionId as never }];
  const people = (query: object) => () => call(listCandidates, { query: { limit: 25, ...query } as never });
  return {
    "candidates, first page": people({}),
    "candidates, a page in the middle": people({ cursor: tenant.middle }),
    "search by name": people({ name: "王" }),
    "search by the phone's last four": people({ phoneLast4: LUCKY }),
    // How many entries a page takes is chance: several make up for it.
    "six searches by occupation and place": async () => {
      for (const occupation of ["操作工", "焊工", "普工"])
        for (const place of ["衢州", "杭州"]) await people({ occupation, place })();
    },
    "adding somebody whose phone is on file": () =>
      call(createCandidate, { body: { name: "王再来", phone: tenant.phone, consent: true } as never }).then(
        () => Promise.reject(new Error("A person was added twice")),
        (error) =>
          error instanceof ProblemError && error.code === "candidate.duplicate" ? undefined : Promise.reject(error),
      ),
    "an order": () => call(getOrder, { params: order }),
    "its board": () =>
      call(listApplications, { params: position, query: { stage: "recommended", limit: 50 } as never }),
    "who suits a position": () => call(matchPeople, { params: position } as never),
    "today: checks due": () => call(listDueChecks, {}),
    "today: visits due": () => call(listDueVisits, {}),
    "today: conversations": () => call(listConversations, {}),
    "today: interviews": () => call(listInterviewDays, {}),
    "retention of the agency": () => call(getRetention, {}),
    "talent map": () => call(getTalentMap, { query: {} }),
    "talent map, one occupation": () => call(getTalentOccupation, { query: { occupation: "操作工" } as never }),
    "funnel of half a year": () => call(getFunnel, { query: { from: "2026-05", to: "2026-10" } as never }),
  };
}

interface Taken {
  times: number[];
  units: number;
}

/** Clients that add up the units that the table says each call took. */
function unitCounter() {
  let units = 0;
  const add = (consumed: unknown): void => {
    for (const one of [consumed].flat()) units += (one as { CapacityUnits?: number } | undefined)?.CapacityUnits ?? 0;
  };
  return {
    documentClient(endpoint: string): DynamoDBDocumentClient {
      const client = embeddedDocumentClient(endpoint);
      client.middlewareStack.add(
        (next) => async (args) => {
          const answer = await next(args);
          add((answer.output as { ConsumedCapacity?: unknown }).ConsumedCapacity);
          return answer;
        },
        { step: "initialize", name: "units" },
      );
      return client;
    },
    take() {
      const taken = units;
      units = 0;
      return taken;
    },
  };
}
type UnitCounter = ReturnType<typeof unitCounter>;

async function compare(direct: Direct, units: UnitCounter, few: Tenant, many: Tenant) {
  const take = async (ask: () => Promise<unknown>, taken: Taken) => {
    units.take();
    const start = performance.now();
    await ask();
    taken.times.push(performance.now() - start);
    taken.units = units.take();
  };
  const [one, other] = [questionsOf(direct, few), questionsOf(direct, many)];
  const rows = [];
  for (const [what, askFew] of Object.entries(one)) {
    const askMany = other[what] ?? askFew;
    const [small, large]: [Taken, Taken] = [
      { times: [], units: 0 },
      { times: [], units: 0 },
    ];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % 2 === 0) await take(askFew, small);
      await take(askMany, large);
      if (round % 2 === 1) await take(askFew, small);
    }
    const [shortly, long] = [median(small.times), median(large.times)];
    rows.push({ what, few: shortly, many: long, ratio: long / shortly, unitsFew: small.units, unitsMany: large.units });
  }
  return rows;
}

/** The same questions of an agency with ten thousand people and of one with so many: how much longer they take. */
export async function bigLoad({ candidates, seed }: { candidates: number; seed: number }, say: (line: string) => void) {
  const dataDir = mkdtempSync(join(tmpdir(), "shanhai-load-"));
  try {
    const before = await startDirect({ dataDir });
    const folder = join(dataDir, "export");
    const tenants: Tenant[] = [];
    const began = performance.now();
    const orders = [await openOrder(before, 1), await openOrder(before, 2)];
    await beginExport(before.dynamo.endpoint, TABLE_NAME, folder);
    for (const [index, count] of [FEW, candidates].entries()) {
      const number = index + 1;
      const table = before.platform.open(mintTenantScope(agencyId(number), PARK));
      const crowd = { count, seed: seed + index, until: UNTIL };
      let half: Item | undefined;
      const items = noting(peopleItems(table, crowd), crowd, mintParkScope(parkOf(number)), (person) => {
        half = person;
      });
      const total = await addItems(folder, TABLE_NAME, items, `tenant${number}`);
      say(`${count} people, ${total} items, after ${Math.round((performance.now() - began) / 1000)} s …`);
      const middle = writeCursor(table.keys, "candidate", String(half?.candidateId));
      tenants.push({
        number,
        people: count,
        ...(orders[index] as (typeof orders)[0]),
        middle,
        phone: String(half?.phone),
      });
    }
    await before.stop();
    await importTable(folder, join(dataDir, "table", "dynoxide.sqlite"));
    say(`read into the table after ${Math.round((performance.now() - began) / 1000)} s; asking …`);

    const units = unitCounter();
    const direct = await startDirect({ dataDir, documentClient: units.documentClient });
    try {
      const rows = await compare(direct, units, tenants[0] as Tenant, tenants[1] as Tenant);
      const verdicts = rows.map(
        ({ what, few, many, ratio, unitsFew, unitsMany }): Verdict => ({
          what: `${what}: ${candidates} people to ${FEW}`,
          value: `${round(ratio, 2)} × (${round(many, 2)} to ${round(few, 2)} ms), ${unitsMany} to ${unitsFew} read units`,
          goal: `≤ ${SLOWER} ×, units alike`,
          pass: ratio <= SLOWER && unitsMany <= SLOWER * unitsFew,
        }),
      );
      return { verdicts, rows };
    } finally {
      await direct.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
