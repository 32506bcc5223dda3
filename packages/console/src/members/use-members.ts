import { listMembers, type Member } from "@shanhai/contract/member";
import { useEndpoint } from "../session/use-endpoint.ts";

/** An agency's people for choosing from, by name; agencies with more than a hundred choose among the first. */
export function useMembers() {
  const read = useEndpoint(listMembers, { query: { limit: 100 } });
  const members = read.data?.items.toSorted((a, b) => a.name.localeCompare(b.name));
  return { ...read, members };
}

/** How colleagues are called in little room: what stands before the @. */
export function shortName({ name }: Pick<Member, "name">): string {
  return name.split("@")[0] ?? name;
}
