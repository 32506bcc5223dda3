import type { Words } from "./words.ts";

/** What any operation may be answered: its request, its caller, its organisation and its moment were wrong. Every function says these. */
export const GENERAL_WORDS = {
  invalid: ["请求有误：请按标出的字段修改后重试，未保存任何内容。", "Some fields need correcting; nothing was saved."],
  malformed: ["请求正文不是有效的 JSON，未保存任何内容。", "The body is not valid JSON; nothing was saved."],
  tooLarge: [
    "内容超过 1 MB，请分批提交，未保存任何内容。",
    "The body is over 1 MB; send it in parts. Nothing was saved.",
  ],
  unauthenticated: ["登录已失效，请重新登录。", "Please sign in again."],
  "apiKey.scope": ["此接口密钥没有此项权限。", "This API key does not allow this."],
  forbidden: ["您在本机构的角色没有此项权限，请联系管理员。", "Your role does not allow this; ask an administrator."],
  noOrganisation: [
    "您还不属于任何机构，请先接受邀请。",
    "You belong to no organisation yet; accept an invitation first.",
  ],
  chooseOrganisation: ["您属于多个机构，请先选择一个。", "You belong to several organisations; choose one."],
  notFound: ["没有找到，可能已被删除，或不属于您的机构。", "Not found: removed, or not your organisation's."],
  methodNotAllowed: ["此地址不支持该操作。", "This address does not support that method."],
  stale: [
    "内容已被他人更新，请查看最新内容后重试，本次未保存。",
    "Someone changed this since you saw it; nothing was saved.",
  ],
  busy: ["同一内容正被多人修改，请稍后重试，本次未保存。", "Others are changing the same records; try again shortly."],
  internal: [
    "系统出错，请稍后重试；若仍出现，请提供请求编号。",
    "Something went wrong on our side; quote the request id.",
  ],
  "cursor.invalid": ["翻页标记无效，请从第一页重新查看。", "This page marker is not valid; start from the first page."],
  "idempotency.mismatch": [
    "同一 Idempotency-Key 已用于另一个请求，请换一个。",
    "This Idempotency-Key was used with another request; use a new one.",
  ],
  "agency.suspended": [
    "机构已被园区暂停：可以查看和导出，不能新增或修改；请联系园区。",
    "The park has suspended this agency: you can read and export, nothing else; ask the park.",
  ],
  "agency.left": [
    "机构已退出园区：数据清除之前可以查看和导出，不能新增或修改。",
    "This agency has left the park: you can read and export until its data is erased, nothing else.",
  ],
  "partner.ended": [
    "与这家协作单位的协作已终止，只能查看，不能新增；需要恢复请联系园区管理员。",
    "Working with this partner has ended: it may read and add nothing. The park's administrator can take it up again.",
  ],
} as const satisfies Words;
