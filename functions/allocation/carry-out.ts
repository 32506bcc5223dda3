import { createHash } from "node:crypto";
import type { Allocation, AllocationCounts, AllocationRow } from "@shanhai/contract/allocation";
import { ALLOCATION_UNDONE } from "@shanhai/contract/allocation-limit";
import type { Position } from "@shanhai/contract/position";
import type { ApplicationId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import { mayRenew, recommend } from "@shanhai/domain/application";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import * as store from "@shanhai/store/allocation";
import { getApplications, insertApplications, type Step, type StoredApplication } from "@shanhai/store/application";
import { getCandidates } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { getPastById } from "@shanhai/store/matchable";
import { getOrders, getPositions } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import { Refused } from "@shanhai/store/write";
import type { TenantScope } from "@shanhai/tenancy/scope";

type Say = (progress: number) => Promise<void>;

/** A part is tried again when a row changed between reading and writing. */
const ATTEMPTS = 10;

/** By what an allocation knows the applications that it made itself. */
const markOf = ({ allocationId }: Allocation) => createHash("sha256").update(allocationId).digest("hex").slice(0, 32);

/** The rows of an allocation part by part, in their order. */
async function* partsOf(table: Table<TenantScope>, { allocationId, summary }: Allocation) {
  // Who is left over comes last, and nothing is done about them.
  const parts = Math.ceil((summary?.plan.people ?? 0) / store.ROWS_OF_PART);
  for (let part = 0; part < parts; part += 1)
    yield { part, share: (part + 1) / parts, rows: await store.getAllocationRows(table, allocationId, part) };
}

const isToDo = ({ kind, outcome }: AllocationRow) => (kind === "added" || kind === "moved") && outcome === undefined;

/** What is known of a part's people and positions as they are now. */
async function readNow(table: Table<TenantScope>, rows: readonly AllocationRow[]) {
  const positionIds = [...new Set(rows.flatMap(({ positionId }) => positionId ?? []))];
  const positions = await getPositions(table, positionIds);
  const orders = await getOrders(table, [...new Set(positions.map(({ orderId }) => orderId))]);
  const people = await getCandidates(table, [...new Set(rows.map(({ candidateId }) => candidateId))]);
  const idsOf = ({ candidateId, mergedIds = [] }: CandidateRecord) => [candidateId, ...mergedIds];
  const past = await getPastById(table, people.flatMap(idsOf));
  const byId = new Map(people.map((person) => [person.candidateId, person]));
  const held = await getApplications(
    table,
    rows.flatMap(({ candidateId, positionId }) => {
      const person = byId.get(candidateId);
      return person && positionId ? idsOf(person).map((own) => applicationIdOf(positionId, own)) : [];
    }),
  );
  return {
    held,
    positions: new Map(positions.map((position) => [position.positionId, position])),
    open: new Set(orders.filter(({ status }) => status === "open").map(({ orderId }) => orderId)),
    people: byId,
    isPlaced: (person: CandidateRecord) =>
      idsOf(person).some((id) => Object.values(past.get(id) ?? {}).some(({ active }) => active)),
    ownOf: (person: CandidateRecord, positionId: PositionId): StoredApplication | undefined =>
      idsOf(person).flatMap((id) => held.get(applicationIdOf(positionId, id)) ?? [])[0],
  };
}

type Now = Awaited<ReturnType<typeof readNow>>;
type Decision = { row: AllocationRow } | { position: Position; person: CandidateRecord } | { renew: StoredApplication };

/** What is to be done about a row: it is settled, or the person is recommended, for the first time or anew. */
function decide(row: AllocationRow, now: Now, mark: string): Decision {
  const stale = (cause: AllocationRow["cause"]): Decision => ({ row: { ...row, outcome: "stale", cause } });
  const person = now.people.get(row.candidateId);
  const position = row.positionId && now.positions.get(row.positionId);
  if (!person || person.automatedMatching === "refused") return stale("person");
  if (!position) return stale("position");
  const own = now.ownOf(person, position.positionId);
  if (own?.act === mark && own.version === 1) return settle(row, own, "created");
  if (!now.open.has(position.orderId)) return stale("order");
  const renews = own && mayRenew(own.stage) && own.reason === ALLOCATION_UNDONE;
  if (own && !renews)
    return own.stage === "rejected" || own.stage === "withdrawn" ? stale("out") : settle(row, own, "existing");
  if (now.isPlaced(person)) return stale("placed");
  if (position.open < 1) return stale("seat");
  return renews ? { renew: own } : { position, person };
}

function settle(
  row: AllocationRow,
  { applicationId, version }: Pick<StoredApplication, "applicationId" | "version">,
  outcome: "created" | "existing",
): Decision {
  return { row: { ...row, outcome, applicationId, version } };
}

/** Recommends people to one position; what came of each, by application. */
async function recommendTo(
  table: Table<TenantScope>,
  act: Act,
  position: Position,
  people: readonly CandidateRecord[],
  mark: string,
) {
  const records = people.map((person) => ({
    ...recommend(applicationIdOf(position.positionId, person.candidateId), position, person, act),
    act: mark,
  }));
  try {
    return await insertApplications(table, act, position, records);
  } catch (error) {
    // The position was taken out in the meantime, and its rows with it.
    if (!(error instanceof AppError && error.code === "notFound")) throw error;
    return {
      existing: new Map<ApplicationId, StoredApplication>(),
      gone: new Set(records.map((one) => one.applicationId)),
    };
  }
}

async function applyPart(
  table: Table<TenantScope>,
  act: Act,
  allocation: Allocation,
  part: number,
  read: readonly AllocationRow[],
): Promise<AllocationRow[]> {
  const mark = markOf(allocation);
  let rows = read;
  for (let attempt = 1; ; attempt += 1) {
    const now = await readNow(table, rows.filter(isToDo));
    const decided = rows.map((row): Decision => (isToDo(row) ? decide(row, now, mark) : { row }));
    const wanted = new Map<PositionId, { position: Position; people: CandidateRecord[] }>();
    for (const one of decided) {
      if (!("position" in one)) continue;
      const { position, person } = one;
      const known = wanted.get(position.positionId);
      if (known) known.people.push(person);
      else wanted.set(position.positionId, { position, people: [person] });
    }
    const existing = new Map<ApplicationId, StoredApplication>();
    const gone = new Set<ApplicationId>();
    for (const { position, people } of wanted.values()) {
      const found = await recommendTo(table, act, position, people, mark);
      for (const [id, record] of found.existing) existing.set(id, record);
      for (const id of found.gone) gone.add(id);
    }
    const steps: Step[] = [];
    const settled = decided.map((one, index): AllocationRow => {
      const row = rows[index] as AllocationRow;
      if ("row" in one) return one.row;
      if ("renew" in one) {
        steps.push({ application: one.renew, to: "recommended" });
        const { applicationId, version } = one.renew;
        return { ...row, outcome: "created", applicationId, version: version + 1 };
      }
      const applicationId = applicationIdOf(one.position.positionId, one.person.candidateId);
      if (gone.has(applicationId)) return { ...row, outcome: "stale", cause: "person" };
      const earlier = existing.get(applicationId);
      if (earlier && earlier.act !== mark) return { ...row, outcome: "existing", applicationId };
      return { ...row, outcome: "created", applicationId, version: 1 };
    });
    try {
      await store.saveAllocationPart(table, act, { allocation, part, before: rows, rows: settled, steps });
      return settled;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (attempt === ATTEMPTS) throw new AppError("busy");
      // The same message may be worked twice at once: what the other settled stands.
      rows = await store.getAllocationRows(table, allocation.allocationId, part);
    }
  }
}

/** Recommends every new pair, part by part; cut off, it goes on behind the last part that was kept. */
export async function applyRows(
  table: Table<TenantScope>,
  act: () => Act,
  allocation: Allocation,
  say: Say,
): Promise<AllocationCounts> {
  const counts: AllocationCounts = { created: 0, existing: 0, stale: 0 };
  for await (const { part, share, rows } of partsOf(table, allocation)) {
    const settled = rows.some(isToDo) ? await applyPart(table, act(), allocation, part, rows) : rows;
    for (const { outcome } of settled) if (outcome) counts[outcome] += 1;
    await say(Math.round(1000 * share));
  }
  return counts;
}

const isToUndo = ({ outcome, undone }: AllocationRow) => outcome === "created" && undone === undefined;

async function undoPart(
  table: Table<TenantScope>,
  act: Act,
  allocation: Allocation,
  part: number,
  read: readonly AllocationRow[],
): Promise<AllocationRow[]> {
  let rows = read;
  for (let attempt = 1; ; attempt += 1) {
    const ids = rows.filter(isToUndo).flatMap(({ applicationId }) => applicationId ?? []);
    const held = await getApplications(table, ids);
    const steps: Step[] = [];
    const settled = rows.map((row): AllocationRow => {
      if (!isToUndo(row)) return row;
      const application = row.applicationId && held.get(row.applicationId);
      if (!application || application.version !== row.version) return { ...row, undone: "spared" };
      steps.push({ application, to: "withdrawn", reason: ALLOCATION_UNDONE });
      return { ...row, undone: "withdrawn" };
    });
    try {
      await store.saveAllocationPart(table, act, { allocation, part, before: rows, rows: settled, steps });
      return settled;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (attempt === ATTEMPTS) throw new AppError("busy");
      // The same message may be worked twice at once: what the other settled stands.
      rows = await store.getAllocationRows(table, allocation.allocationId, part);
    }
  }
}

/** Withdraws what applying recommended, part by part; who went on since is spared. */
export async function undoRows(
  table: Table<TenantScope>,
  act: () => Act,
  allocation: Allocation,
  say: Say,
): Promise<{ withdrawn: number; spared: number }> {
  const counts = { withdrawn: 0, spared: 0 };
  for await (const { part, share, rows } of partsOf(table, allocation)) {
    const settled = rows.some(isToUndo) ? await undoPart(table, act(), allocation, part, rows) : rows;
    for (const { undone } of settled) if (undone) counts[undone] += 1;
    await say(Math.round(1000 * share));
  }
  return counts;
}
