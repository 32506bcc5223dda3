import type { Application } from "@shanhai/contract/application";
import { type Conversation, type Message, MOST_MESSAGES, MOST_UNANSWERED } from "@shanhai/contract/conversation";
import type { MessageId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";
import { furthest } from "./application.ts";

/** The conversation of an application in which nobody has written yet. */
export function newConversation(application: Application, positionTitle: string): Conversation {
  const { applicationId, orderId, positionId, candidateId, candidateName } = application;
  return {
    ...{ applicationId, orderId, positionId, positionTitle, candidateId, candidateName },
    ...{ status: "open", messages: 0, received: 0, unread: 0, unanswered: 0, version: 1 },
  };
}

/**
 * Whether the job seeker may write: once the agency has looked at the application, or written first. Until then the page of an application
 * is the same as of a form that met somebody's earlier one, and tells nobody that a number had applied before.
 */
export function maySpeak(
  application: Pick<Application, "stage" | "outFrom">,
  conversation: Pick<Conversation, "messages"> | undefined,
): boolean {
  if ((conversation?.messages ?? 0) > 0) return true;
  return furthest(application) !== "recommended";
}

/**
 * One more message. An answer says that what was asked was read. Throws `conversation.closed`, `conversation.full`, and for
 * a job seeker whom nobody has answered for long `conversation.unanswered`.
 */
export function writeMessage(
  conversation: Conversation,
  { from, text }: Pick<Message, "from" | "text">,
  act: Pick<Act, "at" | "name" | "newId">,
): { conversation: Conversation; message: Message } {
  const { status, messages, received, unread, unanswered, version } = conversation;
  if (status === "closed") throw new AppError("conversation.closed");
  if (messages >= MOST_MESSAGES) throw new AppError("conversation.full", { max: MOST_MESSAGES });
  const seeker = from === "seeker";
  if (seeker && unanswered >= MOST_UNANSWERED) {
    throw new AppError("conversation.unanswered", { max: MOST_UNANSWERED });
  }
  const messageId = act.newId<MessageId>("msg");
  return {
    message: { messageId, from, ...(seeker ? {} : { by: act.name }), text, at: act.at },
    conversation: {
      ...conversation,
      messages: messages + 1,
      received: received + (seeker ? 1 : 0),
      unread: seeker ? unread + 1 : 0,
      unanswered: seeker ? unanswered + 1 : 0,
      lastAt: act.at,
      lastFrom: from,
      version: version + 1,
    },
  };
}

/** With so many of the job seeker's messages read; the same conversation when those were read before. */
export function readUpTo(conversation: Conversation, received: number): Conversation {
  const unread = Math.max(0, conversation.received - received);
  if (unread >= conversation.unread) return conversation;
  return { ...conversation, unread, version: conversation.version + 1 };
}

/** Closed, or open again; the same when it is so already. Throws `stale`. */
export function transitConversation(
  conversation: Conversation,
  to: Conversation["status"],
  seen: number,
): Conversation {
  if (conversation.status === to) return conversation;
  sameVersion(conversation, seen);
  return { ...conversation, status: to, version: conversation.version + 1 };
}
