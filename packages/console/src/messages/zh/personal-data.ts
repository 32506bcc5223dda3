/** Words of what is kept of people. */
export const words = {
  personalCopy: {
    act: "信息副本",
    title: "个人信息副本",
    lead: "生成本机构保存的关于{{name}}的全部信息：档案、应聘、上岗、同意记录和沟通消息。只交给本人。",
    help: "不含同事姓名和其他人的信息，身份证号打码。谁在何时导出过会记入操作记录。",
    page: "下载网页版",
    json: "下载 JSON Resume",
    fileName: "个人信息副本-{{name}}",
  },
  personalData: {
    help: "本单位保存了谁的哪些个人信息、用来做什么、保存多久。由系统接口定义自动生成。",
    what: "内容",
    fields: "字段",
    why: "用途与依据",
    kept: "保存期限",
    seen: "谁能看到",
    sensitive: "敏感信息",
  },
} as const;
