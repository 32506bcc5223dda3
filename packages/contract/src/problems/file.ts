import type { Words } from "./words.ts";

/** Why a file of a list cannot be read. */
export const FILE_WORDS = {
  "file.empty": ["文件是空的（0 字节），请检查后重新上传。", "The file is empty (0 bytes)."],
  "file.size": ["文件超过 {max} MB，请拆分后再传。", "The file is over {max} MB; split it."],
  "file.encoding": [
    "文件编码无法识别（支持 UTF-8、GB18030、UTF-16），请另存为 UTF-8 CSV 后重新上传。",
    "The file's encoding is not UTF-8, GB18030 or UTF-16; save it as UTF-8 CSV.",
  ],
  "file.truncated": [
    "文件在一个汉字中间断开，可能没有传完，请重新上传。",
    "The file ends inside a character; upload it again.",
  ],
  "file.header": [
    "找不到表头：求职者名单需要“姓名”以及“手机号”或“身份证号”列，企业名单需要“企业名称”和“统一社会信用代码”列，岗位清单需要“岗位名称”“人数”“薪资”列，月报需要“月份”“营业收入”“纳税额”列。",
    "No header found: people need a name and a phone or ID number column, enterprises a name and a USCC column, positions a title, a headcount and a pay column, filings a month, a revenue and a tax column.",
  ],
  "file.format": [
    "第 {row} 行附近不是有效的 CSV，请检查引号后重新上传。",
    "Near row {row} this is not valid CSV; check the quotes.",
  ],
  "file.columns": [
    "文件超过 {max} 列，请只保留需要的列后重新上传。",
    "The file has over {max} columns; keep only those you need.",
  ],
  "file.damaged": [
    "文件已损坏，无法打开；请重新另存为 .xlsx 后上传。",
    "The file is damaged and cannot be opened; save it as .xlsx again.",
  ],
  "file.bomb": [
    "文件解压后超过 {max} MB，已拒绝；请拆分或另存后重新上传。",
    "Unpacked, the file is over {max} MB and was refused; split it or save it anew.",
  ],
  "file.macros": [
    "文件含有宏，已拒绝；请另存为不含宏的 .xlsx 后重新上传。",
    "The file contains macros and was refused; save it as .xlsx without them.",
  ],
  "file.protected": [
    "文件有密码保护，或是旧版 .xls；请取消密码并另存为 .xlsx 后重新上传。",
    "The file is protected by a password, or an old .xls; save it as .xlsx without a password.",
  ],
  "file.type": [
    "只支持 CSV 和 XLSX 文件，请另存后重新上传。",
    "Only CSV and XLSX files are supported; save it as one of them.",
  ],
} as const satisfies Words;
