import * as z from "zod/mini";
import { CHAINS, NO_CHAIN, SEGMENTS } from "./chain.ts";
import { endpoint, type Permits } from "./endpoint.ts";
import { CalendarMonth, DivisionCode, Fen, OrderId, PositionId, text, wholeParam } from "./scalar.ts";
import { sheetFile, sheetQuery } from "./sheet.ts";
import { SupplyBasis } from "./two-places.ts";

/*
 * 产业链人才图谱: chains, their segments and occupations, with what is asked for, who is there, what is missing and what it pays.
 * Counts, never people; people on file are counted by occupation and place, and so stand in every chain that asks for them.
 */

const ChainOrNone = z.enum([...CHAINS, NO_CHAIN], { error: "option" });

const counts = {
  /** Positions with open seats, and those seats. */
  positions: z.int(),
  open: z.int(),
  /** Seats that were asked for in these months. */
  demanded: z.int(),
  /** Arrivals in them; left out for a partner where they were one to four. */
  filled: z.optional(z.int()),
};

const TalentRow = z.object({
  /** By its standard name, or as it is written where the list has none. */
  occupation: z.string(),
  ...counts,
  /** People on file who are not at work through the park's agencies, whatever the chain; see `few`. */
  available: z.optional(z.int()),
  /** Seats less available people: above nothing, people are short. */
  gap: z.optional(z.int()),
  /** There are one to four of them, which a partner is not told. */
  few: z.boolean(),
  /** The middle one of the open seats' pay, in 分 a month, to 250 yuan. */
  medianPay: z.optional(Fen),
  /** Of them, seats of the agency that asks. */
  own: z.optional(z.int()),
  /** Seats that were asked for by month, and open seats by division, in the order of the map's. */
  trend: z.array(z.int()),
  places: z.array(z.int()),
});
export type TalentRow = z.infer<typeof TalentRow>;

/** `short` is the sum of what is missing, occupation by occupation: what one has over does not help another. */
const sums = { ...counts, short: z.int() };

const TalentSegment = z.object({ segment: z.enum(SEGMENTS), ...sums, occupations: z.array(TalentRow) });
export type TalentSegment = z.infer<typeof TalentSegment>;
const TalentChain = z.object({ chain: ChainOrNone, ...sums, segments: z.array(TalentSegment) });
export type TalentChain = z.infer<typeof TalentChain>;

const NamedDivision = z.object({ division: z.string(), name: z.string() });

export const TalentMap = z.lazy(() =>
  z
    .object({
      division: z.string(),
      months: z.array(CalendarMonth),
      /** Divisions in it with open seats, most seats first. */
      divisions: z.array(NamedDivision),
      /** The six chains, and what is of none of them, if there is any. */
      chains: z.array(TalentChain),
      /** Open seats at places that name no division of GB/T 2260 exactly, and so are in none. */
      unstated: z.int(),
    })
    .register(z.globalRegistry, { id: "TalentMap" }),
);
export type TalentMap = z.infer<typeof TalentMap>;

/** One position behind a count. */
const TalentSeat = z.object({
  orderId: OrderId,
  positionId: PositionId,
  /** Of the order; absent while the park has not been told of it yet. */
  title: z.optional(z.string()),
  enterpriseName: z.optional(z.string()),
  agencyName: z.optional(z.string()),
  chain: ChainOrNone,
  division: z.string(),
  divisionName: z.string(),
  open: z.int(),
  payMin: Fen,
  payMax: Fen,
});
export type TalentSeat = z.infer<typeof TalentSeat>;

export const TalentOccupation = z.lazy(() =>
  z
    .object({
      occupation: z.string(),
      chain: z.optional(ChainOrNone),
      division: z.string(),
      ...counts,
      available: z.optional(z.int()),
      gap: z.optional(z.int()),
      few: z.boolean(),
      medianPay: z.optional(Fen),
      months: z.array(z.object({ month: CalendarMonth, demanded: z.int(), filled: z.optional(z.int()) })),
      /** Seats that were asked for by division and, in the order of the months, by month. */
      divisions: z.array(
        z.object({ division: z.string(), name: z.string(), open: z.int(), demanded: z.array(z.int()) }),
      ),
      /** The park's staff see every position, an agency its own; most seats first, a hundred at most. */
      seats: z.array(TalentSeat),
      /** Positions and seats that are counted, but not listed. */
      others: z.object({ positions: z.int(), open: z.int() }),
    })
    .register(z.globalRegistry, { id: "TalentOccupation" }),
);
export type TalentOccupation = z.infer<typeof TalentOccupation>;

const query = () => ({
  /** The park's own division unless told. */
  division: z.optional(DivisionCode),
  by: z._default(SupplyBasis, "home"),
  months: z._default(wholeParam(1, 36, "periods"), 12),
});

const ALL_SIDES = {
  park: ["administrator", "evaluator"],
  agency: ["owner", "recruiter"],
  partner: ["coordinator"],
} as const satisfies Permits;

export const getTalentMap = endpoint({
  id: "getTalentMap",
  method: "GET",
  path: "/talent-map",
  tag: "figures",
  summary:
    "Chains, segments and occupations of a place: seats asked for by month, people, what is missing, median pay; counts that follow within seconds",
  permits: ALL_SIDES,
  needs: "places",
  query: () => z.object(query()),
  result: () => TalentMap,
  errors: ["agreement.notInForce"],
});

export const getTalentOccupation = endpoint({
  id: "getTalentOccupation",
  method: "GET",
  path: "/talent-map/occupation",
  tag: "figures",
  summary:
    "One occupation of it: by division and month, and the open positions behind, as far as the reader may see them",
  permits: ALL_SIDES,
  needs: "places",
  query: () => z.object({ ...query(), occupation: text(100), chain: z.optional(ChainOrNone) }),
  result: () => TalentOccupation,
  errors: ["agreement.notInForce"],
});

const TABLES = ["occupations", "months", "divisions"] as const;
export type TalentTable = (typeof TABLES)[number];

export const getTalentMapFile = endpoint({
  id: "getTalentMapFile",
  method: "GET",
  path: "/talent-map/file",
  tag: "figures",
  summary: "The same as a spreadsheet: occupations, what was asked for by month, open seats by division",
  permits: ALL_SIDES,
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
