import { createHash } from "node:crypto";
import type { Act } from "@shanhai/domain/act";
import { AppError } from "@shanhai/domain/app-error";
import type { OwnerScope } from "@shanhai/tenancy/scope";
import { auditKey, idempotencyKey } from "./keys/owner.ts";
import { getRecord, type Table } from "./table.ts";
import { Refused, transact, type Write } from "./write.ts";

const ONE_DAY = 24 * 60 * 60;

/** What is remembered of a keyed request for a day. */
export interface Remembered {
  hash: string;
  result: unknown;
  /** A bulk act remembers how it began; asked again it goes on from there, and `result` is no answer yet. */
  resumes?: true;
  /** Seconds since the epoch; the table forgets it some time after. */
  until: number;
}

const seconds = (at: string) => Math.floor(new Date(at).getTime() / 1000);

/** Keys belong to the person who chose them: two colleagues may both count their requests from 1. */
function keyOf(table: Table, subject: string, key: string) {
  const digest = createHash("sha256").update(`${subject}\n${key}`).digest("hex");
  return idempotencyKey(table.scope, digest);
}

function sameRequest(remembered: Remembered, hash: string): Remembered {
  if (remembered.hash !== hash) throw new AppError("idempotency.mismatch");
  return remembered;
}

/**
 * What is remembered of an earlier request with this act's key, or undefined. Throws `idempotency.mismatch` when that
 * request was another one.
 */
export async function remember(table: Table<OwnerScope>, act: Act): Promise<Remembered | undefined> {
  const { idempotency } = act;
  if (!idempotency) return undefined;
  const record = await getRecord<Remembered>(table, keyOf(table, act.subject, idempotency.key));
  return record && record.until > seconds(act.at) ? sameRequest(record, idempotency.hash) : undefined;
}

/** Who did what to which records, when. Only ever added: the condition and IAM both refuse to overwrite. */
export function auditEntry(
  table: Table<OwnerScope>,
  act: Act,
  records: readonly string[],
  detail: Record<string, unknown> = {},
): Write {
  const { action, subject: by, name, role, at, requestId } = act;
  const key = auditKey(table.scope, at, act.newId<string>("aud"));
  return {
    put: key,
    record: Object.assign({ action, by, name, role, at, requestId, records }, detail),
    condition: { absent: true },
  };
}

/**
 * The one way to change records: the writes, their audit entry and the answer to a retried request are one transaction.
 * A repeated Idempotency-Key answers with the first result, or throws `idempotency.mismatch`. Throws `Refused` (indexes
 * are those of `writes`) when a condition failed.
 */
export async function commit<R>(
  table: Table<OwnerScope>,
  act: Act,
  change: {
    writes: readonly Write[];
    records: readonly string[];
    result: R;
    detail?: Record<string, unknown>;
    /** The result is how a bulk act began, not an answer. */
    resumes?: true;
  },
): Promise<R> {
  const { idempotency } = act;
  const writes = [...change.writes, auditEntry(table, act, change.records, change.detail)];
  if (idempotency) {
    const now = seconds(act.at);
    const remembered: Remembered = {
      hash: idempotency.hash,
      result: change.result,
      until: now + ONE_DAY,
      ...(change.resumes ? { resumes: true } : {}),
    };
    writes.push({
      put: keyOf(table, act.subject, idempotency.key),
      record: { ...remembered, ttl: remembered.until },
      condition: { absentOrBelow: { until: now } },
    });
  }
  try {
    await transact(table, writes);
    return change.result;
  } catch (error) {
    const earlier = error instanceof Refused && idempotency ? error.at(writes.length - 1) : undefined;
    if (!earlier || !idempotency) throw error;
    return sameRequest(earlier.item as unknown as Remembered, idempotency.hash).result as R;
  }
}
