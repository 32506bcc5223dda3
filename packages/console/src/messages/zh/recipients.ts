/** Words of whom somebody agreed to be named to. */
export const words = {
  recipients: {
    title: "可见姓名和手机号的企业",
    own: "建档同意：文本 {{version}}，{{at}}，只给本机构。本人撤回这项同意，等于要求删除本人信息。",
    none: "没有。企业在链接里只能看到“王**”和打码的手机号。",
    record: "登记同意",
    recordNamed: "登记{{name}}的同意",
    enterprise: "提供给哪家企业",
    text: "请把这段话告诉本人，本人同意后再登记：",
    means: "本人怎样表示同意",
    meansOf: { written: "书面签字", message: "短信或微信", oral: "口头" },
    recorded: "已登记，{{name}}现在可以看到姓名和手机号",
    withdraw: "撤回",
    withdrawOne: "撤回对{{name}}的同意",
    withdrawHelp: "撤回后，{{name}}立即看不到姓名和手机号。",
    withdrawn: "已撤回，{{name}}不再看到姓名和手机号",
    row: "{{means}} · 文本 {{version}} · {{by}} 登记于",
  },
} as const;
