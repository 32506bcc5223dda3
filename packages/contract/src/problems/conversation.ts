import type { Words } from "./words.ts";

/** What an agency and a job seeker write to each other. */
export const CONVERSATION_WORDS = {
  "conversation.noLink": [
    "此人不是扫码报名的，没有进度页，不能线上沟通；请打电话联系。",
    "This person did not apply by a link and has no progress page to read on: call them.",
  ],
  "conversation.closed": [
    "沟通已关闭，消息未发送；需要继续请先重新打开。",
    "The conversation is closed and nothing was sent; open it again first.",
  ],
  "conversation.full": [
    "这段沟通已有 {max} 条消息，不能再发；请打电话联系。",
    "This conversation has {max} messages already and takes no more: call instead.",
  ],
  "conversation.unanswered": [
    "已连续发送 {max} 条，请等顾问回复后再发。",
    "You have sent {max} messages: please wait for an answer.",
  ],
} as const satisfies Words;
