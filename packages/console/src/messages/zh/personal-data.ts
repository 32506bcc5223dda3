/** Words of what is kept of people. */
export const personalData = {
  personalData: {
    title: "个人信息清单",
    help: "本单位保存了谁的哪些个人信息、用来做什么、保存多久。由系统接口定义自动生成。",
    what: "内容",
    fields: "字段",
    why: "用途与依据",
    kept: "保存期限",
    seen: "谁能看到",
    sensitive: "敏感信息",
  },
};
