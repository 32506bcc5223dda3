import type { Words } from "./words.ts";

/** Visits to enterprises, and the four steps of service. */
export const ENGAGEMENT_WORDS = {
  "visit.state": [
    "这次走访的状态已不能这样做：完成或取消后不能改期，未完成的没有记录可改。请刷新后再看。",
    "The visit's state does not allow this: a done or cancelled one has no other day, a planned one no report yet.",
  ],
  "dueVisit.none": [
    "这家企业现在没有应做的回访：没有开放的订单，或已经约好了走访。",
    "No follow-up is due here: the client has no open order, or a visit is planned already.",
  ],
  "engagement.open": [
    "这家企业已有进行中的服务闭环，请打开已有的那一个。",
    "An engagement with this enterprise is open already; go on with that one.",
  ],
  "engagement.ended": [
    "服务闭环已结束；需要继续时，请先重新打开其中一步。",
    "This engagement has ended; reopen one of its steps to go on.",
  ],
  "engagement.step": [
    "四步要按顺序关闭，请先关闭当前这一步。",
    "Steps are closed in order; close the current one first.",
  ],
  "engagement.notClosed": ["这一步还没有关闭，不用重新打开。", "This step is not closed; there is nothing to reopen."],
  "engagement.visitNeeded": [
    "还缺一次已完成的走访：请先登记走访结果，再用它关闭这一步。",
    "A done visit is missing: report a visit first, then close this step with it.",
  ],
  "engagement.visitTooOld": [
    "这次走访太早，不能作为这一步的依据：应在 {from} 及以后。请登记一次新的走访。",
    "This visit is too old for this step: it must be on or after {from}. Report a new one.",
  ],
  "engagement.orderNeeded": ["请选择一个订单作为这一步的依据。", "Choose an order as the evidence of this step."],
  "engagement.nobodyRecommended": [
    "这个订单还没有推荐过求职者，请先推荐，再关闭“资源匹配”。",
    "Nobody was recommended to this order yet; recommend people first.",
  ],
  "engagement.nobodyArrived": [
    "这个订单还没有人到岗，请在有人到岗后再关闭“服务落地”。",
    "Nobody has arrived on this order yet; close this step once somebody has.",
  ],
  "engagement.nobodyAtDay30": [
    "这家企业还没有人满 30 天，看不出留任情况，请在有人满 30 天后再关闭“效果追踪”。",
    "None of this client's arrivals has reached day 30 yet, so that retention cannot be seen.",
  ],
  "engagement.surveyNeeded": [
    "还缺依据：请选择一次已完成的走访，或一份企业已答复的满意度调查。",
    "Evidence is missing: choose a done visit, or a survey that this client has answered.",
  ],
  "engagement.surveyTooOld": [
    "这份满意度调查答复太早，不能作为这一步的依据：应在 {from} 及以后。",
    "This survey is too old for this step: it must be on or after {from}.",
  ],
} as const satisfies Words;
