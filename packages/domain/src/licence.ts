/** Certificates as they are named most often, each with what else people call it. What is in no line is one of its own. */
const LICENCES: readonly (readonly [name: string, ...aliases: string[]])[] = [
  [
    "焊工证",
    "电焊证",
    "电焊工证",
    "焊工操作证",
    "焊接与热切割作业",
    "焊接证",
    "特种作业操作证(焊接)",
    "熔化焊接与热切割作业",
  ],
  ["低压电工证", "电工证", "低压证", "电工操作证", "低压电工作业", "低压电工操作证", "特种作业操作证(电工)"],
  ["高压电工证", "高压证", "高压电工作业", "高压电工操作证"],
  ["叉车证 N1", "叉车证", "n1", "n1证", "n1叉车证", "叉车操作证", "叉车司机证", "叉车驾驶证", "叉车n1"],
  ["观光车证 N2", "n2", "n2证"],
  ["起重机司机证 Q2", "q2", "q2证", "行车证", "天车证", "起重机证", "行车操作证"],
  ["起重机指挥证 Q1", "q1", "q1证", "司索指挥证"],
  ["登高证", "高空证", "高处作业证", "高处作业", "高空作业证", "登高架设作业"],
  ["制冷证", "制冷与空调作业", "制冷工证"],
  ["危化品操作证", "危化证", "危险化学品操作证", "危险化学品安全作业", "化工操作证"],
  ["压力容器操作证 R1", "r1", "r1证", "压力容器证", "快开门证"],
  ["锅炉证 G1", "g1", "g1证", "司炉证", "司炉工证", "锅炉操作证"],
  ["健康证", "从业人员健康证明", "健康证明"],
  ["驾驶证 B2", "b2", "b2证", "b2驾照", "b2驾驶证"],
  ["驾驶证 A2", "a2", "a2证", "a2驾照", "a2驾驶证"],
  ["驾驶证 C1", "c1", "c1证", "c1驾照", "c1驾驶证", "驾照", "驾驶证"],
  ["养老护理员证", "护理员证", "养老护理证"],
  ["保安员证", "保安证"],
  ["会计证", "会计从业资格证", "初级会计证", "初级会计职称"],
];

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-—·.]/g, "");

const NAMES: ReadonlyMap<string, string> = new Map(
  LICENCES.flatMap(([name, ...aliases]) => [name, ...aliases].map((said) => [fold(said), name] as const)),
);

/** By what a certificate is compared: its usual name, or the text itself without spaces. What a record says stays as it was written. */
export function licenceOf(text: string): string {
  const said = fold(text);
  return NAMES.get(said) ?? NAMES.get(said.replace(/^持(有)?|有$/g, "")) ?? text.normalize("NFKC").trim();
}
