import * as z from "zod/mini";
import { endpoint, type Permits } from "./endpoint.ts";
import { CalendarMonth, DivisionCode, text, wholeParam } from "./scalar.ts";
import { sheetFile, sheetQuery } from "./sheet.ts";
import { SkillLevel } from "./skill-level.ts";

/* 两地供需: open seats and people of two places side by side, and who came from one to work in the other. Counts, never people. */

/** By which of a person's places people are counted: where they are from, or where they want to work. */
export const SUPPLY_BASES = ["home", "intended"] as const;
export const SupplyBasis = z.enum(SUPPLY_BASES, { error: "option" });
export type SupplyBasis = z.infer<typeof SupplyBasis>;

/**
 * What one of the places has of an occupation. A count of one to four people is left out for a partner, and `few` says so: in so
 * few, somebody could be known.
 */
const SideCounts = z.lazy(() =>
  z
    .object({
      /** Seats that nobody has yet. */
      open: z.int(),
      /** People on file, at work or not; the park's staff alone see it. */
      people: z.optional(z.int()),
      /** Of them, those who are not at work through the park's agencies. */
      available: z.optional(z.int()),
      /** Seats less available people: above nothing, people are short. */
      gap: z.optional(z.int()),
      few: z.boolean(),
    })
    .register(z.globalRegistry, { id: "SideCounts" }),
);
export type SideCounts = z.infer<typeof SideCounts>;

const OccupationRow = z.object({
  /** As positions and people name it; empty where it was not said. */
  occupation: z.string(),
  /** Of the first place, and of the second. */
  sides: z.array(SideCounts),
});
export type OccupationRow = z.infer<typeof OccupationRow>;

/** Arrivals of a month: left out for a partner where they were one to four. */
const Arrivals = z.object({ month: CalendarMonth, forth: z.optional(z.int()), back: z.optional(z.int()) });

/** From one city to another; a side without a code and name was not stated. */
const Route = z.object({
  from: z.string(),
  fromName: z.string(),
  to: z.string(),
  toName: z.string(),
  arrivals: z.int(),
});
export type Route = z.infer<typeof Route>;

export const TwoPlaces = z.lazy(() =>
  z
    .object({
      /** Both places: sums are of all their occupations, for a partner of those that are shown. */
      places: z.array(z.object({ division: z.string(), name: z.string(), counts: SideCounts })),
      /** Most seats and people first, two hundred at most. */
      occupations: z.array(OccupationRow),
      /** What names no division of GB/T 2260 exactly, and so is counted at no place. */
      unstated: z.object({ open: z.int(), people: z.optional(z.int()) }),
      /** Month by month: people of the first place who arrived in the second, and the other way. */
      flows: z.array(Arrivals),
      /** In these months, from which city people came to which, most first, thirty at most; empty codes are unstated. */
      routes: z.array(Route),
    })
    .register(z.globalRegistry, { id: "TwoPlaces" }),
);
export type TwoPlaces = z.infer<typeof TwoPlaces>;

const query = () => ({
  /** The park's own division unless told. */
  one: z.optional(DivisionCode),
  /** A partner's own division; for the park, its newest partner's elsewhere. */
  two: z.optional(DivisionCode),
  by: z._default(SupplyBasis, "home"),
  /** How the occupation begins. */
  occupation: z.optional(text(100)),
  skillLevel: z.optional(SkillLevel),
  months: z._default(wholeParam(1, 24, "periods"), 12),
});

const PARK_AND_PARTNER = {
  park: ["administrator", "evaluator"],
  partner: ["coordinator"],
} as const satisfies Permits;

export const compareTwoPlaces = endpoint({
  id: "compareTwoPlaces",
  method: "GET",
  path: "/two-places",
  tag: "figures",
  summary:
    "Open seats and people of two places by occupation, and arrivals between them by month; counts that follow within seconds",
  permits: PARK_AND_PARTNER,
  needs: "places",
  query: () => z.object(query()),
  result: () => TwoPlaces,
  errors: ["agreement.notInForce"],
});

const TABLES = ["occupations", "flows", "routes"] as const;
export type PlacesTable = (typeof TABLES)[number];

export const getTwoPlacesFile = endpoint({
  id: "getTwoPlacesFile",
  method: "GET",
  path: "/two-places/file",
  tag: "figures",
  summary: "The same as a spreadsheet: occupations side by side, arrivals by month, or from where to where",
  permits: PARK_AND_PARTNER,
  needs: "places",
  query: () =>
    z.object({
      ...query(),
      table: z.enum(TABLES, { error: "option" }),
      ...sheetQuery(),
    }),
  result: sheetFile,
  errors: ["agreement.notInForce"],
});
