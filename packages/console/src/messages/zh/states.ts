import { AGREEMENT_STATUS_WORDS, PARTNER_STATUS_WORDS } from "@shanhai/contract/agreement-words";
import { DECISION_WORDS } from "@shanhai/contract/enterprise-decision-words";
import { LEAD_STATUS_WORDS } from "@shanhai/contract/lead-words";

/** Words of the states that records are in, as their pages and the audit say them. */
export const words = {
  cohortStatus: {
    draft: "草稿",
    proposed: "待院校答复",
    declined: "院校未接受",
    running: "培养中",
    finished: "已结班",
    cancelled: "已取消",
  },
  enrolmentStatus: { enrolled: "已入班", training: "培养中", graduated: "已结业", dropped: "已退出" },
  engagementStep: { discovery: "需求挖掘", matching: "资源匹配", delivery: "服务落地", tracking: "效果追踪" },
  leadStatus: LEAD_STATUS_WORDS.zh,
  decision: {
    outcome: DECISION_WORDS.zh,
    short: { accepted: "接受", rejected: "不合适" },
    label: "企业答复",
    any: "企业答复：全部",
    none: "企业未答复",
    title: "{{outcome}} · {{by}} · {{at}}",
  },
  confirmation: {
    label: "企业核对",
    arrived: "企业已确认到岗",
    notArrived: "企业称未到岗",
    said: "企业说明",
    by: "{{by}}，{{at}}",
    empty: "没有企业称未到岗的人",
    emptyHelp: "企业在链接里标记“未到岗”后，会出现在这里：核实后登记离职，或撤销上岗，或请企业改为已到岗。",
  },
  partnerStatus: PARTNER_STATUS_WORDS.zh,
  agreementStatus: AGREEMENT_STATUS_WORDS.zh,
} as const;
