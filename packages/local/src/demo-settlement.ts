import type { InputOf } from "@shanhai/contract/endpoint";
import { getOrder, updateOrder } from "@shanhai/contract/order";
import type { OrderId, StatementId } from "@shanhai/contract/scalar";
import { createStatement, transitStatement } from "@shanhai/contract/statement";
import { type Desk, inDays } from "./demo-desk.ts";

type FeeRule = NonNullable<InputOf<typeof updateOrder, "body">["feeRule"]>;

/** What an order's enterprise pays. */
export async function agreeFee({ steps, actor }: Desk, orderId: OrderId, feeRule: FeeRule): Promise<void> {
  await steps.once(`fee-${orderId}`, async (key) => {
    const { version, feeRule: known } = await actor.call(getOrder, { params: { orderId } });
    if (!known) await actor.call(updateOrder, { params: { orderId }, body: { version, feeRule }, idempotencyKey: key });
    return true;
  });
}

/** A statement of the last thirty days, sent to the enterprise. */
export async function sendStatement({ steps, actor }: Desk, orderId: OrderId): Promise<void> {
  const statementId = await steps.once<StatementId>(`statement-${orderId}`, async (key) => {
    const body = { from: inDays(-29), to: inDays(0) };
    return (await actor.call(createStatement, { params: { orderId }, body, idempotencyKey: key })).statementId;
  });
  await steps.once(`statement-${orderId}-sent`, async (key) => {
    const body = { to: "sent", version: 1 } as const;
    await actor.call(transitStatement, { params: { statementId }, body, idempotencyKey: key });
    return true;
  });
}
