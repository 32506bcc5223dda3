import * as policyCard from "@shanhai/contract/policy-card";
import type { Person } from "../laptop.ts";

/** Calls every endpoint of the board once, in an order that works. */
export async function measureBoard(staff: Person): Promise<void> {
  const body = { kind: "subsidy" as const, title: "一次性求职补贴", text: "到岗满三个月可领 1,500 元" };
  const one = await staff.call(policyCard.createPolicyCard, { body });
  const other = await staff.call(policyCard.createPolicyCard, { body: { ...body, division: "330802" } });
  await staff.call(policyCard.listPolicyCards, {});
  await staff.call(policyCard.updatePolicyCard, { params: one, body: { version: 1, title: "求职补贴" } });
  const policyCardIds = [other.policyCardId, one.policyCardId];
  await staff.call(policyCard.orderPolicyCards, { body: { policyCardIds } });
  await staff.call(policyCard.removePolicyCard, { params: one });
}
