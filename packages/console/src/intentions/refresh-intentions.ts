import { listIntentions } from "@shanhai/contract/intention";
import type { QueryClient } from "@tanstack/react-query";

/** Reads anew whatever shows people whom the station wrote down. */
export function refreshIntentions(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: [listIntentions.id] });
}
