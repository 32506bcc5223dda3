import { USAGE_WORDS } from "@shanhai/contract/usage-words";

/** Words of usage and cost. */
export const words = {
  usageColumn: USAGE_WORDS.zh,
  usage: {
    month: "月份",
    day: "日期",
    byDay: "每天的成本，美元",
    finding: "{{month}}共 {{cost}}，{{n}} 次请求",
    findingMost: "{{month}}共 {{cost}}，{{n}} 次请求；{{name}}最多，占 {{share}}",
    countedAt: "统计到",
    help: "每天凌晨统计，当天的数会继续增加。成本按 AWS {{region}} 区 {{asOf}} 的公开价计算，不含存储、密钥、日志和短信。",
    empty: "这个月还没有统计",
    emptyHelp: "每天凌晨统计前一天的用量，明天再来看。",
  },
} as const;
