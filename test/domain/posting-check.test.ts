import type { PostingCheck } from "@shanhai/contract/posting";
import { wordFindings } from "@shanhai/domain/posting-check";
import { comparable } from "@shanhai/domain/posting-words";
import { expect, test } from "vitest";

const found = (description: string) =>
  wordFindings({ description }, undefined).map(({ check, level }) => `${level} ${check}`);

/** What each check is for. */
const SAID: Partial<Record<`${"bar" | "warn"} ${PostingCheck}`, readonly string[]>> = {
  "bar gender": [
    "限男性",
    "仅限女",
    "只招女工",
    "男士优先",
    "女生优先考虑",
    "女性优先",
    "男优先",
    "性别：男",
    "性别要求女",
    "招聘女工10名",
    "招男工",
    "急招女士",
    "不招女性",
    "女士勿扰",
    "男10名，女5名",
    "女文员",
    "普工（男）",
    "男普工",
    "ｍａｌｅ ｏｎｌｙ",
    "年龄不限，男士优先",
    "限 男 性",
    "限\u200b男",
    "要求为男性",
  ],
  "bar marriage": [
    "已婚已育优先",
    "未婚优先",
    "要求已婚已育",
    "已婚勿扰",
    "不招孕妇",
    "婚姻状况：已婚",
    "两年内不得怀孕",
    "入职需孕检",
    "无生育计划",
    "限未婚",
  ],
  "bar ethnicity": ["限汉族", "不招维吾尔族", "不要少数民族", "民族：汉", "汉族优先", "藏族勿扰", "非少数民族"],
  "bar religion": ["无宗教信仰", "信教者勿扰", "不招穆斯林", "基督徒优先"],
  "bar hepatitis": ["无乙肝", "乙肝携带者勿扰", "体检查乙肝两对半", "不招病毒携带者", "HBsAg 阴性", "大三阳不要"],
  "warn hepatitis": ["身体健康，无传染病"],
  "bar disability": ["残疾人勿扰", "不招残疾人", "无残疾", "聋哑人勿扰"],
  "warn disability": ["四肢健全"],
  "bar household": [
    "限本地户口",
    "本市户籍优先",
    "要求城镇户口",
    "须有衢州户籍",
    "只招本地人",
    "外地户口勿扰",
    "不招农村户口",
  ],
  "bar deposit": [
    "入职押金500元",
    "收取服装费",
    "交保证金",
    "服装费自理",
    "体检费自理",
    "报名费100元",
    "中介费300",
    "缴纳培训费",
    "押一个月工资",
    "上岗保证金",
    "押 金",
    "收服装押金，离职可退",
  ],
  "bar document": ["扣押身份证", "身份证原件由公司统一保管", "上交身份证", "抵押毕业证", "代管证件"],
  "warn age": [
    "35岁以下",
    "年龄18-45岁",
    "18—45周岁",
    "年龄不超过40",
    "95后优先",
    "25岁至35岁",
    "18～45岁",
    "45 岁以内",
  ],
  "warn appearance": ["身高1.65米以上", "形象好气质佳", "五官端正", "身高165cm以上", "体重不超过70公斤", "无纹身"],
  "bar origin": ["不招河南人", "东北人勿扰", "谢绝外地人"],
  "warn origin": ["本地人优先", "限四川人", "四川籍优先"],
};

for (const [finding, sentences] of Object.entries(SAID)) {
  test.each(sentences.map((sentence) => [sentence]))(`${finding}: %s`, (sentence) => {
    expect(found(sentence)).toContain(finding);
  });
}

/** What sounds like one of them and is none. */
test.each(
  [
    "男女不限，经验不限 男女均可",
    "性别不限",
    "不限性别，不限户籍",
    "学历不限男女不限",
    "负责女性用品销售",
    "女装设计师，女装经验者优先",
    "招女装版师",
    "男士护肤品推广",
    "男士理发经验",
    "提供男女宿舍，女工宿舍有独立卫浴",
    "子女教育补贴",
    "女职工享受产假",
    "婚庆公司策划",
    "婚纱摄影师",
    "婚假、产假、陪产假",
    "生育保险与生育津贴",
    "单身公寓，夫妻房",
    "已婚员工可申请夫妻房",
    "婚育不限",
    "民族乐器演奏",
    "民族服饰制作",
    "少数民族优先",
    "民族不限",
    "上班族、月光族的客户群体",
    "食堂有清真窗口，尊重宗教信仰",
    "有无宗教信仰均可",
    "乙肝疫苗生产",
    "不查乙肝",
    "乙肝携带者可入职",
    "传染病医院护工",
    "欢迎残疾人应聘",
    "残疾人优先",
    "残疾证可享补贴",
    "户籍不限",
    "需携带户口本复印件",
    "协助办理落户",
    "户籍科协管员",
    "押运员",
    "押车跟车",
    "保证金融服务质量",
    "投标保证金的办理",
    "核算保证金账户",
    "不收押金",
    "不收任何费用",
    "免费体检，无押金、无中介费",
    "不收取服装费、培训费",
    "服装费全免",
    "培训费由公司承担",
    "免服装费",
    "品质保证，金属加工",
    "不扣押身份证",
    "上交身份证复印件",
    "携带身份证",
    "年满18周岁",
    "18周岁以上",
    "16周岁以上",
    "3-6岁幼儿教育",
    "负责6至12岁儿童课程",
    "照护80岁以上老人",
    "维护企业形象，品牌形象良好",
    "身高不限",
    "身高体重秤装配",
    "体检合格",
    "不限地域",
    "工资4500-6500元，月休4天",
    "8小时工作制，两班倒",
    "一年内无事故奖",
    "限时招聘，需能适应倒班",
    "需持电工证",
    "试用期1个月",
    "月底押后发放绩效奖金",
    "要求男女通用工具的使用经验",
    "本地人力资源市场",
    "不要求经验",
    "限额招聘30人，先到先得",
    "定金属加工计划",
  ].map((sentence) => [sentence]),
)("nothing in: %s", (sentence) => {
  expect(wordFindings({ description: sentence }, undefined)).toEqual([]);
});

test("text is compared without width, case, spaces and what is invisible", () => {
  expect(comparable("Ａ　b\u200bC\n限 男")).toBe("abc;限男");
});

test("a finding names the field and the words, each once", () => {
  const position = { title: "普工（男）", benefits: ["包吃住", "押金500元"], requirements: "35岁以下，35岁以下" };
  expect(wordFindings({ description: "男士优先，女士优先" }, position as never)).toEqual([
    { check: "gender", level: "bar", field: "title", words: "(男)" },
    { check: "gender", level: "bar", field: "description", words: "男士优先、女士优先" },
    { check: "deposit", level: "bar", field: "benefits", words: "押金" },
    { check: "age", level: "warn", field: "requirements", words: "35岁以下" },
  ]);
});
