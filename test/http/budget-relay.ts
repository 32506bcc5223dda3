import * as intention from "@shanhai/contract/intention";
import * as receipt from "@shanhai/contract/receipt";
import * as relay from "@shanhai/contract/relay";
import { listRelayMonths, listStationMonths } from "@shanhai/contract/relay-month";
import type { Person } from "../laptop.ts";

/** What relays' endpoints may cost; see `budget.ts`. Whether it is open takes two reads of each. */
export const RELAY_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  // Where the station is, what is open (which is asked for twice), three pages of the board, the relay, its month, and its postings.
  makeRelay: { requests: 12, read: 12, write: 6 },
  listRelays: { requests: 3, read: 3, write: 0 },
  // The relay, and up to sixty postings at once: a unit for each 4 KB of them.
  getRelay: { requests: 4, read: 4, write: 0 },
  pickPostings: { requests: 6, read: 5, write: 6 },
  getRelayHandout: { requests: 5, read: 5, write: 0 },
  // The relay, its month; the receipt, the month, audit.
  createReceipt: { requests: 5, read: 4, write: 8 },
  listReceipts: { requests: 4, read: 4, write: 0 },
  undoReceipt: { requests: 5, read: 4, write: 8 },
  // A year of months.
  listRelayMonths: { requests: 3, read: 3, write: 0 },
  // A month of all stations, and what they are called.
  listStationMonths: { requests: 2, read: 2, write: 0 },
  // What the station is called, the phone, the month; the person, the phone's claim, the month, audit; and the person again.
  createIntention: { requests: 7, read: 6, write: 10 },
  listIntentions: { requests: 3, read: 3, write: 0 },
  // The posting is not there: nothing is written.
  sendIntention: { requests: 5, read: 5, write: 0 },
  removeIntention: { requests: 4, read: 3, write: 10 },
};

/** Calls every endpoint of a station once. */
export async function measureRelays(coordinator: Person, staff: Person) {
  const made = await coordinator.call(relay.makeRelay, {});
  await coordinator.call(relay.listRelays, {});
  await coordinator.call(relay.getRelay, { params: made });
  await coordinator.call(relay.pickPostings, { params: made, body: { version: 1, postingIds: [] } });
  await coordinator.call(relay.getRelayHandout, { params: made, query: {} });
  const sent = { channel: "group" as const, to: "南街村", people: 120 };
  const { receiptId } = await coordinator.call(receipt.createReceipt, { params: made, body: sent });
  await coordinator.call(receipt.listReceipts, { params: made });
  await coordinator.call(receipt.undoReceipt, { params: { relayId: made.relayId, receiptId } });
  await coordinator.call(listRelayMonths, {});
  await staff.call(listStationMonths, { query: {} });
  const said = { means: "oral", consent: true } as const;
  const body = { name: "汪洋", phone: "19900400001", ...said };
  const { intention: person } = await coordinator.call(intention.createIntention, { body });
  await coordinator.call(intention.listIntentions, { query: {} });
  const posting = { postingId: `pst_${"0".repeat(26)}`, ...said };
  await coordinator.call(intention.sendIntention, { params: person, body: posting });
  await coordinator.call(intention.removeIntention, { params: person });
}
