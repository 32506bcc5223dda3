import { type Conversation, type Message, MOST_MESSAGES } from "@shanhai/contract/conversation";
import type { Page, PageQuery } from "@shanhai/contract/endpoint";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { TenantItemsScope, TenantScope } from "@shanhai/tenancy/scope";
import { writeRepeatable } from "./batch.ts";
import { commit } from "./commit.ts";
import { applicationKey } from "./keys/pipeline.ts";
import {
  conversationCountKey,
  conversationKey,
  conversationsShown,
  messageKey,
  messagePartition,
} from "./keys/seeker.ts";
import { listNewest } from "./listing.ts";
import { getRecord, type Key, queryItems, type Table } from "./table.ts";
import { transact, type Write } from "./write.ts";

export async function getConversation(
  table: Table<TenantItemsScope>,
  id: ApplicationId,
): Promise<Conversation | undefined> {
  return getRecord(table, conversationKey(table.scope, id));
}

/** What was written about an application, newest first. */
export async function listMessages(
  table: Table<TenantItemsScope>,
  id: ApplicationId,
  page: PageQuery,
): Promise<Page<Message>> {
  return listNewest(table, { name: `message:${id}`, partitions: [messagePartition(table.scope, id)] }, page);
}

/** The agency's conversations with unread messages, or the others; who wrote last first. */
export async function listConversations(
  table: Table<TenantScope>,
  show: "unread" | "read",
  page: PageQuery,
): Promise<Page<Conversation>> {
  const partitions = [conversationsShown(table.scope, show)];
  return listNewest(table, { name: `conversation:${show}`, partitions, index: "listing" }, page);
}

/** How many conversations have unread messages. */
export async function countUnread(table: Table<TenantScope>): Promise<number> {
  const counted = await getRecord<{ conversations?: number }>(table, conversationCountKey(table.scope));
  return counted?.conversations ?? 0;
}

const isUnread = (conversation: Conversation | undefined) => conversation !== undefined && conversation.unread > 0;

/**
 * Keeps a conversation over the version it was read with (`before`; none for the first), with a message where one was
 * written: its place in the lists, what the application shows of it and the count move in the same transaction. What was
 * written is in no audit entry, and the answer kept for a retry (`result`) must not have it either. Throws `Refused`.
 */
export async function saveConversation<R>(
  table: Table<TenantScope>,
  act: Act,
  { before, after, message }: { before: Conversation | undefined; after: Conversation; message?: Message },
  result: R,
): Promise<R> {
  const { scope } = table;
  const { applicationId, unread, lastAt = act.at } = after;
  const writes: Write[] = [
    {
      put: conversationKey(scope, applicationId),
      record: after,
      listing: {
        gsi1pk: conversationsShown(scope, isUnread(after) ? "unread" : "read"),
        gsi1sk: `${lastAt}#${applicationId}`,
      },
      condition: before ? { equals: { version: before.version } } : { absent: true },
    },
  ];
  if ((before?.unread ?? 0) !== unread) {
    const set = { unread: unread > 0 ? unread : undefined };
    writes.push({ update: applicationKey(scope, applicationId), set, condition: { exists: true } });
  }
  if (isUnread(before) !== isUnread(after)) {
    writes.push({ update: conversationCountKey(scope), count: { conversations: isUnread(after) ? 1 : -1 } });
  }
  if (message) {
    const put = messageKey(scope, applicationId, message.at, message.messageId);
    writes.push({ put, record: message, condition: { absent: true } });
  }
  return commit(table, act, { writes, records: [applicationId], result });
}

/** Removes what was written about an application, with its place in the lists. Throws `Refused` when somebody writes meanwhile. */
export async function removeConversation(table: Table<TenantScope>, id: ApplicationId): Promise<void> {
  const { scope } = table;
  const [before, messages] = await Promise.all([
    getConversation(table, id),
    queryItems(table, { partition: messagePartition(scope, id), limit: MOST_MESSAGES + 1, only: ["pk", "sk"] }),
  ]);
  await writeRepeatable(
    table,
    (messages as unknown as Key[]).map((remove) => ({ remove })),
  );
  if (!before) return;
  const unread: Write[] = isUnread(before)
    ? [
        { update: conversationCountKey(scope), count: { conversations: -1 } },
        { update: applicationKey(scope, id), unset: ["unread"], condition: { exists: true } },
      ]
    : [];
  await transact(table, [
    { remove: conversationKey(scope, id), condition: { equals: { version: before.version } } },
    ...unread,
  ]);
}
