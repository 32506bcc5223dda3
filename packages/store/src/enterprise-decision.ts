import type { EnterpriseDecision } from "@shanhai/contract/enterprise-decision";
import type { EnterpriseLinkId, OrderId, PositionId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { countDecided } from "@shanhai/domain/enterprise-decision";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { asDecided, countStages, type MovableApplication } from "./application.ts";
import { commit } from "./commit.ts";
import { applicationKey } from "./keys/pipeline.ts";
import type { Table } from "./table.ts";

/** An application and what its enterprise now says of it. */
export interface DecisionChange {
  application: MovableApplication;
  decision: EnterpriseDecision;
}

/**
 * Keeps what an enterprise says of up to 90 people of one position, and counts it, in one transaction. Nobody's version moves: it stands in
 * the way of no move and of no undo. Throws `Refused` when one of them went to another stage, or was answered for, since it was read.
 */
export async function saveDecisions(
  table: Table<TenantScope>,
  act: Act,
  of: { positionId: PositionId; orderId: OrderId; enterpriseLinkId: EnterpriseLinkId },
  changes: readonly DecisionChange[],
): Promise<void> {
  const { scope } = table;
  const decided = changes.filter(({ application }) => countDecided(application) === 0).length;
  await commit(table, act, {
    writes: [
      ...changes.map(({ application, decision }) => {
        const seen = asDecided(application);
        return {
          update: applicationKey(scope, application.applicationId),
          set: { enterpriseDecision: decision },
          condition: { ...seen, equals: { stage: application.stage, ...seen.equals } },
        };
      }),
      ...(decided > 0 ? [countStages(scope, of.positionId, { stages: {}, filled: 0, decided })] : []),
    ],
    records: [
      of.positionId,
      of.orderId,
      of.enterpriseLinkId,
      ...changes.map(({ application }) => application.applicationId),
    ],
    result: null,
    detail: { rows: changes.length, decision: changes[0]?.decision.outcome },
  });
}
