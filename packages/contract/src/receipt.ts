import * as z from "zod/mini";
import { endpoint, PARTNER } from "./endpoint.ts";
import { CalendarDate, Instant, ReceiptId, RelayId, text, whole } from "./scalar.ts";

/** How something was passed on: a village's notice board or loudspeaker, a messaging group, going from door to door. */
export const RECEIPT_CHANNELS = ["group", "notice", "visit", "other"] as const;
const ReceiptChannel = z.enum(RECEIPT_CHANNELS, { error: "option" });

/** 转发回执: that a relay was passed on, to whom, when, by whom. */
export const Receipt = z.lazy(() =>
  z
    .object({
      receiptId: ReceiptId,
      channel: ReceiptChannel,
      /** The village or group. */
      to: z.string(),
      on: CalendarDate,
      /** About how many people it reached. */
      people: z.int(),
      by: z.string(),
      createdAt: Instant,
      /** Taken back: kept, and counted no more. */
      undoneAt: z.optional(Instant),
    })
    .register(z.globalRegistry, { id: "Receipt" }),
);
export type Receipt = z.infer<typeof Receipt>;

const params = () => z.object({ relayId: RelayId });

export const createReceipt = endpoint({
  id: "createReceipt",
  method: "POST",
  path: "/partner/relays/{relayId}/receipts",
  tag: "relay",
  summary: "Note that a relay was passed on: to which village or group, when, to about how many people",
  permits: PARTNER,
  needs: "relay",
  params,
  body: () =>
    z.object({
      channel: ReceiptChannel,
      to: text(60),
      people: whole(1, 100_000, "range"),
      /** Today unless told. */
      on: z.optional(CalendarDate),
    }),
  result: () => Receipt,
  errors: ["agreement.notInForce"],
});

export const listReceipts = endpoint({
  id: "listReceipts",
  method: "GET",
  path: "/partner/relays/{relayId}/receipts",
  tag: "relay",
  summary: "To whom a relay was passed on, the latest first",
  permits: PARTNER,
  needs: "relay",
  params,
  result: () => z.object({ items: z.array(Receipt) }),
  errors: ["agreement.notInForce"],
});

export const undoReceipt = endpoint({
  id: "undoReceipt",
  method: "POST",
  path: "/partner/relays/{relayId}/receipts/{receiptId}/undo",
  tag: "relay",
  summary: "Take a receipt back that was noted by mistake; doing it again changes nothing",
  permits: PARTNER,
  needs: "relay",
  params: () => z.object({ relayId: RelayId, receiptId: ReceiptId }),
  result: () => Receipt,
  status: 200,
  errors: ["agreement.notInForce"],
});
