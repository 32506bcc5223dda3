import * as contract from "@shanhai/contract/allocation";
import type { CandidateId, OrderId, PositionId } from "@shanhai/contract/scalar";
import { agencyId, type Direct, PARK } from "../direct.ts";
import type { Person } from "../laptop.ts";

/** Calls every endpoint of allocations, with the worker between them. */
export async function measureAllocations(
  direct: Direct,
  owner: Person,
  { orderId, positionId, candidateId }: { orderId: string; positionId: string; candidateId: string },
) {
  const body = {
    orderIds: [orderId as OrderId],
    locks: [{ candidateId: candidateId as CandidateId, positionId: positionId as PositionId }],
  };
  const idle = await owner.call(contract.createAllocation, { body });
  await owner.call(contract.cancelAllocation, { params: idle });
  const { allocationId } = await owner.call(contract.createAllocation, { body });
  const message = JSON.stringify({ tenantId: agencyId(1), parkId: PARK, allocationId });
  const work = () => direct.functions.allocate({ Records: [{ messageId: "3", body: message }] } as never, {} as never);
  const params = { allocationId };
  await work();
  await owner.call(contract.listAllocationPositions, { params });
  await owner.call(contract.listAllocationRows, { params, query: { positionId: positionId as PositionId } });
  await owner.call(contract.applyAllocation, { params });
  await work();
  await owner.call(contract.undoAllocation, { params });
  await work();
  await owner.call(contract.getAllocation, { params });
  await owner.call(contract.listAllocations, { query: {} });
}
