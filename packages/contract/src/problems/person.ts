import type { Words } from "./words.ts";

/** People on file, and merging two records of one. */
export const PERSON_WORDS = {
  "identity.conflict": [
    "手机号与身份证号指向不同的人，请核对后再提交。",
    "The phone and the ID number belong to different people; check them.",
  ],
  "candidate.duplicate": ["此人已在库中，请打开已有档案。", "This person is already on file; open that record."],
  "candidate.merged": [
    "此人的档案已合并到另一份，请打开合并后的档案。",
    "This person's record was merged into another; open that one.",
  ],
  "candidate.atWork": [
    "此人正在岗，离岗登记后才能删除个人信息。",
    "This person is at work now and can be erased once their leaving is recorded.",
  ],
  "merge.expired": ["合并已超过 30 天，不能再撤销。", "The merge is more than 30 days old and cannot be undone."],
  "merge.later": [
    "此后又合并过别的档案，请先撤销较晚的合并。",
    "Other records were merged since; undo the later merge first.",
  ],
  "merge.undone": ["这次合并已经撤销。", "This merge has been undone already."],
  "recipients.many": ["最多记录 {max} 家企业。", "Up to {max} enterprises."],
} as const satisfies Words;
