import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { createReceipt as contract, Receipt } from "@shanhai/contract/receipt";
import type { CalendarMonth, ReceiptId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import type { RelayMonthChange } from "./relay-month.ts";

/** As kept; its month is the relay's, whenever it was passed on. */
export interface ReceiptRecord extends Receipt {
  month: CalendarMonth;
}

/** A relay passed on. Throws `invalid` for a day after today. */
export function createReceipt(
  { channel, to, people, on }: ParsedOf<typeof contract>["body"],
  month: CalendarMonth,
  act: Pick<Act, "at" | "today" | "name" | "newId">,
): ReceiptRecord {
  if (on && on > act.today) throw new AppError("invalid", { issues: [{ field: "on", code: "date.future" }] });
  const receiptId = act.newId<ReceiptId>("rcp");
  return { receiptId, channel, to, people, on: on ?? act.today, by: act.name, createdAt: act.at, month };
}

/** The receipt taken back. */
export const undoReceipt = (receipt: ReceiptRecord, { at }: Pick<Act, "at">): ReceiptRecord => ({
  ...receipt,
  undoneAt: at,
});

/** What a receipt moves in its month: forward, or back when it is undone. */
export function receiptChange({ people, undoneAt }: ReceiptRecord): RelayMonthChange {
  const sign = undoneAt === undefined ? 1 : -1;
  return { sendings: sign, people: sign * people };
}

/** What the station sees of it. */
export function readReceipt({ month: _month, ...receipt }: ReceiptRecord): Receipt {
  return receipt;
}
