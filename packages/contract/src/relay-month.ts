import * as z from "zod/mini";
import { CalendarMonth } from "./scalar.ts";

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
