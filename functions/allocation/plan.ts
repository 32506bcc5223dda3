import type { Allocation, AllocationFailure, AllocationStep } from "@shanhai/contract/allocation";
import { ALLOCATION_UNDONE, MOST_ALLOCATED_PEOPLE, MOST_ALLOCATED_POSITIONS } from "@shanhai/contract/allocation-limit";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { Standing } from "@shanhai/domain/allocation-arcs";
import { type AllocationPlan, AllocationPlanner, type OpenPosition } from "@shanhai/domain/allocation-plan";
import { auction } from "@shanhai/domain/auction";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { compileScorer } from "@shanhai/domain/match";
import { personOf, positionOf } from "@shanhai/domain/matchable";
import { listApplications } from "@shanhai/store/application";
import { getCandidates, listCandidates } from "@shanhai/store/candidate";
import { getPastById, postingsByPosition } from "@shanhai/store/matchable";
import { getOrders, getPositions, listOrders, type StoredOrder } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";

/** Says how far it is, of a thousand; throws when it was stopped. */
export type Say = (step: AllocationStep, progress: number) => Promise<void>;

/** Why no plan can be made. */
export class NoPlan extends Error {
  constructor(readonly failure: AllocationFailure) {
    super(failure);
  }
}

const PAGE = 500;

async function openOrders(table: Table<TenantScope>, { orderIds }: Allocation): Promise<StoredOrder[]> {
  if (orderIds) return (await getOrders(table, orderIds)).filter(({ status }) => status === "open");
  const orders: StoredOrder[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOrders(table, { limit: PAGE, cursor });
    orders.push(...page.items.filter(({ status }) => status === "open"));
    cursor = page.cursor;
  } while (cursor);
  return orders;
}

/** Positions with open seats, by enterprise and order, so that what belongs together stands together. */
async function openPositions(table: Table<TenantScope>, allocation: Allocation): Promise<OpenPosition[]> {
  const orders = new Map((await openOrders(table, allocation)).map((order) => [order.orderId, order]));
  const positionIds = [...orders.values()].flatMap((order) => order.positionIds);
  const records = await getPositions(table, positionIds);
  const postings = await postingsByPosition(table, records);
  const open = records.flatMap((record): OpenPosition[] => {
    const order = orders.get(record.orderId);
    const position = positionOf(record, order, postings.get(record.positionId) ?? []);
    const { title, headcount, filled } = record;
    return position && order ? [{ position, enterpriseName: order.enterpriseName, title, headcount, filled }] : [];
  });
  if (open.length === 0) throw new NoPlan("noSeats");
  if (open.length > MOST_ALLOCATED_POSITIONS) throw new NoPlan("tooManyPositions");
  const nameOf = ({ position: { enterpriseId, orderId, positionId } }: OpenPosition) =>
    `${enterpriseId}${orderId}${positionId}`;
  return open.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** Who has applications at these positions, and how far they are; what an undo withdrew is as if it had not been. */
async function readStandings(table: Table<TenantScope>, positions: readonly OpenPosition[]) {
  const standings = new Map<CandidateId, Standing[]>();
  for (const [place, { position }] of positions.entries()) {
    let cursor: string | undefined;
    do {
      const page = await listApplications(table, position.positionId, { limit: PAGE, cursor });
      for (const { candidateId, stage, reason } of page.items) {
        if (stage === "withdrawn" && reason === ALLOCATION_UNDONE) continue;
        standings.set(candidateId, [...(standings.get(candidateId) ?? []), { place, stage }]);
      }
      cursor = page.cursor;
    } while (cursor);
  }
  return standings;
}

/** People in pages: who is locked first, then the others, newest first. */
async function* peopleOf(table: Table<TenantScope>, { locks }: Allocation): AsyncGenerator<CandidateRecord[]> {
  const locked = new Set(locks.map(({ candidateId }) => candidateId));
  if (locked.size > 0) yield getCandidates(table, [...locked]);
  let cursor: string | undefined;
  do {
    const page = await listCandidates(table, { limit: PAGE, cursor });
    yield page.items.filter(({ candidateId }) => !locked.has(candidateId));
    cursor = page.cursor;
  } while (cursor);
}

/** Adds everybody who may be asked: who is at work for the agency is not, nor who refuses to be compared by a machine. */
async function addPeople(table: Table<TenantScope>, allocation: Allocation, planner: AllocationPlanner, say: Say) {
  const standings = await readStandings(table, planner.given.positions);
  let people = 0;
  for await (const page of peopleOf(table, allocation)) {
    const idsOf = ({ candidateId, mergedIds = [] }: CandidateRecord) => [candidateId, ...mergedIds];
    const past = await getPastById(table, page.flatMap(idsOf));
    for (const record of page) {
      const ids = idsOf(record);
      const person = personOf(
        record,
        ids.map((id) => past.get(id) ?? {}),
      );
      if (person.onJob || person.refused) continue;
      people += 1;
      if (people > MOST_ALLOCATED_PEOPLE) throw new NoPlan("tooManyPeople");
      planner.add(
        person,
        ids.flatMap((id) => standings.get(id) ?? []),
      );
    }
    await say("reading", Math.round((400 * people) / (people + 5000)));
  }
}

/** Who goes where, worked out over everything as it is now. Throws `NoPlan`. */
export async function makePlan(
  table: Table<TenantScope>,
  allocation: Allocation,
  act: Pick<Act, "today">,
  say: Say,
): Promise<AllocationPlan> {
  const positions = await openPositions(table, allocation);
  const scorer = compileScorer(
    positions.map(({ position }) => position),
    allocation.weights,
    act.today,
  );
  const { fairness, locks } = allocation;
  const planner = new AllocationPlanner({ positions, fairness, locks, scorer });
  await addPeople(table, allocation, planner, say);
  const run = auction(planner.problem());
  let step = run.next();
  while (!step.done) {
    await say("assigning", 400 + Math.round((500 * step.value.phase) / step.value.phases));
    step = run.next();
  }
  await say("writing", 900);
  return planner.finish(step.value);
}
