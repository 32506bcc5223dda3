import { getStanding, type Standing } from "@shanhai/contract/agency";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";

/** Where the agency that is worked for stands in its park; undefined for a park, and while it is being read. */
export function useStanding(): Standing | undefined {
  const { membership } = useSession();
  const enabled = membership.kind === "agency";
  return useEndpoint(getStanding, {}, { enabled, refetchInterval: 60_000 }).data;
}
