/** Words of what is due today. */
export const words = {
  followUps: {
    title: "我的跟进",
    stage: "环节",
    anyStage: "全部在途环节",
    waiting: "停留",
    today: "今天",
    days: "{{n}} 天",
    together: "推进和分派要选同一岗位、同一环节的人",
    empty: "没有在跟进的人",
    emptyHelp: "在订单的“流程看板”选人后点“分派”，就会出现在顾问的列表里。",
  },
  today: {
    checks: "到岗回访",
    arrivals: "到岗异议",
    visits: "企业回访",
    followUps: "我的跟进",
    interviews: "面试",
    ratings: "面试评分",
    filings: "月报",
  },
} as const;
