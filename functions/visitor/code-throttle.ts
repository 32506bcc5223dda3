import type { Instant } from "@shanhai/contract/scalar";
import { countFor } from "@shanhai/store/check-in";
import { codeTriesKey } from "@shanhai/store/keys/seeker";
import { hashSeeker } from "@shanhai/store/one-time-code";
import type { Table } from "@shanhai/store/table";
import type { ParkScope } from "@shanhai/tenancy/scope";

/** How much of an instant names its minute, hour, day; and how long the count is kept. */
const PERIODS = {
  minute: { letters: 16, seconds: 60 * 60 },
  hour: { letters: 13, seconds: 2 * 60 * 60 },
  day: { letters: 10, seconds: 2 * 24 * 60 * 60 },
} as const;

interface Limit {
  by: Parameters<typeof codeTriesKey>[1];
  name: string;
  period: keyof typeof PERIODS;
  most: number;
}

/** A message costs money and somebody's peace: what the networks let one number have, what a hall needs, what a park can pay. */
const MOST_CODES = {
  phone: { minute: 1, hour: 5, day: 10 },
  address: { minute: 20, day: 300 },
  park: { day: 5000 },
} as const;
const MOST_TYPED_A_MINUTE = 30;

const count = (table: Table<ParkScope>, { by, name, period }: Limit, at: Instant, step: 1 | -1) => {
  const { letters, seconds } = PERIODS[period];
  return countFor(table, codeTriesKey(table.scope, by, name, at.slice(0, letters)), at, step, seconds);
};

/** Counts these in order, as far as the first that is over: what one address is refused uses up nobody else's. */
async function isOver(table: Table<ParkScope>, limits: readonly Limit[], at: Instant): Promise<boolean> {
  for (const limit of limits) if ((await count(table, limit, at, 1)) > limit.most) return true;
  return false;
}

/** Who asks for a code, and for which phone. */
interface Asking {
  phone: string;
  address: string;
  at: Instant;
}

const thisMinute = (table: Table<ParkScope>, phone: string): Limit => ({
  by: "phone",
  name: hashSeeker(table, phone),
  period: "minute",
  most: MOST_CODES.phone.minute,
});

const addressName = (table: Table<ParkScope>, address: string) => table.keys.hash("address", address);

/** Counts before a code is sent: whether one was sent within this minute, or too many in all. */
export async function mayAsk(
  table: Table<ParkScope>,
  { phone, address, at }: Asking,
): Promise<"yes" | "justSent" | "tooMany"> {
  const minute = thisMinute(table, phone);
  const from = { by: "address", name: addressName(table, address) } as const;
  const others: Limit[] = [
    { ...from, period: "minute", most: MOST_CODES.address.minute },
    { ...from, period: "day", most: MOST_CODES.address.day },
    { ...minute, period: "hour", most: MOST_CODES.phone.hour },
    { ...minute, period: "day", most: MOST_CODES.phone.day },
    { by: "park", name: "park", period: "day", most: MOST_CODES.park.day },
  ];
  // Pressed twice is asked once, and counts once.
  if (await isOver(table, [minute], at)) return "justSent";
  return (await isOver(table, others, at)) ? "tooMany" : "yes";
}

/** A code that could not be sent does not keep the next one waiting. */
export async function takeBack(table: Table<ParkScope>, { phone, at }: Asking): Promise<void> {
  await count(table, thisMinute(table, phone), at, -1);
}

/** Counts a code that is typed, whatever the phone: whether this address has typed too many this minute. */
export async function typedTooOften(table: Table<ParkScope>, { address, at }: Omit<Asking, "phone">): Promise<boolean> {
  const name = addressName(table, address);
  return isOver(table, [{ by: "typed", name, period: "minute", most: MOST_TYPED_A_MINUTE }], at);
}
