import * as z from "zod/mini";
import { AGENCY, endpoint, PageQuery, pageOf } from "./endpoint.ts";
import { ApplicationId, CandidateId, Instant, MessageId, OrderId, PositionId, text, Version, whole } from "./scalar.ts";

/** Characters of one message. */
export const MOST_MESSAGE = 500;
/** Messages of one application, from both sides. */
export const MOST_MESSAGES = 400;
/** Messages that a job seeker may send before the agency answers. */
export const MOST_UNANSWERED = 20;

/** What a message may say: plain text, of several lines. */
export const MessageText = z.lazy(() => text(MOST_MESSAGE, { lines: true }));

/** 线上沟通: one message of an application's conversation. */
export const Message = z.lazy(() =>
  z
    .object({
      messageId: MessageId,
      from: z.enum(["seeker", "agency"]),
      /** Who of the agency wrote it. */
      by: z.optional(z.string()),
      text: z.string(),
      at: Instant,
    })
    .register(z.globalRegistry, { id: "Message" }),
);
export type Message = z.infer<typeof Message>;

/**
 * 沟通: what a job seeker who applied by a link and the agency write to each other about one application. Counts alone;
 * `unread` are the job seeker's messages that nobody of the agency has read.
 */
export const Conversation = z.lazy(() =>
  z
    .object({
      applicationId: ApplicationId,
      orderId: OrderId,
      positionId: PositionId,
      positionTitle: z.string(),
      candidateId: CandidateId,
      candidateName: z.string(),
      status: z.enum(["open", "closed"]),
      /** Messages of both sides, and the job seeker's. */
      messages: z.int(),
      received: z.int(),
      unread: z.int(),
      /** The job seeker's since the agency's last. */
      unanswered: z.int(),
      /** When the last message was sent, and by whom; absent before the first. */
      lastAt: z.optional(Instant),
      lastFrom: z.optional(z.enum(["seeker", "agency"])),
      version: Version,
    })
    .register(z.globalRegistry, { id: "Conversation" }),
);
export type Conversation = z.infer<typeof Conversation>;

const one = () => z.object({ applicationId: ApplicationId });

export const getConversation = endpoint({
  id: "getConversation",
  method: "GET",
  path: "/applications/{applicationId}/conversation",
  tag: "conversation",
  summary: "How the conversation about an application stands; only who applied by a link has one",
  permits: AGENCY,
  params: one,
  result: () => Conversation,
  errors: ["conversation.noLink"],
});

export const listMessages = endpoint({
  id: "listMessages",
  method: "GET",
  path: "/applications/{applicationId}/messages",
  tag: "conversation",
  summary: "What was written, newest first",
  permits: AGENCY,
  params: one,
  query: () => PageQuery,
  result: () => pageOf(Message),
});

export const sendMessage = endpoint({
  id: "sendMessage",
  method: "POST",
  path: "/applications/{applicationId}/messages",
  tag: "conversation",
  summary: "Write to the job seeker, who reads it on their progress page; what they wrote counts as read",
  permits: AGENCY,
  params: one,
  body: () => z.object({ text: MessageText }),
  result: () => Message,
  errors: ["conversation.noLink", "conversation.closed", "conversation.full"],
});

export const readConversation = endpoint({
  id: "readConversation",
  method: "POST",
  path: "/applications/{applicationId}/conversation/read",
  tag: "conversation",
  summary: "Note that the job seeker's messages were read, as many as were received when they were shown",
  permits: AGENCY,
  params: one,
  body: () => z.object({ received: whole(0, MOST_MESSAGES, "range") }),
  result: () => Conversation,
  status: 200,
});

export const transitConversation = endpoint({
  id: "transitConversation",
  method: "POST",
  path: "/applications/{applicationId}/conversation/transitions",
  tag: "conversation",
  summary: "Close a conversation, or open it again: while it is closed nobody can write",
  permits: AGENCY,
  params: one,
  body: () => z.object({ to: z.enum(["open", "closed"], { error: "option" }), version: Version }),
  result: () => Conversation,
  status: 200,
  errors: ["stale", "conversation.noLink"],
});

export const listConversations = endpoint({
  id: "listConversations",
  method: "GET",
  path: "/conversations",
  tag: "conversation",
  summary: "Conversations with unread messages, or those that are read, whoever wrote last first; with how many wait",
  permits: AGENCY,
  query: () => z.extend(PageQuery, { show: z._default(z.enum(["unread", "read"], { error: "option" }), "unread") }),
  result: () => z.extend(pageOf(Conversation), { unreadConversations: z.int() }),
});
