import type { ChainOrNone, Segment } from "./chain.ts";
import type { Language } from "./problem.ts";
import type { TalentTable } from "./talent-map.ts";

/* What chains and their segments are called, and the files about them. */

type Words<Name extends string> = Record<Language, Record<Name, string>>;

export const CHAIN_WORDS: Words<ChainOrNone> = {
  zh: {
    materials: "新材料",
    energy: "新能源",
    chips: "集成电路",
    equipment: "智能装备",
    health: "生命健康",
    paper: "特种纸",
    "-": "未归类",
  },
  en: {
    materials: "New materials",
    energy: "New energy",
    chips: "Integrated circuits",
    equipment: "Smart equipment",
    health: "Life and health",
    paper: "Specialty paper",
    "-": "Of no chain",
  },
};

export const SEGMENT_WORDS: Words<Segment> = {
  zh: {
    synthesis: "合成与化工",
    products: "材料制品",
    cells: "电池与材料",
    solar: "光伏制造",
    storage: "储能与运维",
    wafers: "材料与晶圆",
    design: "设计与软件",
    packaging: "封装测试",
    boards: "板卡与装接",
    machining: "机加工",
    forming: "成形与焊接",
    assembly: "装配安装",
    automation: "自动化",
    engineering: "工程与质量",
    pharma: "制药",
    devices: "医疗器械",
    care: "护理养老",
    food: "健康食品",
    pulp: "制浆与水处理",
    papermaking: "抄造",
    finishing: "整饰与印刷",
    dispatch: "包装仓储",
    testing: "检验质量",
    safety: "安全与公用工程",
    other: "通用配套",
  },
  en: {
    synthesis: "Synthesis and chemicals",
    products: "Material products",
    cells: "Cells and materials",
    solar: "Photovoltaics",
    storage: "Storage and operation",
    wafers: "Materials and wafers",
    design: "Design and software",
    packaging: "Packaging and testing",
    boards: "Boards and mounting",
    machining: "Machining",
    forming: "Forming and welding",
    assembly: "Assembly",
    automation: "Automation",
    engineering: "Engineering and quality",
    pharma: "Pharmaceuticals",
    devices: "Medical devices",
    care: "Nursing and care",
    food: "Health food",
    pulp: "Pulp and water",
    papermaking: "Papermaking",
    finishing: "Finishing and printing",
    dispatch: "Packing and stores",
    testing: "Testing and quality",
    safety: "Safety and utilities",
    other: "General trades",
  },
};

export const TALENT_TABLE_WORDS: Words<TalentTable> = {
  zh: { occupations: "人才图谱", months: "人才图谱-按月", divisions: "人才图谱-按地区" },
  en: { occupations: "Talent map", months: "Talent map by month", divisions: "Talent map by place" },
};

type Column =
  | "chain"
  | "segment"
  | "occupation"
  | "positions"
  | "open"
  | "demanded"
  | "filled"
  | "available"
  | "gap"
  | "medianPay"
  | "own"
  | "few";

export const TALENT_WORDS: Words<Column> = {
  zh: {
    chain: "产业链",
    segment: "环节",
    occupation: "职业（工种）",
    positions: "在招岗位",
    open: "空缺人数",
    demanded: "新增需求",
    filled: "到岗人数",
    available: "可推荐人数（各链共用）",
    gap: "缺口",
    medianPay: "月薪中位数（元）",
    own: "本机构空缺",
    few: "不足5人",
  },
  en: {
    chain: "Chain",
    segment: "Segment",
    occupation: "Occupation",
    positions: "Positions",
    open: "Open seats",
    demanded: "Seats asked for",
    filled: "Arrivals",
    available: "Available people (shared by chains)",
    gap: "Gap",
    medianPay: "Median pay (yuan a month)",
    own: "Own open seats",
    few: "fewer than 5",
  },
};
