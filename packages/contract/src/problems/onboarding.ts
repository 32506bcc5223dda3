import type { Words } from "./words.ts";

/** An agency's application to a park. */
export const ONBOARDING_WORDS = {
  "onboarding.duplicate": [
    "统一社会信用代码 {uscc} 已有一份在办的入驻申请。请打开提交时给您的链接；找不到链接请联系园区。",
    "An application for {uscc} is on its way already. Open the link you were given then, or ask the park.",
  ],
  "onboarding.closed": [
    "申请已经办结，不能再修改；如有变化请联系园区。",
    "The application has been decided and cannot be changed; ask the park.",
  ],
  "onboarding.uscc": [
    "统一社会信用代码不能改；换了机构请另交一份申请。",
    "The USCC stays; another agency is another application.",
  ],
  "onboarding.documents": ["一份申请最多 {max} 份材料。", "An application takes up to {max} documents."],
  "onboarding.transition": [
    "申请当前状态为“{from}”，不能变为“{to}”，请刷新后再试。",
    "An application that is {from} cannot become {to}; reload to see where it stands.",
  ],
} as const satisfies Words;
