import * as z from "zod/mini";
import { endpoint, PARTNER } from "./endpoint.ts";
import type { Language } from "./problem.ts";
import { CalendarDate, CalendarMonth, Fen, Instant, listOf, PostingId, RelayId, Version } from "./scalar.ts";
import { SkillLevel } from "./skill-level.ts";

/**
 * Why a posting is among those that a station may pass on: it is for the station's people alone (专属岗位), it is in the
 * station's own city, in its province, or one of the newest. In this order they are chosen.
 */
export const RELAY_REASONS = ["addressed", "city", "province", "newest"] as const;
const RelayReason = z.enum(RELAY_REASONS, { error: "option" });
export type RelayReason = z.infer<typeof RelayReason>;

/** Postings that a month's relay offers to its station, and that are chosen of them unless the station chooses. */
export const MOST_RELAY_ITEMS = 60;
export const CHOSEN_RELAY_ITEMS = 20;

/** A posting that may be passed on, as it is now. */
const RelayItem = z.object({
  postingId: PostingId,
  title: z.string(),
  agencyName: z.string(),
  enterpriseName: z.string(),
  headcount: z.int(),
  open: z.int(),
  /** 分 per month. */
  payMin: Fen,
  /** 分 per month. */
  payMax: Fen,
  place: z.string(),
  divisionName: z.string(),
  skillLevel: z.optional(SkillLevel),
  benefits: z.optional(z.array(z.string())),
  shownThrough: CalendarDate,
  reason: RelayReason,
  /** Passed on: on the station's page, in its texts and its picture. */
  picked: z.boolean(),
});
export type RelayItem = z.infer<typeof RelayItem>;

/** 岗位中转: what a station passes on to villages and groups in one month. */
export const Relay = z.lazy(() =>
  z
    .object({
      relayId: RelayId,
      month: CalendarMonth,
      /** When it was last made from what is on the board. */
      madeAt: Instant,
      items: z.array(RelayItem),
      /** Picked before and not on the board any more: filled, expired or taken off. Nobody is shown them. */
      gone: z.int(),
      version: Version,
    })
    .register(z.globalRegistry, { id: "Relay" }),
);
export type Relay = z.infer<typeof Relay>;

const params = () => z.object({ relayId: RelayId });

export const makeRelay = endpoint({
  id: "makeRelay",
  method: "POST",
  path: "/partner/relays",
  tag: "relay",
  summary: "Make this month's relay from what is on the board today, or bring it up to date; what was picked stays so",
  permits: PARTNER,
  needs: "relay",
  result: () => Relay,
  status: 200,
  errors: ["agreement.notInForce"],
});

export const listRelays = endpoint({
  id: "listRelays",
  method: "GET",
  path: "/partner/relays",
  tag: "relay",
  summary: "The station's relays by month, the latest first",
  permits: PARTNER,
  needs: "relay",
  result: () =>
    z.object({
      items: z.array(z.object({ relayId: RelayId, month: CalendarMonth, madeAt: Instant, picked: z.int() })),
    }),
  errors: ["agreement.notInForce"],
});

export const getRelay = endpoint({
  id: "getRelay",
  method: "GET",
  path: "/partner/relays/{relayId}",
  tag: "relay",
  summary: "One month's relay: postings that are on the board today, and which of them are passed on",
  permits: PARTNER,
  needs: "relay",
  params,
  result: () => Relay,
  errors: ["agreement.notInForce"],
});

export const pickPostings = endpoint({
  id: "pickPostings",
  method: "POST",
  path: "/partner/relays/{relayId}/picks",
  tag: "relay",
  summary: "Say which of a relay's postings are passed on",
  permits: PARTNER,
  needs: "relay",
  params,
  body: () => z.object({ version: Version, postingIds: listOf(PostingId, MOST_RELAY_ITEMS) }),
  result: () => Relay,
  status: 200,
  errors: ["agreement.notInForce", "stale"],
});

const LANGUAGES = ["zh", "en"] as const satisfies readonly Language[];

/** What is handed on: one link in three forms, all counted as the station's. */
export const RelayHandout = z.lazy(() =>
  z
    .object({
      /** The page for phones. */
      path: z.string(),
      /** For messaging groups: each part is one message. */
      texts: z.array(z.string()),
      /** A picture with the page's code: SVG, base64. */
      image: z.object({ fileName: z.string(), content: z.string() }),
    })
    .register(z.globalRegistry, { id: "RelayHandout" }),
);
export type RelayHandout = z.infer<typeof RelayHandout>;

export const getRelayHandout = endpoint({
  id: "getRelayHandout",
  method: "GET",
  path: "/partner/relays/{relayId}/handout",
  tag: "relay",
  summary: "A relay as a page's link, as texts for messaging groups, and as a picture",
  permits: PARTNER,
  needs: "relay",
  params,
  query: () => z.object({ language: z._default(z.enum(LANGUAGES, { error: "option" }), "zh") }),
  result: () => RelayHandout,
  errors: ["agreement.notInForce"],
});
