import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Evaluation } from "@shanhai/contract/evaluation";
import type { AgencyId, EvaluationId } from "@shanhai/contract/scalar";
import type { AgencyRecord } from "@shanhai/domain/agency";
import { monthOf } from "@shanhai/domain/calendar";
import { orderMonth, orderSums } from "@shanhai/domain/figures";
import {
  figuresChange,
  isFromOutside,
  isParksBusiness,
  type ParkOrderRecord,
  type ParkRecord,
} from "@shanhai/domain/park";
import { countOrder, countsChange } from "@shanhai/domain/service-facts";
import type { ParkScope, TenantScope } from "@shanhai/tenancy/scope";
import { countFacts } from "./count-facts.ts";
import { countMonth } from "./figures.ts";
import { agencyKey, parkKey } from "./keys/owner.ts";
import { evaluationKey, parkOrderKey } from "./keys/park.ts";
import { getRecord, type Table } from "./table.ts";
import { once, transact } from "./write.ts";

/*
 * What follows from a change, by way of the stream. Each is idempotent: a record delivered twice, late or out of order
 * changes nothing, because the mark that it was counted is written in the same transaction as the count.
 */

/** Counts a newly registered agency into its park's figures, once. */
export async function countAgency(table: Table<ParkScope>, agency: AgencyRecord): Promise<void> {
  const park = await getRecord<ParkRecord>(table, parkKey(table.scope));
  if (!park) return;
  const outside = isFromOutside(agency.homeDivision, park.division) ? 1 : 0;
  await once(table, [
    {
      update: agencyKey(table.scope, agency.agencyId),
      set: { counted: true },
      condition: { missing: ["counted"], exists: true },
    },
    { update: parkKey(table.scope), add: { agencies: 1, agenciesFromOutside: outside } },
    countMonth(table.scope, monthOf(agency.createdAt), { joined: 1, joinedFromOutside: outside }),
  ]);
}

/** Keeps an order's facts for the park and moves its agency's and the park's figures by the difference. */
export async function projectOrder(
  table: Table<ParkScope>,
  agencyId: AgencyId,
  order: Omit<ParkOrderRecord, "agencyId" | "agencyName" | "evaluationId" | "score">,
): Promise<void> {
  const [before, agency] = await Promise.all([
    getRecord<ParkOrderRecord>(table, parkOrderKey(table.scope, order.orderId)),
    getRecord<AgencyRecord>(table, agencyKey(table.scope, agencyId)),
  ]);
  if (before && before.revision >= order.revision) return;
  if (!isParksBusiness(order)) return;
  const after = { ...order, agencyId, agencyName: agency?.name ?? "" };
  const add = { ...figuresChange(before, after) };
  const moves = Object.values(add).some((amount) => amount !== 0);
  const [from, to] = [orderSums(before), orderSums(after)];
  const month = { orders: to.orders - from.orders, headcount: to.headcount - from.headcount };
  await transact(table, [
    {
      // Set, not put: an evaluation may be named on the same item at the same moment.
      update: parkOrderKey(table.scope, order.orderId),
      set: after,
      condition: before ? { equals: { revision: before.revision } } : { absent: true },
    },
    ...(moves
      ? [
          { update: agencyKey(table.scope, agencyId), add },
          { update: parkKey(table.scope), add },
        ]
      : []),
    ...countFacts(table.scope, agencyId, countsChange(countOrder(before), countOrder(after))),
    // Its month is there from an order's first fact on, whatever that adds.
    ...(moves || !before ? [countMonth(table.scope, orderMonth(after), month)] : []),
  ]);
}

/** Counts an evaluation into the figures and names it on its order's facts, once. */
export async function countEvaluation(table: Table<ParkScope>, evaluation: Evaluation): Promise<void> {
  const { evaluationId, orderId, agencyId, score } = evaluation;
  const add = { evaluations: 1, scoreTenths: Math.round(score * 10) };
  await once(table, [
    {
      update: evaluationKey(table.scope, evaluationId),
      set: { counted: true },
      condition: { missing: ["counted"], exists: true },
    },
    { update: agencyKey(table.scope, agencyId), add },
    { update: parkKey(table.scope), add },
    { update: parkOrderKey(table.scope, orderId), set: { evaluationId, score }, condition: { exists: true } },
  ]);
}

/** The copy of an evaluation that its agency may read; writing it again changes nothing. */
export async function copyEvaluation(table: Table<TenantScope>, evaluation: Evaluation): Promise<void> {
  const Item = { ...evaluationKey(table.scope, evaluation.evaluationId as EvaluationId), ...evaluation };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
