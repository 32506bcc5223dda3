import { OPENED_WORDS } from "./opened.ts";
import type { Words } from "./words.ts";

/** Partners, agreements with them, and what these open. */
export const PARTNER_WORDS = {
  ...OPENED_WORDS,
  "partner.state": ["协作单位已是这个状态，未作更改。", "The partner is in that state already; nothing changed."],
  "partner.hasCoordinator": [
    "该单位已有联络人；请由其联络人在“成员”中邀请同事。",
    "This partner has a coordinator, who invites colleagues under Members.",
  ],
  "agreement.state": [
    "协议当前状态不能这样做：草稿才能修改和删除，生效后的内容不再更改；需要调整请续签。",
    "The agreement's state does not allow this: only drafts are changed; what was activated stays, renew it instead.",
  ],
  "agreement.over": [
    "协议期限已过，不能再生效；请先修改期限。",
    "The agreement's term is over; change it before activating.",
  ],
  "agreement.renewed": ["这份协议已经续签，请打开续签的那一份。", "This agreement was renewed already; open that one."],
  "fulfilment.withdrawn": ["这条履约记录已经撤回。", "This entry was taken back already."],
  "fulfilment.otherSide": [
    "这条记录是对方登记的，请由登记的一方撤回。",
    "The other side made this entry and alone can take it back.",
  ],
} as const satisfies Words;
