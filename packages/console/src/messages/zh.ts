import { ORDER_STATUS_WORDS, STAGE_WORDS } from "@shanhai/contract/state-words";
import { agencies } from "./zh/agencies.ts";
import { allocations } from "./zh/allocations.ts";
import { apiKeys } from "./zh/api-keys.ts";
import { audit } from "./zh/audit.ts";
import { classJobs } from "./zh/class-jobs.ts";
import { cohorts } from "./zh/cohorts.ts";
import { conversations } from "./zh/conversations.ts";
import { door } from "./zh/door.ts";
import { engagements } from "./zh/engagements.ts";
import { events } from "./zh/events.ts";
import { figures } from "./zh/figures.ts";
import { files } from "./zh/files.ts";
import { forecast } from "./zh/forecast.ts";
import { funnel } from "./zh/funnel.ts";
import { jobBoard } from "./zh/job-board.ts";
import { leads } from "./zh/leads.ts";
import { links } from "./zh/links.ts";
import { matching } from "./zh/matching.ts";
import { onboarding } from "./zh/onboarding.ts";
import { partners } from "./zh/partners.ts";
import { people } from "./zh/people.ts";
import { personalData } from "./zh/personal-data.ts";
import { pipeline } from "./zh/pipeline.ts";
import { placements } from "./zh/placements.ts";
import { postings } from "./zh/postings.ts";
import { prospects } from "./zh/prospects.ts";
import { quality } from "./zh/quality.ts";
import { rating } from "./zh/rating.ts";
import { relays } from "./zh/relays.ts";
import { rosters } from "./zh/rosters.ts";
import { settlement } from "./zh/settlement.ts";
import { talentMap } from "./zh/talent-map.ts";
import { twoPlaces } from "./zh/two-places.ts";
import { usage } from "./zh/usage.ts";
import { webhooks } from "./zh/webhooks.ts";

