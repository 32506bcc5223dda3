import type { Words } from "./words.ts";

/** Events, who registers for them, and contests. */
export const EVENT_WORDS = {
  "event.noClass": ["只有研修班和培训班推介可以配岗位。", "Only a training or a class visit has postings of its own."],
  "event.transition": [
    "活动不能从“{from}”变为“{to}”，请刷新后查看当前状态。",
    "An event cannot go from {from} to {to}; reload to see where it is.",
  ],
  "event.capacityBelow": [
    "名额不能少于已占用的 {taken} 个；请先取消部分报名。",
    "There cannot be fewer places than the {taken} that are taken; call some registrations off first.",
  ],
  "event.notOpen": ["这场活动现在不接受报名。", "This event takes no registrations now."],
  "event.notBegun": [
    "活动还没有开始，开始之后才能登记成果。",
    "The event has not begun; record what came of it from its first day on.",
  ],
  "event.cancelled": ["这场活动已取消；如需继续，请先恢复。", "The event is cancelled; restore it first."],
  "event.slotsFull": ["一场活动最多 {max} 个展位或路演时段。", "An event has up to {max} booths or pitch slots."],
  "event.slotGiven": ["这个展位已分配，请先收回再删除。", "This booth is somebody's; take it back before removing it."],
  "event.notContest": ["只有创新大赛才有参赛项目和评分。", "Only a contest has entries and scores."],
  "event.entriesFull": ["一场大赛最多 {max} 个参赛项目。", "A contest has up to {max} entries."],
  "contestEntry.scored": ["已有评委打分，不能再删除这个项目。", "Judges have scored this entry, so it stays."],
  "registration.duplicate": [
    "已经报过名了：请用报名成功时的链接查看，或联系主办方。",
    "Registered already: open the link you were given then, or ask the organiser.",
  ],
  "registration.state": [
    "这条报名当前为“{status}”，不能执行此操作。",
    "The registration is {status}; this cannot be done now.",
  ],
  "registration.hasSlot": [
    "对方已有展位 {label}，请先收回。",
    "They have the booth {label} already; take it back first.",
  ],
} as const satisfies Words;
