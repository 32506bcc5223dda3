import { FUNNEL_SOURCE_WORDS, FUNNEL_STEP_WORDS } from "@shanhai/contract/funnel-words";

/** Words of the funnel from consultation to day 90. */
export const words = {
  funnelStep: FUNNEL_STEP_WORDS.zh,
  funnelSource: FUNNEL_SOURCE_WORDS.zh,
  funnel: {
    title: "招聘漏斗",
    steps: "各环节人数",
    finding: "咨询 {{consultations}} 人，意向 {{intentions}} 人，到岗 {{arrivals}} 人",
    day90Help: "条形旁的百分比是上一环节的比例；满 90 天在岗只和到岗已满 90 天的 {{n}} 人比。",
    from: "从",
    to: "到",
    by: "按",
    all: "全部",
    noPlace: "未注明",
    cuts: { source: "来源", place: "工作地", month: "月份", event: "活动" },
    helpPark:
      "全园机构的求职者和全部活动：系统里有记录的人，加上活动现场手工登记的人数。各环节都记在报名或被推荐的月份。",
    helpAgency:
      "本机构的求职者，从咨询到满 90 天；各环节都记在报名或被推荐的月份。只选“只想了解”的人算咨询，推进后才算意向和投递。",
    empty: "这段时间还没有人",
    emptyHelp: "有人扫码报名、被推荐，或在活动上登记了咨询人数，就会出现在这里。",
  },
} as const;
