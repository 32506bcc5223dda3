import { getRelay, listRelays, type RelayItem } from "@shanhai/contract/relay";
import { useEndpoint } from "../session/use-endpoint.ts";

/** Jobs of the latest month that somebody can be put forward for: those that are passed on first. */
export function useRelayJobs(): readonly RelayItem[] {
  const relays = useEndpoint(listRelays, {});
  const relayId = relays.data?.items[0]?.relayId;
  const relay = useEndpoint(getRelay, { params: { relayId: relayId ?? "" } }, { enabled: relayId !== undefined });
  const items = relay.data?.items ?? [];
  return [...items.filter(({ picked }) => picked), ...items.filter(({ picked }) => !picked)];
}
