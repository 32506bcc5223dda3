import type { Words } from "./words.ts";

/** Keys of an organisation for programs. */
export const API_KEY_WORDS = {
  "apiKey.many": [
    "最多 {max} 个有效的接口密钥，请先停用不再使用的。",
    "Up to {max} API keys that work; revoke one that is no longer used.",
  ],
  "apiKey.ended": [
    "这个接口密钥已停用或到期，不能更换，请新建一个。",
    "This API key was revoked or has expired; make a new one.",
  ],
} as const satisfies Words;
