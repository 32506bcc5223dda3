import { CHAINS, type Chain, type ChainOrNone, NO_CHAIN, OTHER_SEGMENT, type Segment } from "@shanhai/contract/chain";

/** What enterprises, files and plans call a chain, without 产业链 behind it. */
const NAMES: Record<Chain, readonly string[]> = {
  materials: ["新材料", "氟硅新材料", "氟硅", "化工新材料", "高端化工", "materials", "newmaterials"],
  energy: ["新能源", "锂电", "锂电池", "光伏", "动力电池", "储能", "新能源材料", "energy", "newenergy"],
  chips: ["集成电路", "半导体", "芯片", "电子信息", "电子化学材料", "chips", "semiconductors", "integratedcircuits"],
  equipment: ["智能装备", "高端装备", "装备制造", "高端装备制造", "智能制造", "equipment", "smartequipment"],
  health: ["生命健康", "生物医药", "医药", "大健康", "医疗器械", "health", "lifesciences", "lifeandhealth"],
  paper: ["特种纸", "造纸", "高端特种纸", "特种纸及纸制品", "paper", "specialtypaper"],
};

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(.*?\)|\s/g, "")
    .replace(/(产业)?链$|产业$|chain$/, "");

const named = (name: string): Chain | undefined => CHAINS.find((chain) => NAMES[chain].includes(name));

/** The chain that an enterprise's own words name; none for words that name no chain, or several. */
export function chainOf(text: string | undefined): ChainOrNone {
  const parts = plain(text ?? "").split(/[、,;/·|]/);
  const chains = new Set(parts.flatMap((part) => named(plain(part)) ?? []));
  const [chain] = chains;
  return chain && chains.size === 1 ? chain : NO_CHAIN;
}

/**
 * Each chain from its raw material to its customer, with the occupations that a segment lives by, as the 职业分类大典 names them.
 * What every works needs (电工, 叉车司机) is in no segment.
 */
export const CHAIN_SEGMENTS: Record<Chain, readonly { segment: Segment; occupations: readonly string[] }[]> = {
  materials: [
    { segment: "synthesis", occupations: ["有机合成工", "化工总控工", "化工工程技术人员"] },
    { segment: "products", occupations: ["橡胶制品生产工", "塑料制品成型制作工", "纤维后处理工"] },
    { segment: "testing", occupations: ["化学检验员", "质检员", "质量工程技术人员"] },
    { segment: "safety", occupations: ["安全员", "化工仪表工", "污水处理工", "锅炉操作工", "制冷工"] },
  ],
  energy: [
    { segment: "cells", occupations: ["电池制造工", "化工总控工", "有机合成工"] },
    { segment: "solar", occupations: ["光伏组件制造工", "光伏电池片操作工"] },
    { segment: "storage", occupations: ["储能系统运维员", "电气工程技术人员"] },
    { segment: "testing", occupations: ["质检员", "化学检验员", "质量工程技术人员"] },
  ],
  chips: [
    { segment: "wafers", occupations: ["电子专用材料制造工", "半导体芯片制造工"] },
    { segment: "design", occupations: ["集成电路工程技术人员", "软件工程技术人员"] },
    { segment: "packaging", occupations: ["半导体分立器件和集成电路装调工"] },
    { segment: "boards", occupations: ["电子产品制版工", "电子设备装接工", "质检员"] },
  ],
  equipment: [
    { segment: "machining", occupations: ["车工", "铣工", "磨工", "多工序数控机床操作调整工", "模具工", "钳工"] },
    { segment: "forming", occupations: ["铸造工", "锻造工", "冲压工", "金属热处理工", "焊工", "涂装工", "镀层工"] },
    { segment: "assembly", occupations: ["装配工", "机械设备安装工", "起重装卸机械操作工"] },
    { segment: "automation", occupations: ["工业机器人系统操作员", "工业机器人系统运维员", "电气工程技术人员"] },
    { segment: "engineering", occupations: ["机械工程技术人员", "工业工程技术人员", "质量工程技术人员", "质检员"] },
  ],
  health: [
    { segment: "pharma", occupations: ["化学合成制药工", "生物制药工", "药物制剂工"] },
    { segment: "devices", occupations: ["医疗器械装配工"] },
    { segment: "testing", occupations: ["药物检验员", "化学检验员", "质检员"] },
    { segment: "care", occupations: ["护士", "养老护理员"] },
    { segment: "food", occupations: ["食品加工工"] },
  ],
  paper: [
    { segment: "pulp", occupations: ["制浆工", "污水处理工"] },
    { segment: "papermaking", occupations: ["造纸工", "锅炉操作工"] },
    { segment: "finishing", occupations: ["纸张整饰工", "印刷操作员"] },
    { segment: "testing", occupations: ["质检员", "化学检验员"] },
    { segment: "dispatch", occupations: ["包装工", "仓储管理员"] },
  ],
};

/** The segment of a chain that an occupation belongs to, by its key. */
export function segmentOf(chain: ChainOrNone, occupation: string): Segment {
  if (chain === NO_CHAIN) return OTHER_SEGMENT;
  return CHAIN_SEGMENTS[chain].find(({ occupations }) => occupations.includes(occupation))?.segment ?? OTHER_SEGMENT;
}
