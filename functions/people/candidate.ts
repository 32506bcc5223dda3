import type * as contract from "@shanhai/contract/candidate";
import type { Candidate } from "@shanhai/contract/candidate";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import { createCandidate, updateCandidate } from "@shanhai/domain/candidate";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/candidate";
import { searchCandidates } from "@shanhai/store/candidate-search";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createCandidate>,
  platform: Platform,
): Promise<Candidate> {
  const table = platform.open(scope);
  const { consent: _consent, ...person } = input.body;
  const seal = await store.sealFor(table, [person]);
  return store.insertCandidate(table, act, store.sealCandidate(table, createCandidate(person, act), person, seal));
}

export async function list(
  { scope, input }: Request<typeof contract.listCandidates>,
  platform: Platform,
): Promise<Page<Candidate>> {
  const { limit, cursor, ...query } = input.query;
  const page = await searchCandidates(platform.open(scope), query, { limit, cursor });
  return { ...page, items: page.items.map(store.readCandidate) };
}

export async function get(
  { scope, input }: Request<typeof contract.getCandidate>,
  platform: Platform,
): Promise<Candidate> {
  return store.readCandidate(await store.getLivingCandidate(platform.open(scope), input.params.candidateId));
}

export async function update(
  { act, scope, input }: Request<typeof contract.updateCandidate>,
  platform: Platform,
): Promise<Candidate> {
  const table = platform.open(scope);
  const current = await store.getLivingCandidate(table, input.params.candidateId);
  const changed = updateCandidate(store.readCandidate(current), input.body, act);
  return store.saveCandidate(table, act, current, await store.sealChange(table, current, changed, input.body, act));
}

export async function reveal(
  { act, scope, input }: Request<typeof contract.revealCandidate>,
  platform: Platform,
): Promise<ResultOf<typeof contract.revealCandidate>> {
  const table = platform.open(scope);
  const current = await store.getLivingCandidate(table, input.params.candidateId);
  return { idNumber: await store.revealIdNumber(table, act, current, input.body.reason) };
}
