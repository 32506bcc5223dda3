import { createHash } from "node:crypto";
import type { Allocation, AllocationCounts, AllocationRow } from "@shanhai/contract/allocation";
import { ALLOCATION_UNDONE } from "@shanhai/contract/allocation-limit";
import type { Position } from "@shanhai/contract/position";
import type { ApplicationId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { decideRow, isToApply, isToUndo, madeRow, type RowNow } from "@shanhai/domain/allocation-row";
import { AppError } from "@shanhai/domain/app-error";
import { recommend } from "@shanhai/domain/application";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { getApplications, insertApplications, type Step, type StoredApplication } from "@shanhai/store/application";
import { getCandidates } from "@shanhai/store/candidate";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import { getPastById } from "@shanhai/store/matchable";
import { getOrders, getPositions } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { type PartWork, type Settled, settleParts } from "./part.ts";

/** By what an allocation knows the applications that it made itself. */
const markOf = ({ allocationId }: Allocation) => createHash("sha256").update(allocationId).digest("hex").slice(0, 32);

/** What is known of each row's person and position now. */
async function readNow(table: Table<TenantScope>, rows: readonly AllocationRow[], mark: string) {
  const positionIds = [...new Set(rows.flatMap(({ positionId }) => positionId ?? []))];
  const positions = await getPositions(table, positionIds);
  const orders = await getOrders(table, [...new Set(positions.map(({ orderId }) => orderId))]);
  const people = await getCandidates(table, [...new Set(rows.map(({ candidateId }) => candidateId))]);
  const idsOf = ({ candidateId, mergedIds = [] }: CandidateRecord) => [candidateId, ...mergedIds];
  const past = await getPastById(table, people.flatMap(idsOf));
  const personById = new Map(people.map((person) => [person.candidateId, person]));
  const positionById = new Map(positions.map((position) => [position.positionId, position]));
  const open = new Set(orders.filter(({ status }) => status === "open").map(({ orderId }) => orderId));
  const applicationIdsOf = ({ candidateId, positionId }: AllocationRow) => {
    const person = personById.get(candidateId);
    return person && positionId ? idsOf(person).map((id) => applicationIdOf(positionId, id)) : [];
  };
  const held = await getApplications(table, rows.flatMap(applicationIdsOf));
  return (row: AllocationRow): RowNow<StoredApplication> => {
    const person = personById.get(row.candidateId);
    const position = row.positionId && positionById.get(row.positionId);
    const own = applicationIdsOf(row).flatMap((id) => held.get(id) ?? [])[0];
    const pastOf = (id: CandidateRecord["candidateId"]) => Object.values(past.get(id) ?? {});
    return {
      ...{ person, position, own },
      ownMade: own?.act === mark,
      orderOpen: position !== undefined && open.has(position.orderId),
      placed: person !== undefined && idsOf(person).some((id) => pastOf(id).some(({ active }) => active)),
    };
  };
}

interface Wanted {
  position: Position;
  people: CandidateRecord[];
}

/** Recommends people to one position; what came of each, by application. */
async function recommendTo(table: Table<TenantScope>, act: Act, { position, people }: Wanted, mark: string) {
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
  mark: string,
  rows: readonly AllocationRow[],
): Promise<Settled> {
  const nowOf = await readNow(table, rows.filter(isToApply), mark);
  const decided = rows.map((row) => (isToApply(row) ? decideRow(row, nowOf(row)) : { kind: "settled" as const, row }));
  const wanted = new Map<PositionId, Wanted>();
  for (const one of decided) {
    if (one.kind !== "recommend") continue;
    const { position, person } = one;
    const known = wanted.get(position.positionId);
    if (known) known.people.push(person);
    else wanted.set(position.positionId, { position, people: [person] });
  }
  const existing = new Map<ApplicationId, StoredApplication>();
  const gone = new Set<ApplicationId>();
  for (const one of wanted.values()) {
    const found = await recommendTo(table, act, one, mark);
    for (const [id, record] of found.existing) existing.set(id, record);
    for (const id of found.gone) gone.add(id);
  }
  const steps: Step[] = [];
  const settled = decided.map((one, index): AllocationRow => {
    const row = rows[index] as AllocationRow;
    if (one.kind === "settled") return one.row;
    if (one.kind === "renew") {
      const { application } = one;
      steps.push({ application, to: "recommended" });
      return madeRow(row, { ...application, version: application.version + 1 }, "created");
    }
    const applicationId = applicationIdOf(one.position.positionId, one.person.candidateId);
    if (gone.has(applicationId)) return { ...row, outcome: "stale", cause: "person" };
    const earlier = existing.get(applicationId);
    if (earlier && earlier.act !== mark) return madeRow(row, { applicationId }, "existing");
    return madeRow(row, { applicationId, version: 1 }, "created");
  });
  return { rows: settled, steps };
}

/** Recommends every new pair; cut off, it goes on where it was. */
export async function applyRows(work: PartWork): Promise<AllocationCounts> {
  const mark = markOf(work.allocation);
  const counts: AllocationCounts = { created: 0, existing: 0, stale: 0 };
  const apply = (rows: readonly AllocationRow[], act: Act) => applyPart(work.table, act, mark, rows);
  for await (const rows of settleParts(work, isToApply, apply))
    for (const { outcome } of rows) if (outcome) counts[outcome] += 1;
  return counts;
}

async function undoPart(table: Table<TenantScope>, rows: readonly AllocationRow[]): Promise<Settled> {
  const held = await getApplications(
    table,
    rows.filter(isToUndo).flatMap(({ applicationId }) => applicationId ?? []),
  );
  const steps: Step[] = [];
  const settled = rows.map((row): AllocationRow => {
    if (!isToUndo(row)) return row;
    const application = row.applicationId && held.get(row.applicationId);
    if (!application || application.version !== row.version) return { ...row, undone: "spared" };
    steps.push({ application, to: "withdrawn", reason: ALLOCATION_UNDONE });
    return { ...row, undone: "withdrawn" };
  });
  return { rows: settled, steps };
}

/** Withdraws what applying recommended; who went on since is spared. */
export async function undoRows(work: PartWork): Promise<{ withdrawn: number; spared: number }> {
  const counts = { withdrawn: 0, spared: 0 };
  for await (const rows of settleParts(work, isToUndo, (rows) => undoPart(work.table, rows)))
    for (const { undone } of rows) if (undone) counts[undone] += 1;
  return counts;
}
