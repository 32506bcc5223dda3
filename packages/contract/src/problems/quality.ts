import type { Words } from "./words.ts";

/** Service quality: evaluations, programmes, appeals, complaints, rectifications and surveys. */
export const QUALITY_WORDS = {
  "order.unfulfilled": ["订单尚未完成，完成或关闭后才能评价。", "Only a fulfilled or closed order can be evaluated."],
  "evaluation.duplicate": ["您已评价过这个订单。", "You have evaluated this order already."],
  "scorecard.draftExists": [
    "已有一版量表草稿，请先修改并发布它。",
    "There is a draft of the next version already; change and publish that one.",
  ],
  "scorecard.published": [
    "已发布的量表不能再改；请新建一版。",
    "A published scorecard never changes; make a new version.",
  ],
  "programme.duplicate": [
    "这个季度已有评价计划，请打开已有的计划。",
    "This quarter has a programme already; open that one.",
  ],
  "programme.state": [
    "评价计划当前阶段不能执行此操作，请刷新后查看。",
    "The programme is at another stage; reload to see where it is.",
  ],
  "programme.early": ["季度还没有结束，{end} 之后才能核算。", "The quarter is not over; conclude it after {end}."],
  "programme.unready": [
    "还有 {n} 家机构没有评完，或两位评价员的分差还没有商定。",
    "{n} agencies are not scored by both evaluators yet, or their scores still differ too much.",
  ],
  "programme.appeals": [
    "还有 {n} 件申诉没有处理，处理完才能公示。",
    "{n} appeals are undecided; decide them before publishing.",
  ],
  "evaluators.few": [
    "可以评这家机构的评价员不足两位（有利益关系的不算），请先邀请评价员。",
    "Fewer than two evaluators are free of an interest in this agency; invite more.",
  ],
  "assessment.duplicate": ["其中有机构已在这个计划里。", "One of these agencies is in the programme already."],
  "assessment.locked": [
    "两位评价员都已提交，分数不能再改；分差过大的请商定。",
    "Both evaluators have submitted; where they differ too much, agree on a score.",
  ],
  "assessment.agreed": [
    "这一项不需要商定，或已经商定。",
    "There is nothing to agree on here, or it has been agreed on.",
  ],
  "appeal.made": ["已经提出过申诉。", "An appeal has been made already."],
  "appeal.late": ["结果已公示，不能再申诉。", "The result is published; it is too late to appeal."],
  "appeal.none": ["机构没有申诉。", "There is no appeal."],
  "appeal.decided": ["申诉已有处理结果。", "The appeal has been decided."],
  "complaint.closed": ["投诉已办结，不能再改。", "The complaint is closed."],
  "complaint.unanswered": [
    "机构还没有答复，答复期限也没有过；请等答复，或到期后再办结。",
    "The agency has not answered and still has time; close it after that.",
  ],
  "rectification.accepted": ["整改已通过，不能再改。", "The rectification has been accepted."],
  "rectification.noProof": [
    "机构还没有提交（或重新提交）整改说明。",
    "The agency has not handed in its proof, or not yet again.",
  ],
  "survey.closed": ["这份调查已截止。", "This survey is closed."],
  "survey.complaints": [
    "这个链接提交的投诉已达上限，请直接联系园区。",
    "This link has brought as many complaints as it may; contact the park.",
  ],
} as const satisfies Words;
