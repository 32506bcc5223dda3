import type { Words } from "./words.ts";

/** Links of client enterprises. */
export const ENTERPRISE_LINK_WORDS = {
  "enterpriseLink.many": [
    "企业链接最多 {max} 条，请先停用不用的。",
    "An enterprise has up to {max} links; revoke one first.",
  ],
  "enterpriseLink.revoked": ["链接已停用，请新建一条。", "This link was revoked; make another."],
} as const satisfies Words;
