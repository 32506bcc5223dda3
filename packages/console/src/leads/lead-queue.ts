import { createAgencyLead } from "@shanhai/contract/agency-lead";
import { createLead } from "@shanhai/contract/lead";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../session/api.ts";
import { useSendQueue } from "../session/send-queue.ts";
import { refreshLeads } from "./refresh-leads.ts";

/**
 * Leads at a booth, kept in the browser until the server has them, and no longer: names and numbers of people, so that one that is
 * refused goes too, once it was said. The server knows a phone again, so that one whose answer was lost is sent without harm.
 */
export function useLeadQueue(side: "park" | "agency", organisationId: string, onRefused: (count: number) => void) {
  const queries = useQueryClient();
  const { waiting, keep } = useSendQueue<object, unknown>(`shanhai.leads:${organisationId}`, {
    send: ({ key, body }) => {
      const input = { body: body as never, idempotencyKey: key };
      return side === "park" ? call(createLead, input) : call(createAgencyLead, input);
    },
    onSent: () => refreshLeads(queries),
    onRefused: () => {
      onRefused(1);
      void refreshLeads(queries);
      return undefined;
    },
  });
  return { waiting: waiting.length, keep: (body: object) => keep(body) };
}
