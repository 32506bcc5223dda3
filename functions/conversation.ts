import type { Conversation } from "@shanhai/contract/conversation";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import { newConversation } from "@shanhai/domain/conversation";
import { getApplications, readApplication } from "@shanhai/store/application";
import { getConversation } from "@shanhai/store/conversation";
import { getPosition } from "@shanhai/store/order";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";

/** A conversation as kept (`before`), and as it is now: one in which nobody has written is not kept yet. */
export interface FoundConversation {
  before: Conversation | undefined;
  current: Conversation;
}

/** The conversation about an application. Throws `conversation.noLink` for one that nobody made by a link: nobody would read it. */
export async function findConversation(table: Table<TenantScope>, id: ApplicationId): Promise<FoundConversation> {
  const before = await getConversation(table, id);
  if (before) return { before, current: before };
  const stored = found((await getApplications(table, [id])).get(id));
  if (!stored.request) throw new AppError("conversation.noLink");
  const position = found(await getPosition(table, stored.positionId));
  return { before, current: newConversation(readApplication(stored), position.title) };
}
