import type { Words } from "./words.ts";

/** People's way through an order, from interview to placement. */
export const PIPELINE_WORDS = {
  "interview.cancelled": [
    "这场面试已取消；如需继续，请先恢复，或另建一场。",
    "The interview is cancelled; restore it or plan another.",
  ],
  "savedFilter.many": ["最多保存 50 个筛选，请先删除不用的。", "You keep 50 filters already; forget one first."],
  "move.late": [
    "推进已超过 24 小时，不能再撤销；请逐个更正。",
    "The move is over 24 hours old and cannot be undone any more; correct the rows one by one.",
  ],
  "move.undone": ["这次推进已经撤销，不能继续。", "This move has been undone."],
  "placement.left": ["此人已登记离职，不能再登记。", "This person's leaving is recorded already."],
  "placement.active": [
    "此人在岗，没有可以撤回的离职。",
    "This person is on the job; there is no leaving to take back.",
  ],
  "placement.seatFilled": [
    "空出的名额已由他人补上，不能撤回离职；请先增加招聘人数。",
    "The seat has been filled meanwhile; raise the headcount before taking the leaving back.",
  ],
  "placement.wentOn": [
    "此人离职后又进入了流程，不能撤回离职。",
    "This person has entered the pipeline again since leaving; it cannot be taken back.",
  ],
  "placement.full": ["一次上岗最多记录 {max} 项服务。", "A placement holds up to {max} services."],
} as const satisfies Words;