/** Every word of the console, by page. Names of fields, errors and issues of the API live in the contract. */
export const zh = {
  ...door,
  stage: STAGE_WORDS.zh,
  orderStatus: ORDER_STATUS_WORDS.zh,
  agencyStatus: { approved: "开通中", active: "在园", suspended: "已暂停", left: "已退出" },
  /** Marks between what several words make up. */
  punctuation: { list: "、", clause: "；", colon: "：", aside: "{{text}}（{{note}}）" },
  shortcuts: {
    title: "快捷键",
    help: "打开本说明",
    goOrders: "到第一个栏目、第二个栏目…",
    downUp: "看板：下一人、上一人",
    leftRight: "看板：左边、右边的环节",
    open: "看板：打开这个人",
    select: "看板：选中或取消",
    range: "看板：按住 Shift 点选（或按空格），选中一段",
    move: "看板：推进选中的人",
    assign: "看板：把选中的人分派给顾问",
    clear: "看板：清除选择",
    undo: "撤销刚才的操作（提示还在时）",
  },
  csv: { reading: "已读 {{n}} 条，点此停止", done: "已导出 {{n}} 条", failed: "没有导出成功" },
  list: {
    acts: "操作",
    previous: "上一页",
    next: "下一页",
    first: "回到第一页",
    page: "第 {{n}} 页",
    perPage: "每页",
    loading: "正在加载",
  },
  form: {
    summary: "有 {{n}} 处需要修改，尚未保存",
    optional: "选填",
    draftRestored: "已恢复上次没有提交的内容。",
    draftDiscard: "清空",
    saving: "正在保存…",
    choose: "请选择",
    payIssue: "金额应为不小于 0 的数字（单位：元），最多两位小数",
    stale: "内容已被他人更新，您的修改还没有保存",
    staleHelp: "下面是别人保存的最新内容与您填写的不同之处。",
    staleField: "项目",
    staleTheirs: "最新内容",
    staleMine: "您填写的",
    staleTake: "改用最新内容",
    staleKeep: "仍保存我的修改",
    empty: "（空）",
    saved: "已保存",
  },
  seats: {
    headcount: "招聘",
    filled: "已上岗",
    inProcess: "流程中",
    open: "空缺",
    missing: "还差 {{n}} 人",
    complete: "已招满",
    describe: "招聘 {{headcount}} 人，已上岗 {{filled}} 人，流程中 {{inProcess}} 人，空缺 {{open}} 人",
    describeShort: "招聘 {{headcount}} 人，已上岗 {{filled}} 人，空缺 {{open}} 人",
    people: "{{n}} 人",
    ratio: "{{filled}} / {{headcount}} 人",
  },
  enterprises: {
    title: "企业",
    create: "新建企业",
    edit: "编辑企业",
    name: "企业名称",
    uscc: "统一社会信用代码",
    usccHelp: "18 位，营业执照上可查；会自动校验",
    industry: "行业",
    chain: "产业链",
    contactName: "联系人",
    contactPhone: "联系电话",
    updatedAt: "更新时间",
    empty: "还没有企业",
    emptyHelp: "新建第一家客户企业，之后就能为它建订单。",
    created: "企业已保存",
    saved: "修改已保存",
    service: "服务",
    serviceOpen: "闭环与走访",
    editNamed: "编辑 {{name}}",
  },
  park: {
    overview: "总览",
    agencies: "入园机构",
    outside: "其中市外机构",
    outsideShare: "占 {{share}}",
    orders: "招聘订单",
    ordersFulfilled: "已完成 {{n}} 个",
    revenue: "营业收入",
    tax: "纳税",
    ofFilings: "累计 {{n}} 份月报",
    taxRate: "占营业收入 {{share}}",
    arrivals: "到岗人数",
    ofHeadcount: "共招 {{n}} 人，{{share}} 到岗",
    evaluations: "服务评价",
    averageScore: "平均 {{score}} 分",
    noScore: "还没有评价",
    recent: "最近入园的机构",
    allAgencies: "查看全部机构",
    agencyName: "机构",
    agencyOrders: "订单",
    agencyFilled: "到岗",
    agencyScore: "评价均分",
    none: "暂无",
    ordersTitle: "机构订单",
    ordersEmpty: "机构还没有订单",
    ordersEmptyHelp: "机构建立订单后，这里会显示人数和进度，不含求职者信息。",
  },
  evaluations: {
    title: "评价",
    empty: "还没有评价",
    emptyHelpAgency: "订单完成或关闭后，园区评价员会来评价。",
    emptyHelpPark: "订单完成或关闭后，评价员可以在“订单”里评价。",
    order: "订单",
    agency: "机构",
    score: "得分",
    grade: "等级",
    when: "评价时间",
    detail: "评价明细",
    indicator: "指标",
    weight: "权重",
    evidence: "依据",
    comment: "评语",
    indicatorScore: "分数",
    evaluate: "评价",
    evaluateNamed: "评价 {{name}}",
    evaluateTitle: "评价订单",
    scorecard: "{{name}}（第 {{version}} 版）",
    ledger: "系统计算",
    ledgerHelp: "按订单台账自动计算，不用填写。",
    scoreOf: "{{name}} 的分数",
    scoreHelp: "0 到 100",
    evidenceOf: "{{name}} 的依据",
    evidenceHelp: "写明看到了什么，例如：回访记录 12 份",
    submit: "提交评价",
    done: "评价已提交：{{score}} 分，{{grade}} 级",
    points: "{{score}} 分",
    waiting: "待评价",
    scored: "已评价",
    weightOf: "权重 {{n}}%",
  },
  ...agencies,
  ...allocations,
  ...pipeline,
  ...settlement,
  ...placements,
  ...postings,
  ...rosters,
  ...cohorts,
  ...onboarding,
  ...people,
  ...personalData,
  ...quality,
  ...apiKeys,
  ...audit,
  ...files,
  ...events,
  ...figures,
  ...engagements,
  ...rating,
  ...leads,
  ...jobBoard,
  ...forecast,
  ...funnel,
  ...conversations,
  ...classJobs,
  ...partners,
  ...prospects,
  ...relays,
  ...links,
  ...matching,
  ...talentMap,
  ...twoPlaces,
  ...usage,
  ...webhooks,
} as const;

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
/** The shape that every other language fills. */
export type Messages = Words<typeof zh>;
