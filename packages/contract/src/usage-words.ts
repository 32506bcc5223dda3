import type { Language } from "./problem.ts";

/** Heads of the file of usage, and of the same table on the page. */
const WORDS = {
  zh: {
    title: "用量与成本",
    name: "机构",
    kind: "类别",
    park: "园区",
    agency: "机构",
    partner: "协作单位",
    requests: "请求数",
    readUnits: "读取单位",
    writeUnits: "写入单位",
    gbSeconds: "计算（GB·秒）",
    messages: "短信",
    cost: "成本（美元）",
    total: "合计",
  },
  en: {
    title: "Usage and cost",
    name: "Organisation",
    kind: "Kind",
    park: "Park",
    agency: "Agency",
    partner: "Partner",
    requests: "Requests",
    readUnits: "Read units",
    writeUnits: "Write units",
    gbSeconds: "Compute, GB·s",
    messages: "Text messages",
    cost: "Cost, US dollars",
    total: "Total",
  },
} as const;
export const USAGE_WORDS: Record<Language, Record<keyof (typeof WORDS)["zh"], string>> = WORDS;
