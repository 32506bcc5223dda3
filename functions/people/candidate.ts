import type * as contract from "@shanhai/contract/candidate";
import type { Candidate } from "@shanhai/contract/candidate";
import type { Page } from "@shanhai/contract/endpoint";
import { found } from "@shanhai/domain/app-error";
import { createCandidate } from "@shanhai/domain/candidate";
import type { Request } from "@shanhai/http/serve";
import * as store from "@shanhai/store/candidate";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createCandidate>,
  platform: Platform,
): Promise<Candidate> {
  const table = platform.open(scope);
  const { consent: _consent, ...person } = input.body;
  return store.insertCandidate(table, act, store.sealCandidate(table, createCandidate(person, act), person));
}

export async function list(
  { scope, input }: Request<typeof contract.listCandidates>,
  platform: Platform,
): Promise<Page<Candidate>> {
  const page = await store.listCandidates(platform.open(scope), input.query);
  return { ...page, items: page.items.map(store.readCandidate) };
}

export async function get(
  { scope, input }: Request<typeof contract.getCandidate>,
  platform: Platform,
): Promise<Candidate> {
  return store.readCandidate(found(await store.getCandidate(platform.open(scope), input.params.candidateId)));
}
