/** Words of the search for people, orders and enterprises. */
export const words = {
  search: {
    title: "搜索",
    placeholder: "姓名、手机号后四位、订单或企业名称",
    help: "求职者按姓名开头或手机号后四位，订单和企业按名称中的任意几个字。按 ↓ 选择，按 Enter 打开。",
    found: "找到 {{n}} 项",
    none: "没有找到。换几个字试试；刚刚新增或改名的，要等几秒钟。",
  },
} as const;
