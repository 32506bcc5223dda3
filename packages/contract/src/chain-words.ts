import type { ChainOrNone, Segment } from "./chain.ts";
import type { Language } from "./problem.ts";

type Words<Name extends string> = Record<Language, Record<Name, string>>;

/** What chains are called. */
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

/** What their segments are called. */
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
