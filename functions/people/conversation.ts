import type * as contract from "@shanhai/contract/conversation";
import type { Conversation, Message } from "@shanhai/contract/conversation";
import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { found } from "@shanhai/domain/app-error";
import { readUpTo, transitConversation, writeMessage } from "@shanhai/domain/conversation";
import type { Request } from "@shanhai/http/serve";
import { getApplications } from "@shanhai/store/application";
import { remember } from "@shanhai/store/commit";
import * as store from "@shanhai/store/conversation";
import { findConversation } from "../conversation.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function get(
  { scope, input }: Request<typeof contract.getConversation>,
  platform: Platform,
): Promise<Conversation> {
  return (await findConversation(platform.open(scope), input.params.applicationId)).current;
}

export async function listMessages(
  { scope, input }: Request<typeof contract.listMessages>,
  platform: Platform,
): Promise<Page<Message>> {
  const table = platform.open(scope);
  const { applicationId } = input.params;
  found((await getApplications(table, [applicationId])).get(applicationId));
  return store.listMessages(table, applicationId, input.query);
}

export async function list(
  { scope, input }: Request<typeof contract.listConversations>,
  platform: Platform,
): Promise<ResultOf<typeof contract.listConversations>> {
  const { show, ...page } = input.query;
  const table = platform.open(scope);
  const [found, unreadConversations] = await Promise.all([
    store.listConversations(table, show, page),
    store.countUnread(table),
  ]);
  return { ...found, unreadConversations };
}

export async function send(
  { act, scope, input }: Request<typeof contract.sendMessage>,
  platform: Platform,
): Promise<Message> {
  const table = platform.open(scope);
  const { text } = input.body;
  // The text itself is kept in one place alone: a retry brings it along.
  const earlier = await remember(table, act);
  if (earlier) return { ...(earlier.result as Omit<Message, "text">), text };
  return settle(async () => {
    const { before, current } = await findConversation(table, input.params.applicationId);
    const written = writeMessage(current, { from: "agency", text }, act);
    const { text: _text, ...result } = written.message;
    const change = { before, after: written.conversation, message: written.message };
    return { ...(await store.saveConversation(table, act, change, result)), text };
  });
}

/** Saves what a step makes of the conversation as it is; nothing when it makes nothing of it. */
async function step(
  { act, scope }: Request<typeof contract.readConversation> | Request<typeof contract.transitConversation>,
  platform: Platform,
  id: ApplicationId,
  next: (conversation: Conversation) => Conversation,
): Promise<Conversation> {
  const table = platform.open(scope);
  return settle(async () => {
    const { before, current } = await findConversation(table, id);
    const after = next(current);
    return after === current ? current : store.saveConversation(table, act, { before, after }, after);
  });
}

export async function read(
  request: Request<typeof contract.readConversation>,
  platform: Platform,
): Promise<Conversation> {
  const { params, body } = request.input;
  found(await store.getConversation(platform.open(request.scope), params.applicationId));
  return step(request, platform, params.applicationId, (one) => readUpTo(one, body.received));
}

export async function transit(
  request: Request<typeof contract.transitConversation>,
  platform: Platform,
): Promise<Conversation> {
  const { params, body } = request.input;
  return step(request, platform, params.applicationId, (one) => transitConversation(one, body.to, body.version));
}
