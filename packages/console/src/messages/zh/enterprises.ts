/** Words of client enterprises. */
export const words = {
  enterprises: {
    title: "企业",
    create: "新建企业",
    edit: "编辑企业",
    name: "企业名称",
    uscc: "统一社会信用代码",
    usccHelp: "18 位，营业执照上可查；会自动校验",
    industry: "行业",
    chain: "产业链",
    contactName: "联系人",
    contactPhone: "联系电话",
    updatedAt: "更新时间",
    empty: "还没有企业",
    emptyHelp: "新建第一家客户企业，之后就能为它建订单。",
    created: "企业已保存",
    saved: "修改已保存",
    service: "服务",
    serviceOpen: "闭环与走访",
    editNamed: "编辑 {{name}}",
  },
} as const;
