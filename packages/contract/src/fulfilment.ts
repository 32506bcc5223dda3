import * as z from "zod/mini";
import { agreementParams, PARK_AND_PARTNER, Quantity } from "./agreement.ts";
import { endpoint, PageQuery, type Permits, pageOf } from "./endpoint.ts";
import { AgreementId, CalendarDate, FulfilmentId, Instant, ObligationId, PartnerId, text } from "./scalar.ts";

/** 履约记录: what was done about one obligation, said by the park or by a partner; only ever taken back, never changed. */
export const Fulfilment = z.lazy(() =>
  z
    .object({
      fulfilmentId: FulfilmentId,
      agreementId: AgreementId,
      obligationId: ObligationId,
      date: CalendarDate,
      text: z.string(),
      quantity: z.optional(z.int()),
      /** Who says so; the park where no partner is named. */
      by: z.object({ partnerId: z.optional(PartnerId), organisation: z.string(), name: z.string() }),
      withdrawn: z.optional(z.object({ at: Instant, reason: z.string() })),
      createdAt: Instant,
    })
    .register(z.globalRegistry, { id: "Fulfilment" }),
);
export type Fulfilment = z.infer<typeof Fulfilment>;

const RECORDERS = { park: ["administrator"], partner: ["coordinator"] } as const satisfies Permits;

export const recordFulfilment = endpoint({
  id: "recordFulfilment",
  method: "POST",
  path: "/agreements/{agreementId}/fulfilments",
  tag: "agreement",
  summary: "Record what was done about an obligation, within the term; a partner while the agreement is in force",
  permits: RECORDERS,
  params: () => agreementParams,
  body: () =>
    z.object({
      obligationId: ObligationId,
      date: CalendarDate,
      text: text(500, { lines: true }),
      /** Needed where the obligation has a target. */
      quantity: z.optional(Quantity),
    }),
  result: () => Fulfilment,
  errors: ["agreement.notInForce", "agreement.state"],
});

export const listFulfilments = endpoint({
  id: "listFulfilments",
  method: "GET",
  path: "/agreements/{agreementId}/fulfilments",
  tag: "agreement",
  summary: "What was done about an agreement's obligations, last recorded first",
  permits: PARK_AND_PARTNER,
  params: () => agreementParams,
  query: () => PageQuery,
  result: () => pageOf(Fulfilment),
});

export const withdrawFulfilment = endpoint({
  id: "withdrawFulfilment",
  method: "POST",
  path: "/agreements/{agreementId}/fulfilments/{fulfilmentId}/withdrawal",
  tag: "agreement",
  summary: "Take back an entry that one's own side made; it stays, with the reason, and counts no more",
  permits: RECORDERS,
  params: () => z.object({ agreementId: AgreementId, fulfilmentId: FulfilmentId }),
  body: () => z.object({ reason: text(200) }),
  result: () => Fulfilment,
  status: 200,
  errors: ["fulfilment.withdrawn", "fulfilment.otherSide"],
});
