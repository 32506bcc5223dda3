import * as z from "zod/mini";
import { endpoint, PARK_ADMINISTRATOR } from "./endpoint.ts";
import { CalendarDate, DivisionCode, Instant, idsOf, PolicyCardId, text, Version, whole } from "./scalar.ts";

/** 补贴、住房、子女教育、其他. */
export const POLICY_KINDS = ["subsidy", "housing", "schooling", "other"] as const;
export const PolicyKind = z.enum(POLICY_KINDS, { error: "option" });
export type PolicyKind = z.infer<typeof PolicyKind>;

/** A park's cards are read whole with every page of its board. */
export const MOST_POLICY_CARDS = 30;

/** An address that a phone may be sent to: https, and nothing that could be read as another. */
function isHttps(text: string): boolean {
  if (!/^https:\/\/[^\s/@]+(\/\S*)?$/.test(text)) return false;
  return URL.canParse(text);
}

const fields = () => ({
  kind: PolicyKind,
  title: text(60),
  text: text(600, { lines: true }),
  /** Whom it is for: who works in this division. Everybody unless told. */
  division: z.optional(DivisionCode),
  link: z.optional(text(300).check(z.refine(isHttps, { error: "https" }))),
  /** The last day on which it is shown. */
  validThrough: z.optional(CalendarDate),
});

/** 政策卡: what a park tells job seekers of subsidies, housing and schooling, beside its jobs. */
export const PolicyCard = z.lazy(() =>
  z
    .object({
      policyCardId: PolicyCardId,
      kind: PolicyKind,
      title: z.string(),
      text: z.string(),
      division: z.optional(DivisionCode),
      link: z.optional(z.string()),
      validThrough: z.optional(CalendarDate),
      /** Its place among the park's cards, from 1. */
      place: whole(1, 1_000_000, "range"),
      version: Version,
      createdAt: Instant,
      updatedAt: Instant,
    })
    .register(z.globalRegistry, { id: "PolicyCard" }),
);
export type PolicyCard = z.infer<typeof PolicyCard>;

/** All of a park's cards, as they are shown. */
const PolicyCards = z.lazy(() => z.object({ cards: z.array(PolicyCard) }));

export const createPolicyCard = endpoint({
  id: "createPolicyCard",
  method: "POST",
  path: "/policy-cards",
  tag: "policyCard",
  summary: "Add a policy card, behind the others",
  permits: PARK_ADMINISTRATOR,
  body: () => z.object(fields()),
  result: () => PolicyCard,
  errors: ["policyCard.many"],
});

export const listPolicyCards = endpoint({
  id: "listPolicyCards",
  method: "GET",
  path: "/policy-cards",
  tag: "policyCard",
  summary: "The park's policy cards in the order in which they are shown, expired ones too",
  permits: PARK_ADMINISTRATOR,
  result: () => PolicyCards,
});

const params = z.object({ policyCardId: PolicyCardId });

export const updatePolicyCard = endpoint({
  id: "updatePolicyCard",
  method: "PATCH",
  path: "/policy-cards/{policyCardId}",
  tag: "policyCard",
  summary: "Change a policy card; names the version seen",
  permits: PARK_ADMINISTRATOR,
  params: () => params,
  body: () => {
    const { kind, title, text: words, division, link, validThrough } = fields();
    return z.object({
      version: Version,
      kind: z.optional(kind),
      title: z.optional(title),
      text: z.optional(words),
      // `null` clears.
      division: z.nullable(division),
      link: z.nullable(link),
      validThrough: z.nullable(validThrough),
    });
  },
  result: () => PolicyCard,
  errors: ["stale"],
});

export const orderPolicyCards = endpoint({
  id: "orderPolicyCards",
  method: "POST",
  path: "/policy-cards/order",
  tag: "policyCard",
  summary: "Put all of the park's policy cards into another order",
  permits: PARK_ADMINISTRATOR,
  body: () => z.object({ policyCardIds: idsOf(PolicyCardId, MOST_POLICY_CARDS) }),
  result: () => PolicyCards,
  status: 200,
  errors: ["stale"],
});

export const removePolicyCard = endpoint({
  id: "removePolicyCard",
  method: "DELETE",
  path: "/policy-cards/{policyCardId}",
  tag: "policyCard",
  summary: "Take a policy card off the board for good",
  permits: PARK_ADMINISTRATOR,
  params: () => params,
  result: () => PolicyCard,
});
