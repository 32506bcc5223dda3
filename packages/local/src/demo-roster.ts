/** One invented person; phones begin 1990000, which no operator has given out. */
export interface DemoPerson {
  name: string;
  phone: string;
  homePlace: string;
  occupation: string;
  skillLevel: string;
  experienceYears: number;
  expectedPay: number;
}

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金".split(
    "",
  );
const GIVEN =
  "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文国庆志海燕玲飞鹏宇浩然欣怡梓涵子轩雨晨思远嘉宁".split("");
const PLACES = [
  "浙江省衢州市柯城区",
  "浙江省衢州市衢江区",
  "浙江省衢州市常山县",
  "浙江省衢州市龙游县",
  "甘肃省金昌市金川区",
  "甘肃省定西市漳县",
  "甘肃省平凉市崆峒区",
];
const LEVELS = ["学徒工", "初级工", "中级工", "高级工", "技师"];

/** A sequence that looks random and is the same at every start (mulberry32): a seed that resumes names the same people. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** People of some occupations, of a level at least (an index of the levels). */
export interface DemoGroup {
  count: number;
  occupations: readonly string[];
  leastLevel?: number;
}

/** Invented people, group by group, whose phones count up from `firstPhone`. */
export function demoPeople(groups: readonly DemoGroup[], firstPhone: number): DemoPerson[] {
  const random = dice(firstPhone % 2 ** 31);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const all = groups.flatMap((group) => Array.from({ length: group.count }, () => group));
  return all.map(({ occupations, leastLevel = 0 }, index) => {
    const level = Math.min(LEVELS.length - 1, leastLevel + Math.floor(random() * random() * 6));
    return {
      name: pick(SURNAMES) + pick(GIVEN) + (random() < 0.6 ? pick(GIVEN) : ""),
      phone: String(firstPhone + index),
      homePlace: pick(PLACES),
      occupation: pick(occupations),
      skillLevel: LEVELS[level] as string,
      experienceYears: level * 2 + Math.floor(random() * 6),
      expectedPay: 4500 + level * 900 + Math.floor(random() * 10) * 100,
    };
  });
}

/** The people as a roster agencies would send: CSV with Chinese headers, UTF-8 with a byte order mark for Excel. */
export function rosterFile(people: readonly DemoPerson[]): Buffer {
  const lines = people.map((person) =>
    [
      person.name,
      person.phone,
      person.homePlace,
      person.occupation,
      person.skillLevel,
      person.experienceYears,
      person.expectedPay,
      "随时",
      "是",
    ].join(","),
  );
  return Buffer.from(
    `\ufeff姓名,手机号,户籍地,工种,技能等级,从业年限,期望月薪(元),可到岗日期,授权同意\r\n${lines.join("\r\n")}\r\n`,
  );
}
