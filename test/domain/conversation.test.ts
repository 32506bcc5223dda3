import type { Application } from "@shanhai/contract/application";
import { type Conversation, MOST_MESSAGES, MOST_UNANSWERED } from "@shanhai/contract/conversation";
import type { Instant } from "@shanhai/contract/scalar";
import { newConversation, readUpTo, transitConversation, writeMessage } from "@shanhai/domain/conversation";
import { expect, test } from "vitest";

const act = { at: "2026-11-26T02:00:00.000Z" as Instant, name: "顾问", newId: <T extends string>() => "msg_1" as T };
const application = {
  applicationId: "app_1",
  orderId: "ord_1",
  positionId: "pos_1",
  candidateId: "can_1",
  candidateName: "汪洋",
} as Application;
const fresh = newConversation(application, "操作工");
const write = (conversation: Conversation, from: "seeker" | "agency") =>
  writeMessage(conversation, { from, text: "您好" }, act).conversation;
const times = (count: number, from: "seeker" | "agency", start = fresh) =>
  Array.from({ length: count }).reduce<Conversation>((conversation) => write(conversation, from), start);

test("the job seeker's messages wait to be read; an answer says that they were", () => {
  const asked = times(2, "seeker");
  expect(asked).toMatchObject({ messages: 2, received: 2, unread: 2, unanswered: 2, lastFrom: "seeker" });
  expect(write(asked, "agency")).toMatchObject({ messages: 3, received: 2, unread: 0, unanswered: 0 });
});

test("a message names who of the agency wrote it, and the job seeker not at all", () => {
  expect(writeMessage(fresh, { from: "agency", text: "您好" }, act).message).toHaveProperty("by", "顾问");
  expect(writeMessage(fresh, { from: "seeker", text: "您好" }, act).message).not.toHaveProperty("by");
});

test("reading takes what was shown as read, never what came after, and never less than before", () => {
  const asked = times(3, "seeker");
  const read = readUpTo(asked, 2);
  expect(read).toMatchObject({ unread: 1, version: asked.version + 1 });
  expect(readUpTo(read, 1)).toBe(read);
  expect(readUpTo(read, 3).unread).toBe(0);
});

test("nobody writes in a closed conversation; open again they do; an old page's closing is stale", () => {
  const closed = transitConversation(fresh, "closed", 1);
  for (const from of ["seeker", "agency"] as const) expect(() => write(closed, from)).toThrow("conversation.closed");
  expect(write(transitConversation(closed, "open", 2), "seeker").messages).toBe(1);
  expect(() => transitConversation(times(1, "seeker"), "closed", 1)).toThrow("stale");
  expect(transitConversation(closed, "closed", 1)).toBe(closed);
});

test("so many without an answer, and so many in all", () => {
  const waiting = times(MOST_UNANSWERED, "seeker");
  expect(() => write(waiting, "seeker")).toThrow("conversation.unanswered");
  expect(write(write(waiting, "agency"), "seeker").unanswered).toBe(1);
  expect(() => write({ ...fresh, messages: MOST_MESSAGES }, "agency")).toThrow("conversation.full");
});
