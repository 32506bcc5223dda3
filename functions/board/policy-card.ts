import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/policy-card";
import type { PolicyCard } from "@shanhai/contract/policy-card";
import { found } from "@shanhai/domain/app-error";
import { createPolicyCard, inOrder, orderPolicyCards, updatePolicyCard } from "@shanhai/domain/policy-card";
import type { Request } from "@shanhai/http/serve";
import { remember } from "@shanhai/store/commit";
import * as store from "@shanhai/store/policy-card";
import type { Platform } from "../platform.ts";

export async function create(
  { act, scope, input }: Request<typeof contract.createPolicyCard>,
  platform: Platform,
): Promise<PolicyCard> {
  const table = platform.open(scope);
  const others = await store.listPolicyCards(table);
  return store.insertPolicyCard(table, act, createPolicyCard(input.body, others, act));
}

export async function list(
  { scope }: Request<typeof contract.listPolicyCards>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listPolicyCards>> {
  return { cards: inOrder(await store.listPolicyCards(platform.open(scope))) };
}

export async function update(
  { act, scope, input }: Request<typeof contract.updatePolicyCard>,
  platform: Platform,
): Promise<PolicyCard> {
  const table = platform.open(scope);
  const current = found(await store.getPolicyCard(table, input.params.policyCardId));
  return store.savePolicyCard(table, act, updatePolicyCard(current, input.body, act));
}

export async function order(
  { act, scope, input }: Request<typeof contract.orderPolicyCards>,
  platform: Platform,
): Promise<ResultOf<typeof contract.orderPolicyCards>> {
  const table = platform.open(scope);
  const { cards, moved } = orderPolicyCards(await store.listPolicyCards(table), input.body.policyCardIds, act);
  return moved.length === 0 ? { cards } : store.movePolicyCards(table, act, moved, { cards });
}

export async function remove(
  { act, scope, input }: Request<typeof contract.removePolicyCard>,
  platform: Platform,
): Promise<PolicyCard> {
  const table = platform.open(scope);
  // A retry is answered like the first time, when the card is gone.
  const earlier = await remember(table, act);
  if (earlier) return earlier.result as PolicyCard;
  return store.removePolicyCard(table, act, found(await store.getPolicyCard(table, input.params.policyCardId)));
}
