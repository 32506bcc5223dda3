import type { Words } from "./words.ts";

/** Webhooks, and what was sent to them. */
export const WEBHOOK_WORDS = {
  "webhook.many": [
    "最多可以有 {most} 个事件推送，请先删除不用的。",
    "An agency may have {most} webhooks; remove one that is not needed first.",
  ],
  "webhook.address": [
    "不能推送到这个网址：应以 https:// 开头，并能从互联网访问，不能是内网地址。",
    "This address cannot be used: it must begin with https:// and be reachable from the internet, not a private one.",
  ],
  "webhook.paused": [
    "这个事件推送已停用，请先启用再重发。",
    "This webhook is paused; set it going before sending again.",
  ],
  "webhook.pending": ["这条推送正在发送，不用重发。", "This delivery is being sent; there is nothing to send again."],
} as const satisfies Words;
