import { listConversations } from "@shanhai/contract/conversation";
import { useEndpoint } from "../session/use-endpoint.ts";

const FRESH_MS = 30_000;

/** How many conversations have unread messages. */
export function useUnreadConversations(): number {
  const read = useEndpoint(listConversations, { query: { limit: 1 } }, { refetchInterval: FRESH_MS });
  return read.data?.unreadConversations ?? 0;
}
