import type { AgreementStatus, ObligationKind } from "./agreement.ts";
import type { Grant } from "./grant.ts";
import type { PartnerKind, PartnerStatus } from "./partner.ts";

/* What partners, agreements and what these open are called: the same in the console, in problems and on pages. */

type Words<State extends string> = Record<"zh" | "en", Record<State, string>>;

export const PARTNER_KIND_WORDS: Words<PartnerKind> = {
  zh: { bureau: "人社部门", school: "院校", station: "就业驿站", association: "协会", alliedPark: "联盟园区" },
  en: {
    bureau: "Bureau",
    school: "School",
    station: "Employment station",
    association: "Association",
    alliedPark: "Allied park",
  },
};

export const PARTNER_STATUS_WORDS: Words<PartnerStatus> = {
  zh: { active: "协作中", ended: "已终止" },
  en: { active: "Active", ended: "Ended" },
};

export const AGREEMENT_STATUS_WORDS: Words<AgreementStatus> = {
  zh: { draft: "草稿", upcoming: "待生效", active: "生效中", expired: "已到期", revoked: "已终止" },
  en: { draft: "Draft", upcoming: "Upcoming", active: "In force", expired: "Expired", revoked: "Revoked" },
};

export const OBLIGATION_KIND_WORDS: Words<ObligationKind> = {
  zh: { sharing: "信息共享", supply: "定向输送", followUp: "服务跟进", training: "技能培训", other: "其他" },
  en: {
    sharing: "Sharing information",
    supply: "Supplying people",
    followUp: "Following up",
    training: "Training",
    other: "Other",
  },
};

export const GRANT_WORDS: Words<Grant> = {
  zh: {
    demand: "用工需求汇总",
    postings: "专属岗位",
    places: "两地供需",
    relay: "岗位中转",
    rosters: "岗位需求直通车",
    cohorts: "技能人才订单班",
    prospects: "共享招商资源",
  },
  en: {
    demand: "Open demand",
    postings: "Postings for its people",
    places: "Supply and demand",
    relay: "Relaying of jobs",
    rosters: "Direct line",
    cohorts: "Cohorts trained to orders",
    prospects: "Shared prospects",
  },
};
