export const HEADERS = ["姓名", "手机号", "授权同意", "工种", "技能等级", "期望月薪", "意向地", "备注"];

/** So many invented people as a roster has them. */
export const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    `求职者${index}`,
    `199${String(index).padStart(8, "0")}`,
    "是",
    "操作工",
    "初级工",
    "5-7千",
    "浙江省衢州市",
    "可倒班，有两年流水线经验",
  ]);

export const csvOf = (rows: readonly (readonly string[])[]) =>
  [HEADERS, ...rows].map((row) => row.join(",")).join("\n");
