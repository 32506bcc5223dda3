import * as z from "zod/mini";
import { endpoint, PARK, PARTNER } from "./endpoint.ts";
import { CalendarMonth, PartnerId } from "./scalar.ts";

/** What came of one month of a station's relaying. People are counted, nobody is named. */
const figures = () => ({
  month: CalendarMonth,
  /** Postings passed on. */
  postings: z.int(),
  /** Messages and notices, and about how many people they reached: a person of two groups counts twice. */
  sendings: z.int(),
  people: z.int(),
  /** People whom the station wrote down this month. */
  intentions: z.int(),
  /** By the station's link or its desk, of this month, at all agencies; and how many of these people arrived. */
  applications: z.int(),
  arrivals: z.int(),
  /** Hours from a posting's being open to its first application, the median over postings that had one. */
  medianHours: z.optional(z.number()),
});

export const RelayMonth = z.lazy(() => z.object(figures()).register(z.globalRegistry, { id: "RelayMonth" }));
export type RelayMonth = z.infer<typeof RelayMonth>;

const StationMonth = z.lazy(() =>
  z.object({ partnerId: PartnerId, name: z.string(), ...figures() }).register(z.globalRegistry, { id: "StationMonth" }),
);
export type StationMonth = z.infer<typeof StationMonth>;

export const listRelayMonths = endpoint({
  id: "listRelayMonths",
  method: "GET",
  path: "/partner/relay-months",
  tag: "relay",
  summary: "What came of the station's relaying, by month, the latest first: a year",
  permits: PARTNER,
  needs: "relay",
  result: () => z.object({ items: z.array(RelayMonth) }),
  errors: ["agreement.notInForce"],
});

export const listStationMonths = endpoint({
  id: "listStationMonths",
  method: "GET",
  path: "/relay-months",
  tag: "relay",
  summary: "What came of relaying in one month, station by station; this month's unless told",
  permits: PARK,
  query: () => z.object({ month: z.optional(CalendarMonth) }),
  result: () => z.object({ month: CalendarMonth, items: z.array(StationMonth) }),
});
