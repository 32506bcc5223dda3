import type { Words } from "./words.ts";

/** Members of an organisation, and invitations to become one. */
export const MEMBER_WORDS = {
  "invitation.invalid": [
    "邀请链接无效或已使用，请联系邀请人重新发送。",
    "This invitation is not valid or was used; ask for a new one.",
  ],
  "invitation.accepted": [
    "邀请已被接受，不能撤回；如需取消其权限，请移除这位成员。",
    "The invitation was accepted already; remove the member instead.",
  ],
  "invitation.expired": ["邀请已过期，请联系邀请人重新发送。", "This invitation has expired; ask for a new one."],
  "invitation.otherSide": [
    "园区管理员不能成为本园区机构的成员，反之亦然，请换一个账号。",
    "A park's administrator cannot join one of its agencies, nor the other way round; use another account.",
  ],
  "agency.hasOwner": ["机构已有负责人，请由负责人邀请同事。", "The agency has an owner, who invites colleagues."],
  "invitation.otherPerson": [
    "邀请发给了另一个邮箱，请用受邀邮箱登录。",
    "The invitation is for another e-mail; sign in with that one.",
  ],
  "quota.members": [
    "最多 {max} 位成员（含未接受的邀请）。请先移除成员或撤回邀请，或请园区调高额度。",
    "Up to {max} people, invited ones included. Remove one or take an invitation back, or ask the park for more.",
  ],
  "invitation.owner": [
    "您已是这家机构的负责人，不能用邀请改为顾问。",
    "You are this agency's owner already; an invitation does not make you less.",
  ],
  "member.self": [
    "自己的身份请由另一位负责人变更，或转让给同事。",
    "Another owner changes your own place; or hand it over to a colleague.",
  ],
} as const satisfies Words;
