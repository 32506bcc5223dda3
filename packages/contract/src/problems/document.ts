import type { Words } from "./words.ts";

/** Files that people sign or hand in. */
export const DOCUMENT_WORDS = {
  "document.missing": [
    "没有找到文件：可能没有传完。请重新上传后再保存。",
    "The file is not there: the upload may not have finished. Upload it again.",
  ],
  "document.type": [
    "{fileName} 不是 PDF、JPG 或 PNG，请另存后重新上传。",
    "{fileName} is no PDF, JPEG or PNG; save it as one of them.",
  ],
} as const satisfies Words;
