import { createAgencyLead } from "@shanhai/contract/agency-lead";
import { createLead } from "@shanhai/contract/lead";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { call, isUncertain } from "../session/api.ts";
import { useWhenOnline } from "../session/use-when-online.ts";
import { refreshLeads } from "./refresh-leads.ts";

const placeOf = (organisationId: string) => `shanhai.leads:${organisationId}`;

/** A lead as it would be sent, under the key that makes sending it twice one act. */
interface Waiting {
  key: string;
  body: object;
}

function readKept(place: string): readonly Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? (kept as Waiting[]) : [];
  } catch {
    return [];
  }
}

/**
 * Leads at a booth, kept in the browser until the server has them, and no longer: names and numbers of people, so that one that is
 * refused goes too, once it was said. The server knows a phone again, so that one whose answer was lost is sent without harm.
 */
export function useLeadQueue(side: "park" | "agency", organisationId: string, onRefused: (count: number) => void) {
  const queries = useQueryClient();
  const place = placeOf(organisationId);
  const [waiting, setWaiting] = useState<readonly Waiting[]>(() => readKept(place));
  const current = useRef(waiting);
  const sending = useRef(false);
  const refused = useRef(onRefused);
  refused.current = onRefused;

  const change = useCallback(
    (next: readonly Waiting[]) => {
      current.current = next;
      setWaiting(next);
      if (next.length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
    },
    [place],
  );

  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (let [first] = current.current; first; [first] = current.current) {
        const { key, body } = first;
        const input = { body: body as never, idempotencyKey: key };
        try {
          await (side === "park" ? call(createLead, input) : call(createAgencyLead, input));
        } catch (error) {
          if (isUncertain(error)) return;
          refused.current(1);
        }
        change(current.current.filter((one) => one.key !== key));
        refreshLeads(queries);
      }
    } finally {
      sending.current = false;
    }
  }, [change, queries, side]);

  useWhenOnline(flush);

  const keep = useCallback(
    (body: object) => change([...current.current, { key: crypto.randomUUID(), body }]),
    [change],
  );
  return { waiting: waiting.length, keep };
}
