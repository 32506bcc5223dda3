import type { ContactRequestStatus } from "./contact-request.ts";
import type { ProspectKind, ProspectStatus, SHARED_WITH } from "./prospect.ts";
import type { ProposalStatus } from "./prospect-proposal.ts";

/* What prospects, and what passes about them between a park and its allies, are called. */

type Words<State extends string> = Record<"zh" | "en", Record<State, string>>;

export const PROSPECT_KIND_WORDS: Words<ProspectKind> = {
  zh: { agency: "人力资源机构", enterprise: "用工企业" },
  en: { agency: "HR-service agency", enterprise: "Enterprise" },
};

export const PROSPECT_STATUS_WORDS: Words<ProspectStatus> = {
  zh: { open: "在谈", won: "已落地", closed: "已关闭" },
  en: { open: "Open", won: "Won", closed: "Closed" },
};

export const SHARED_WITH_WORDS: Words<(typeof SHARED_WITH)[number]> = {
  zh: { nobody: "不共享", chosen: "选定的友好园区", all: "全部友好园区" },
  en: { nobody: "Nobody", chosen: "Chosen allies", all: "All allies" },
};

export const CONTACT_REQUEST_STATUS_WORDS: Words<ContactRequestStatus> = {
  zh: { waiting: "待答复", granted: "已同意", declined: "未同意", withdrawn: "已撤回" },
  en: { waiting: "Waiting", granted: "Agreed", declined: "Declined", withdrawn: "Withdrawn" },
};

export const PROPOSAL_STATUS_WORDS: Words<ProposalStatus> = {
  zh: { sent: "已提交", received: "园区已收到", talking: "对接中", converted: "已落地", lost: "未成" },
  en: { sent: "Sent", received: "Received", talking: "In talks", converted: "Won", lost: "Lost" },
};
