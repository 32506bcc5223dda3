import type { Words } from "./words.ts";

/** Rosters of partners, and the people in them. */
export const ROSTER_WORDS = {
  "graduate.duplicate": [
    "这个手机号或身份证号的毕业生已在人才档案中，请修改那一份。",
    "A graduate with this phone or ID number is on a roster already; change that one.",
  ],
  "rosterFile.size": ["文件超过 {max} KB，请拆分后再传。", "The file is over {max} KB; split it."],
  "rosterFile.rows": ["文件超过 {max} 行，请拆分后再传。", "The file has over {max} rows; split it."],
  "rosterFile.reverted": ["这次导入已经撤销。", "This import was taken back already."],
  "rosterFile.old": [
    "导入已超过 30 天，名单内容已按规定删除，不能再撤销或下载。",
    "The import is more than 30 days old: what the file said is deleted, and it cannot be taken back or downloaded.",
  ],
  "introduction.answered": [
    "这位毕业生已经答复过，请刷新后查看。",
    "This graduate was answered already; reload to see how.",
  ],
} as const satisfies Words;
