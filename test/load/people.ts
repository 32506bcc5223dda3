import type { CandidateId, Fen, Instant } from "@shanhai/contract/scalar";
import { SKILL_LEVELS, type SkillLevel } from "@shanhai/contract/skill-level";
import { createCandidate, type Person } from "@shanhai/domain/candidate";
import { placesOf, termsOf } from "@shanhai/domain/candidate-search";
import { type AnyCell, cellName } from "@shanhai/domain/cell";
import { personOf, placesOfPerson } from "@shanhai/domain/matchable";
import { cellsOf, type SupplyCell } from "@shanhai/domain/supply";
import { tellCandidate } from "@shanhai/domain/timeline";
import { claimsOf, sealCandidate } from "@shanhai/store/candidate";
import { matchableKey } from "@shanhai/store/keys/matching";
import { identityKey } from "@shanhai/store/keys/owner";
import { cellKey, personMarkKey } from "@shanhai/store/keys/partner";
import { candidateKey, searchKey } from "@shanhai/store/keys/pipeline";
import type { Key, Table } from "@shanhai/store/table";
import { keepTold } from "@shanhai/store/timeline";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { type Dice, dice } from "./dice.ts";

/*
 * Any number of invented people, as they lie in the table once they were taken on file and the stream was followed to its end:
 * record, claim of the phone, search entries, lists for matching, timeline, what was counted of each, and the counts. The same
 * seed makes the same people. Left out is the audit, which an import writes by parts of its rows.
 */

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金".split(
    "",
  );
const GIVEN =
  "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文国庆志海燕玲飞鹏宇浩然欣怡梓涵子轩雨晨思远嘉宁".split("");
const HOMES =
  "浙江省衢州市柯城区 浙江省衢州市衢江区 浙江省衢州市江山市 浙江省衢州市龙游县 浙江省杭州市余杭区 浙江省金华市义乌市 江西省上饶市玉山县 安徽省阜阳市颍上县 河南省周口市太康县 四川省达州市宣汉县 贵州省毕节市大方县 甘肃省平凉市崆峒区 甘肃省定西市漳县 甘肃省金昌市金川区".split(
    " ",
  );
const WANTED = ["浙江省衢州市柯城区", "浙江省衢州市", "浙江省杭州市余杭区", "浙江省金华市义乌市"];
const OCCUPATIONS =
  "操作工 普工 装配工 焊工 电工 钳工 车工 叉车司机 质检员 仓管员 包装工 缝纫工 保洁员 保安员 厨师 客服专员".split(" ");

/** Last four digits that people like and pay for: one in three hundred has them, in a list of any length. */
export const LUCKY = "8888";
const ONE_IN = 300;

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID of an instant: lists by newest read the latest made first. */
function ulidOf(at: number, random: Dice): string {
  let [rest, time] = [at, ""];
  for (let place = 0; place < 10; place += 1) {
    time = `${CROCKFORD[rest % 32]}${time}`;
    rest = Math.floor(rest / 32);
  }
  return time + Array.from({ length: 16 }, () => CROCKFORD[random.below(32)]).join("");
}

/** Eleven digits that nobody else in the list has. */
function phoneOf(index: number): string {
  if (index % ONE_IN === 0) return `198${String(index / ONE_IN).padStart(4, "0")}${LUCKY}`;
  return `199${String((index * 61) % 100_000_000).padStart(8, "0")}`;
}

const fen = (yuan: number) => (yuan * 100) as Fen;

/** One person as rosters have them: some say little. */
function personAt(index: number, random: Dice): Person {
  const home = random.chance(0.5) ? { homePlace: random.pick(HOMES) } : {};
  const level = random.chance(0.3) ? { skillLevel: SKILL_LEVELS[random.below(5)] as SkillLevel } : {};
  const wanted = random.chance(0.2) ? { intendedPlace: random.pick(WANTED) } : {};
  const payMin = 4000 + random.below(50) * 100;
  const pay = random.chance(0.5) ? { expectedPayMin: fen(payMin), expectedPayMax: fen(payMin + 1500) } : {};
  return {
    name: random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.6) ? random.pick(GIVEN) : ""),
    phone: phoneOf(index),
    occupation: random.pick(OCCUPATIONS),
    ...home,
    ...level,
    ...wanted,
    ...pay,
    ...(random.chance(0.5) ? { experienceYears: random.below(20) } : {}),
  };
}

/** An item of the table. */
export type Item = Key & Record<string, unknown>;

export interface Crowd {
  count: number;
  seed: number;
  /** When the last of them was taken on file; the others a second apart before. */
  until: Instant;
}

const itemAt = (key: Key, record: object): Item => Object.assign({ pk: key.pk, sk: key.sk }, record);
const nothingToSeal = () => "";

/** Counts that are moved by one person after another: the sums of all. */
class Sums {
  readonly #cells = new Map<string, SupplyCell & { counts: Record<string, number> }>();

  add(cells: readonly AnyCell[]): void {
    for (const cell of cells) {
      const name = cellName(cell);
      const sum = this.#cells.get(name);
      if (!sum) this.#cells.set(name, structuredClone(cell) as SupplyCell);
      else for (const [what, count] of Object.entries(cell.counts)) sum.counts[what] = (sum.counts[what] ?? 0) + count;
    }
  }

  all(): SupplyCell[] {
    return [...this.#cells.values()];
  }
}

/** Everything that so many people are in the table, one person after another and the counts last. */
export function* peopleItems(
  table: Pick<Table<TenantScope>, "scope" | "keys">,
  { count, seed, until }: Crowd,
): Generator<Item> {
  const { scope } = table;
  const [random, sums, last] = [dice(seed), new Sums(), Date.parse(until)];
  for (let index = 0; index < count; index += 1) {
    const moment = last - (count - 1 - index) * 1000;
    const at = new Date(moment).toISOString() as Instant;
    const person = personAt(index, random);
    const newId = <Id extends string>(prefix: string) => `${prefix}_${ulidOf(moment, random)}` as Id;
    const made = createCandidate(person, { at, today: at.slice(0, 10) as never, newId });
    const record = sealCandidate(table as Table<TenantScope>, made, person, nothingToSeal);
    const candidateId: CandidateId = record.candidateId;
    yield itemAt(candidateKey(scope, candidateId), record);
    for (const { kind, hash } of claimsOf(record)) yield itemAt(identityKey(scope, kind, hash), { hash, candidateId });
    const terms = termsOf(record);
    for (const { facet, bucket, term } of placesOf(terms))
      yield itemAt(searchKey(scope, facet, bucket, term, candidateId), { candidateId, terms });
    const listed = personOf(record, []);
    for (const place of placesOfPerson(listed)) yield itemAt(matchableKey(scope, place, candidateId), listed);
    for (const told of keepTold(scope, tellCandidate(undefined, record)))
      if ("put" in told) yield itemAt(told.put, told.record);
    const cells = cellsOf(record, { living: record, onJob: false, journeys: [] });
    yield itemAt(personMarkKey(scope, candidateId), { candidateId, told: 1, journeys: {}, cells });
    sums.add(cells);
  }
  for (const cell of sums.all()) yield itemAt(cellKey(scope, cell), { ...cell.of, ...cell.counts });
}
