import type { Placement } from "@shanhai/contract/placement";
import type { StatementId } from "@shanhai/contract/scalar";
import { compare } from "@shanhai/domain/fee";
import {
  type BilledLine,
  computeLines,
  type LineRecord,
  type StatementRecord,
  sumLines,
} from "@shanhai/domain/statement";
import type { StoredOrder } from "./order.ts";
import { billedLines, contentHash, factsHash } from "./statement.ts";

/** What a recount needs of settlement: statements with their lines, and the facts they follow from. */
export interface Settled {
  statements: (StatementRecord & { owner: string })[];
  lines: Map<string, LineRecord[]>;
  placements: Map<string, Placement>;
}

/** The lines of a statement as they stand, in their order without what the table adds. */
function linesOf({ lines }: Settled, id: StatementId): LineRecord[] {
  return (lines.get(id) ?? [])
    .map(({ lineId, placementId, candidateName, positionTitle, kind, reason, amount, basis }) => ({
      lineId,
      placementId,
      candidateName,
      positionTitle,
      kind,
      reason,
      amount,
      basis,
    }))
    .sort((a, b) => compare(a.lineId, b.lineId));
}

/** What one statement contradicts: its lines, or the facts as far as they are still those it was made from. */
function checkStatement(
  settled: Settled,
  statement: StatementRecord,
  placements: readonly Placement[],
  earlier: readonly BilledLine[],
): string[] {
  const findings: string[] = [];
  const { statementId: id, rule, totals, disputedLines, disputedNet } = statement;
  const lines = linesOf(settled, id);
  const expect = (what: string, kept: unknown, counted: unknown) => {
    if (kept !== counted) findings.push(`${id} ${what}: ${String(kept)} kept, ${String(counted)} counted`);
  };
  const sum = sumLines(lines, rule.vatRate);
  expect("lines", statement.lines, lines.length);
  for (const name of ["net", "vat", "gross"] as const) expect(name, totals[name], sum[name]);
  const disputed = lines.filter(({ lineId }) => disputedLines.includes(lineId));
  expect("lines in dispute", disputedLines.length, disputed.length);
  expect("net in dispute", disputedNet, sumLines(disputed, 0).net);
  expect("content", statement.contentHash, contentHash(statement, lines));
  if (statement.factsHash === factsHash(placements, statement, earlier)) {
    const again = computeLines(placements, rule, statement, earlier);
    expect("computed anew", statement.contentHash, contentHash(statement, again));
  }
  return findings;
}

/**
 * Recounts settlement: totals are the sums of their lines; made again from facts that have not changed, a statement says the
 * same to the byte; periods do not overlap; no fee of a placement is billed twice.
 */
export function checkStatements(settled: Settled, orders: readonly (StoredOrder & { owner: string })[]): string[] {
  const findings: string[] = [];
  const byId = new Map(settled.statements.map((one) => [`${one.owner}/${one.statementId}`, one]));
  const placementsOf = new Map<string, Placement[]>();
  for (const placement of settled.placements.values()) {
    placementsOf.set(placement.orderId, [...(placementsOf.get(placement.orderId) ?? []), placement]);
  }
  for (const order of orders) {
    const placements = placementsOf.get(order.orderId) ?? [];
    const earlier: BilledLine[] = [];
    const billed = new Set<string>();
    let billedTo: string | undefined;
    for (const id of order.statementIds ?? []) {
      const statement = byId.get(`${order.owner}/${id}`);
      if (!statement) {
        findings.push(`${order.orderId}: its statement ${id} is not there`);
        continue;
      }
      if (billedTo !== undefined && statement.from <= billedTo) findings.push(`${id}: overlaps the period before it`);
      billedTo = statement.to;
      // One that was cut off is not whole yet, and says so.
      if (statement.status === "drafting") continue;
      findings.push(...checkStatement(settled, statement, placements, earlier));
      const lines = linesOf(settled, id);
      const seen = billedLines(statement, lines);
      for (const [index, { lineId, excluded }] of seen.entries()) {
        if (excluded || lines[index]?.reason === "correction") continue;
        if (billed.has(lineId)) findings.push(`${id} ${lineId}: billed before`);
        billed.add(lineId);
      }
      earlier.push(...seen);
    }
    if (order.billedTo !== billedTo)
      findings.push(`${order.orderId} billed to: ${order.billedTo} kept, ${billedTo} counted`);
  }
  return findings;
}
