import { moveApplications } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements } from "@shanhai/contract/placement";
import type { ApplicationId, OrderId } from "@shanhai/contract/scalar";
import { verifyTable } from "@shanhai/store/verify";
import type { Scope } from "@shanhai/tenancy/scope";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import type { Person } from "../laptop.ts";
import { manyCandidates, move, orderWithSeats, recommendAll } from "../pipeline.ts";
import { faulty } from "./faults.ts";

const NOON = new Date("2026-03-31T04:00:00Z");

/**
 * An agency that brings people to work, for the file that calls it: over a table whose connection can be broken, at a time
 * that can be set, and verified after each test.
 */
export function openJobDesk() {
  const faults = faulty();
  let direct: Direct;
  let orders = 0;
  beforeAll(async () => {
    const documentClient = (endpoint: string, _scope: Scope) => faults.client(endpoint);
    direct = await startDirect({ documentClient, now: () => desk.now });
    desk.owner = direct.owner();
    desk.direct = direct;
  });
  afterAll(() => direct?.stop());
  afterEach(async () => {
    faults.clear();
    desk.now = NOON;
    expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
  });

  const desk = {
    faults,
    now: NOON,
    owner: undefined as unknown as Person,
    direct: undefined as unknown as Direct,

    order(seats: number) {
      orders += 1;
      return orderWithSeats(desk.owner, seats, orders);
    },

    /** So many people offered a seat. */
    async offered(seats: number, count = seats) {
      const { orderId, positionId } = await desk.order(seats);
      const ids = await recommendAll(desk.owner, positionId, await manyCandidates(direct, count));
      for (const to of ["screened", "interviewed", "offered"] as const) await move(desk.owner, orderId, ids, to);
      return { orderId, positionId, ids };
    },

    onboard: (orderId: OrderId, applicationIds: ApplicationId[], date: string) =>
      desk.owner.call(moveApplications, { params: { orderId }, body: { applicationIds, to: "onboarded", date } }),

    async arrived(count: number, date = "2026-03-10") {
      const order = await desk.offered(count);
      const { moveId = "" } = await desk.onboard(order.orderId, order.ids, date);
      const { items } = await desk.owner.call(listPlacements, { query: { orderId: order.orderId, limit: 100 } });
      return { ...order, moveId, placements: items, placementId: items[0]?.placementId ?? "" };
    },

    /** How an order stands; its one position stands alike. */
    async seats(orderId: OrderId) {
      const { headcount, filled, open, status, positions } = await desk.owner.call(getOrder, { params: { orderId } });
      expect(positions[0]).toMatchObject({ headcount, filled, open });
      return { filled, open, status, stages: positions[0]?.stages };
    },

    leave: (placementId: string, date: string, version = 1, idempotencyKey?: string) =>
      desk.owner.call(leavePlacement, {
        params: { placementId },
        body: { date, reason: "家中有事", version },
        ...(idempotencyKey ? { idempotencyKey } : {}),
      }),
  };
  return desk;
}

/** A problem of this code, as a refused call has it. */
export const code = (name: string) => ({ problem: { code: name } });
