import { type Desk, enterprise, importPeople, order } from "./demo-desk.ts";

/*
 * Clients of the six chains, each looking for what its segments live by: invented, like their codes. What they ask for is of this
 * month, since an order is opened when it is made.
 */

type Wanted = readonly [occupation: string, headcount: number, from: number, to: number];

const CLIENTS: readonly {
  name: string;
  code: string;
  industry: string;
  chain: string;
  place: string;
  wanted: readonly Wanted[];
}[] = [
  {
    name: "衢州启源锂电科技有限公司",
    code: "91330803MA29C1001",
    industry: "锂离子电池制造",
    chain: "新能源产业链",
    place: "衢州市衢江区",
    wanted: [
      ["锂电操作工", 160, 6000, 8000],
      ["卷绕工", 40, 6200, 8200],
      ["化工总控工", 18, 7000, 9500],
      ["质检员", 24, 5200, 6800],
      ["储能运维工", 12, 7000, 9000],
      ["叉车工", 10, 5800, 7200],
    ],
  },
  {
    name: "衢州氟创新材料有限公司",
    code: "91330802MA29C2002",
    industry: "氟硅材料制造",
    chain: "氟硅新材料",
    place: "衢州市柯城区",
    wanted: [
      ["氟化工操作工", 60, 6500, 9000],
      ["DCS操作工", 35, 6800, 9200],
      ["化验员", 16, 5500, 7500],
      ["安全员", 8, 7000, 10_000],
      ["仪表工", 10, 6500, 9000],
    ],
  },
  {
    name: "衢州芯澜半导体有限公司",
    code: "91330803MA29C3003",
    industry: "半导体材料制造",
    chain: "集成电路",
    place: "衢州市衢江区",
    wanted: [
      ["单晶操作工", 45, 6000, 8500],
      ["晶圆操作工", 50, 6200, 8800],
      ["封测操作工", 30, 5800, 7800],
      ["半导体工艺工程师", 12, 12_000, 20_000],
    ],
  },
  {
    name: "龙游山溪特种纸有限公司",
    code: "91330825MA29C4004",
    industry: "特种纸制造",
    chain: "特种纸",
    place: "衢州市龙游县",
    wanted: [
      ["抄纸工", 40, 5500, 7500],
      ["制浆工", 15, 5500, 7200],
      ["分切工", 22, 5200, 6800],
      ["包装工", 18, 4800, 6200],
    ],
  },
  {
    name: "江山重工装备有限公司",
    code: "91330881MA29C5005",
    industry: "输配电设备制造",
    chain: "智能装备产业链",
    place: "衢州市江山市",
    wanted: [
      ["数控车工", 26, 6500, 9500],
      ["焊工", 30, 6500, 10_000],
      ["装配工", 48, 5500, 7800],
      ["机器人操作员", 10, 6800, 9000],
      ["电工", 14, 6000, 8500],
    ],
  },
  {
    name: "开化康源生物医药有限公司",
    code: "91330824MA29C6006",
    industry: "原料药制造",
    chain: "生命健康",
    place: "衢州市开化县",
    wanted: [
      ["原料药操作工", 28, 5800, 7800],
      ["发酵工", 12, 5600, 7500],
      ["QC化验员", 9, 5800, 8000],
      ["养老护理员", 20, 4800, 6500],
    ],
  },
];

/** What the six chains ask for, and some of the people they ask for. */
export async function seedChains(desk: Desk): Promise<void> {
  for (const { name, code, industry, chain, place, wanted } of CLIENTS) {
    const client = await enterprise(desk, name, code, industry, chain);
    const plans = wanted.map(([occupation, headcount, from, to]) => ({
      title: occupation,
      occupation,
      headcount,
      pay: [from, to] as const,
      place,
      skillLevel: "初级工" as const,
      benefits: ["五险", "工作餐"],
    }));
    await order(desk, client, `${industry}用工 ${wanted.reduce((sum, [, seats]) => sum + seats, 0)} 名`, 60, plans);
  }
  await importPeople(desk, 19_900_008_000, [
    { count: 180, occupations: ["电池操作工", "焊工", "抄纸工", "质检员", "电工", "化验员", "装配工", "普工"] },
  ]);
}
