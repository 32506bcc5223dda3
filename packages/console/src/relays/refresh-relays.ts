import { listReceipts } from "@shanhai/contract/receipt";
import { getRelay, getRelayHandout, listRelays } from "@shanhai/contract/relay";
import type { QueryClient } from "@tanstack/react-query";

const READS = [listRelays, getRelay, getRelayHandout, listReceipts];

/** Reads a station's relays again: picking shows in all of them. */
export function refreshRelays(queries: QueryClient): void {
  for (const { id } of READS) void queries.invalidateQueries({ queryKey: [id] });
}
