import type { Words } from "./words.ts";

/** Jobs that import files; what is wrong with a file itself is in `file.ts`. */
export const IMPORT_WORDS = {
  "quota.imports": [
    "今天已导入 {max} 个文件，请明天再导入，或请园区调高额度。",
    "{max} files were imported today; go on tomorrow, or ask the park for more.",
  ],
  "importJob.state": [
    "导入任务当前状态为“{status}”，不能执行此操作。",
    "The import is {status}; this cannot be done now.",
  ],
  "file.missing": ["还没有收到文件，请先上传。", "The file has not arrived; upload it first."],
  "file.changed": [
    "文件在开始导入之后被替换，导入已停止，已写入的行已保留；请重新上传要导入的文件。",
    "The file was replaced after the import began; rows already written are kept. Upload the right file again.",
  ],
  "import.interrupted": [
    "导入中断：已写入的行已保留，请重新上传同一文件，已导入的人会自动合并。",
    "The import was interrupted; rows already written are kept. Upload the same file again: those people are merged.",
  ],
} as const satisfies Words;
