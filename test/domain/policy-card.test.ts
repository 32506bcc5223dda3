import { createPolicyCard as endpoint, type PolicyCard } from "@shanhai/contract/policy-card";
import type { CalendarDate, Instant, PolicyCardId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { createPolicyCard, orderPolicyCards, shownCards, updatePolicyCard } from "@shanhai/domain/policy-card";
import { describe, expect, test } from "vitest";

let made = 0;
const act = {
  at: "2026-11-26T00:00:00.000Z" as Instant,
  today: "2026-11-26" as CalendarDate,
  newId: (prefix: string) => {
    made += 1;
    return `${prefix}_${String(made).padStart(26, "0")}`;
  },
} as unknown as Act;

const input = { kind: "subsidy" as const, title: "补贴", text: "每月 500 元" };
const add = (cards: PolicyCard[], more: object = {}) => createPolicyCard({ ...input, ...more }, cards, act);
const threeCards = () => {
  const cards: PolicyCard[] = [];
  for (const division of [undefined, "330800", "330802"]) cards.push(add(cards, division ? { division } : {}));
  return cards;
};

describe("policy cards", () => {
  test("a new card stands behind the others, and thirty are enough", () => {
    const cards = threeCards();
    expect(cards.map(({ place }) => place)).toEqual([1, 2, 3]);
    const many = Array.from({ length: 30 }, () => cards[0] as PolicyCard);
    expect(() => add(many)).toThrow("policyCard.many");
  });

  test("a last day that has passed is not given, but may stay while other words change", () => {
    expect(() => add([], { validThrough: "2026-11-25" })).toThrow("invalid");
    const past = { ...add([]), validThrough: "2026-11-01" as CalendarDate };
    const same = { version: 1, title: "新", division: undefined, link: undefined, validThrough: past.validThrough };
    expect(updatePolicyCard(past, same, act)).toMatchObject({ title: "新", version: 2 });
    const earlier = { ...same, validThrough: "2026-11-02" as CalendarDate };
    expect(() => updatePolicyCard(past, earlier, act)).toThrow("invalid");
    expect(() => updatePolicyCard(past, { ...same, version: 7 }, act)).toThrow("stale");
  });

  test("another order names every card once; only those that move are written", () => {
    const cards = threeCards();
    const ids = cards.map(({ policyCardId }) => policyCardId);
    const [a, b, c] = ids as [PolicyCardId, PolicyCardId, PolicyCardId];
    const { moved, cards: ordered } = orderPolicyCards(cards, [b, a, c], act);
    expect(ordered.map(({ policyCardId }) => policyCardId)).toEqual([b, a, c]);
    expect(moved.map(({ policyCardId, place, version }) => [policyCardId, place, version])).toEqual([
      [b, 1, 2],
      [a, 2, 2],
    ]);
    expect(() => orderPolicyCards(cards, [a, b], act)).toThrow("stale");
    expect(() => orderPolicyCards(cards.slice(1), [a, b, c], act)).toThrow("stale");
  });

  test("a card for a city is shown beside its counties' jobs, one for a county beside that county's alone; none expired", () => {
    const [everywhere, city, county] = threeCards() as [PolicyCard, PolicyCard, PolicyCard];
    const cards = [county, city, everywhere];
    const { today } = act;
    expect(shownCards(cards, { division: "330802", today })).toEqual([everywhere, city, county]);
    expect(shownCards(cards, { division: "330803", today })).toEqual([everywhere, city]);
    expect(shownCards(cards, { division: "330100", today })).toEqual([everywhere]);
    expect(shownCards(cards, { today })).toEqual([everywhere, city, county]);
    const last = { ...everywhere, validThrough: today };
    expect(shownCards([last], { today })).toEqual([last]);
    expect(shownCards([last], { today: "2026-11-27" as CalendarDate })).toEqual([]);
  });

  test.each([
    ["https://rs.example.gov.cn/a?b=c", true],
    ["http://rs.example.gov.cn", false],
    ["javascript:alert(1)", false],
    ["https://user@evil.example", false],
    ["https://", false],
    ["https://a b", false],
  ])("a link is an https address: %s", (link, right) => {
    expect(endpoint.body.safeParse({ ...input, link }).success).toBe(right);
  });
});
