/** Who acts by an enterprise's link, as audit entries and statements say it. */
export const holderName = (holder: string) => `企业联系人 ${holder}（链接）`;
