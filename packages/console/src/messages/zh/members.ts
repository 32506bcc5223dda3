/** Words of an organisation's people. */
export const words = {
  members: {
    name: "邮箱",
    me: "我",
    invite: "邀请同事",
    empty: "还没有成员",
    emptyHelp: "刚加入的成员几秒后出现在这里。",
    manage: "管理",
    manageOne: "管理 {{name}}",
    now: "现在是{{role}}，要改为",
    choice: {
      role: "改为{{role}}",
      handOver: "转让负责人身份",
      remove: "移出机构",
      removeFromPark: "移出园区",
      removeFromPartner: "移出本单位",
    },
    help: {
      owner: "可以邀请、管理成员，查看审计",
      recruiter: "不再能管理成员和查看审计",
      handOver: "对方成为负责人，您改为顾问",
      removeFromPartner: "不能再进入本单位的工作台，此前发出的邀请链接一并失效",
      removeFromPark: "不能再进入本园区，此前发出的邀请链接一并失效",
      remove: "不能再进入本机构，此前发出的邀请链接一并失效；跟进的人留待改派",
    },
    removing: "现在是{{role}}。移出后{{help}}。",
    soon: "一分钟内生效，并记入审计。",
    done: {
      role: "{{name}} 已改为{{role}}，一分钟内生效",
      handOver: "{{name}} 已成为负责人，您一分钟内变为顾问",
      remove: "已移出 {{name}}，一分钟内生效",
    },
    lookAfter: "改派跟进的人",
    former: "已离开的同事",
  },
} as const;
