import type { Words } from "./words.ts";

/** What agreements have to open to a partner. */
export const OPENED_WORDS = {
  "agreement.notInForce": [
    "没有生效中的协议开放这一项：协议未生效、已到期或已终止。请联系园区续签或开通。",
    "No agreement in force opens this: it has not begun, has expired or was revoked. Ask the park to renew it.",
  ],
} as const satisfies Words;
