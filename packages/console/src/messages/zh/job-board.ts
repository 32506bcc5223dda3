import { POLICY_KIND_WORDS } from "@shanhai/contract/job-words";

/** Words of the park's board of jobs. */
export const jobBoard = {
  policyKind: POLICY_KIND_WORDS.zh,
  jobBoard: {
    title: "岗位",
    tabs: { cards: "政策卡" },
  },
  policyCards: {
    title: "政策卡",
    help: "和岗位一起显示给求职者；到期自动隐藏。填了区划的，只显示在那里的岗位旁。",
    create: "添加政策卡",
    edit: "修改政策卡",
    kind: "类型",
    name: "标题",
    nameHelp: "例如：高层次人才租房补贴",
    text: "内容",
    textHelp: "给谁、多少钱、怎么办理，用求职者看得懂的话",
    division: "适用区划",
    divisionHelp: "GB/T 2260 六位代码：330000 全省，330800 全市，330802 一个区县；不填为全部",
    everywhere: "全部",
    link: "办理网址",
    linkHelp: "以 https:// 开头",
    validThrough: "有效期至",
    noEnd: "长期",
    expired: "已到期，不显示",
    up: "上移",
    upOf: "上移：{{name}}",
    down: "下移",
    downOf: "下移：{{name}}",
    remove: "撤下",
    removeHelp: "“{{name}}”会从岗位页上消失，不能恢复。",
    removed: "已撤下",
    saved: "已保存",
    empty: "还没有政策卡",
    emptyHelp: "求职者在看岗位时最想知道：有什么补贴，住哪里，孩子在哪上学。",
  },
};
