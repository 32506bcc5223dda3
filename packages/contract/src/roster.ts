import * as z from "zod/mini";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { CalendarMonth, Instant, RosterId, text } from "./scalar.ts";

/** 人才档案: people that a partner offers, one list of a year and a subject. */
export const Roster = z.lazy(() =>
  z
    .object({
      rosterId: RosterId,
      name: z.string(),
      /** When its people graduate, where nothing else is said of one. */
      graduatesOn: z.optional(CalendarMonth),
      /** People in it. */
      graduates: z.int(),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Roster" }),
);
export type Roster = z.infer<typeof Roster>;

export const createRoster = endpoint({
  id: "createRoster",
  method: "POST",
  path: "/partner/rosters",
  tag: "roster",
  summary: "Begin a roster of graduates",
  permits: PARTNER,
  needs: "rosters",
  body: () => z.object({ name: text(60), graduatesOn: z.optional(CalendarMonth) }),
  result: () => Roster,
  errors: ["agreement.notInForce"],
});

export const listRosters = endpoint({
  id: "listRosters",
  method: "GET",
  path: "/partner/rosters",
  tag: "roster",
  summary: "My organisation's rosters, newest first",
  permits: PARTNER,
  needs: "rosters",
  query: () => PageQuery,
  result: () => pageOf(Roster),
  errors: ["agreement.notInForce"],
});
