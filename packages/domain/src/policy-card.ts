import type { ParsedOf } from "@shanhai/contract/endpoint";
import {
  type createPolicyCard as createEndpoint,
  MOST_POLICY_CARDS,
  type PolicyCard,
  type updatePolicyCard as updateEndpoint,
} from "@shanhai/contract/policy-card";
import type { CalendarDate, PolicyCardId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { applyChange, type Change } from "./change.ts";
import { isWithin } from "./within.ts";

/** Refuses a card that nobody would ever see. */
function notPast(validThrough: CalendarDate | null | undefined, today: CalendarDate): void {
  if (validThrough && validThrough < today)
    throw new AppError("invalid", { issues: [{ field: "validThrough", code: "date.past" }] });
}

/** A new card behind the others. Throws `policyCard.many`. */
export function createPolicyCard(
  input: ParsedOf<typeof createEndpoint>["body"],
  others: readonly PolicyCard[],
  act: Act,
): PolicyCard {
  notPast(input.validThrough, act.today);
  if (others.length >= MOST_POLICY_CARDS) throw new AppError("policyCard.many", { max: MOST_POLICY_CARDS });
  const place = Math.max(0, ...others.map((card) => card.place)) + 1;
  const policyCardId = act.newId<PolicyCardId>("pol");
  return { ...input, policyCardId, place, version: 1, createdAt: act.at, updatedAt: act.at };
}

/** The card after a change; a last day that has passed may stay, but not be given. Throws `stale`. */
export function updatePolicyCard(
  current: PolicyCard,
  { version, ...change }: ParsedOf<typeof updateEndpoint>["body"],
  act: Pick<Act, "at" | "today">,
): PolicyCard {
  sameVersion(current, version);
  if (change.validThrough !== current.validThrough) notPast(change.validThrough, act.today);
  return { ...applyChange(current, change as Change<PolicyCard>), version: version + 1, updatedAt: act.at };
}

/** The cards as they are shown: by place; of two that were added at once, the older first. */
export function inOrder(cards: readonly PolicyCard[]): PolicyCard[] {
  return [...cards].sort((a, b) => a.place - b.place || (a.policyCardId < b.policyCardId ? -1 : 1));
}

/**
 * All cards in the order of these ids, and those of them that move. Throws `stale` when the ids are not those of the cards:
 * somebody added or removed one since the list was read.
 */
export function orderPolicyCards(
  cards: readonly PolicyCard[],
  ids: readonly PolicyCardId[],
  act: Pick<Act, "at">,
): { cards: PolicyCard[]; moved: PolicyCard[] } {
  const byId = new Map(cards.map((card) => [card.policyCardId, card]));
  const listed = ids.flatMap((id) => byId.get(id) ?? []);
  if (listed.length !== cards.length || ids.length !== cards.length)
    throw new AppError("stale", { current: { cards: inOrder(cards) } });
  const ordered = listed.map((card, index) =>
    card.place === index + 1 ? card : { ...card, place: index + 1, version: card.version + 1, updatedAt: act.at },
  );
  return { cards: ordered, moved: ordered.filter((card, index) => card !== listed[index]) };
}

/** The cards that are shown today to who looks at a place (all of the board unless told), in their order. */
export function shownCards(
  cards: readonly PolicyCard[],
  { division, today }: { division?: string | undefined; today: CalendarDate },
): PolicyCard[] {
  const fits = (card: PolicyCard) =>
    card.division === undefined || division === undefined || isWithin(division, card.division);
  return inOrder(cards.filter((card) => (card.validThrough ?? today) >= today && fits(card)));
}
