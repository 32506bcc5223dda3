import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/merge";
import type { Merge } from "@shanhai/contract/merge";
import { AppError, found } from "@shanhai/domain/app-error";
import {
  checkUndoable,
  describeMerge,
  mergeCandidates,
  refuseItself,
  seenBoth,
  undoMerge,
} from "@shanhai/domain/merge";
import type { Request } from "@shanhai/http/serve";
import { getLivingCandidate, readCandidate } from "@shanhai/store/candidate";
import * as store from "@shanhai/store/merge";
import type { Platform } from "../platform.ts";

export async function merge(
  { act, scope, input }: Request<typeof contract.mergeCandidates>,
  platform: Platform,
): Promise<ResultOf<typeof contract.mergeCandidates>> {
  const table = platform.open(scope);
  const { otherId, version, otherVersion, choices: given = {}, preview } = input.body;
  refuseItself(input.params.candidateId, otherId);
  const [before, other] = await Promise.all([
    getLivingCandidate(table, input.params.candidateId),
    getLivingCandidate(table, otherId),
  ]);
  seenBoth([before, other], [version, otherVersion], readCandidate);
  const { record: after, choices } = mergeCandidates(before, other, given, act);
  const seen = { this: readCandidate(before), other: readCandidate(other), choices };
  if (preview) return { ...seen, result: readCandidate(after) };
  const made = describeMerge(before, other, choices, act);
  return store.saveMerge(table, act, made, { before, other, after }, (record) => ({
    ...seen,
    result: readCandidate(record),
    merge: made,
  }));
}

export async function list(
  { scope, input }: Request<typeof contract.listMerges>,
  platform: Platform,
): Promise<Page<Merge>> {
  const table = platform.open(scope);
  const { candidateId } = await getLivingCandidate(table, input.params.candidateId);
  return store.listMerges(table, candidateId, input.query);
}

export async function undo(
  { act, scope, input }: Request<typeof contract.undoMerge>,
  platform: Platform,
): Promise<ResultOf<typeof contract.undoMerge>> {
  const table = platform.open(scope);
  const { candidateId, mergeId } = input.params;
  const [current, known] = await Promise.all([
    getLivingCandidate(table, candidateId),
    store.getMerge(table, candidateId, mergeId),
  ]);
  const { merge: made, snapshot } = found(known);
  checkUndoable(made, act.at);
  // The table forgets the records as they were when undoing is over.
  if (!snapshot) throw new AppError("merge.expired");
  return store.saveUndo(table, act, made, current.version, undoMerge(current, snapshot, act));
}
