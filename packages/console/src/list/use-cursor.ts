import { useLocation, useNavigate, useSearchParams } from "react-router";

export const PAGE_SIZES = [25, 50, 100] as const;

interface Trail {
  /** Cursors of the pages before, kept in the history entry, so that going back works after a reload too. */
  trail?: string[];
}

/** Where a list stands, kept in the address: `?cursor=&limit=`. */
export function useCursor(prefix = "") {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const state = useLocation().state as Trail | null;
  const trail = Array.isArray(state?.trail) ? state.trail : [];
  const name = (word: string) => (prefix ? `${prefix}-${word}` : word);

  const cursor = search.get(name("cursor")) ?? undefined;
  const asked = Number(search.get(name("limit")));
  const limit = PAGE_SIZES.find((size) => size === asked) ?? PAGE_SIZES[0];

  function go(next: { cursor?: string | undefined; limit?: number }, nextTrail: string[]) {
    const target = new URLSearchParams(search);
    if (next.cursor) target.set(name("cursor"), next.cursor);
    else target.delete(name("cursor"));
    if (next.limit !== undefined) target.set(name("limit"), String(next.limit));
    void navigate({ search: target.toString() }, { state: { trail: nextTrail } });
  }

  return {
    cursor,
    limit,
    /** Unknown when somebody opened a link into the middle of the list. */
    page: cursor === undefined ? 1 : trail.length > 0 ? trail.length + 1 : undefined,
    next: (to: string) => go({ cursor: to }, [...trail, cursor ?? ""]),
    previous: trail.length > 0 ? () => go({ cursor: trail.at(-1) || undefined }, trail.slice(0, -1)) : undefined,
    first: () => go({ cursor: undefined }, []),
    resize: (size: number) => go({ cursor: undefined, limit: size }, []),
  };
}
