import { cityNameOf, provinces } from "./division.ts";
import { isWithin } from "./within.ts";

/*
 * Which divisions people mean by a place as they write it: 衢州, 浙江衢州常山, 衢州市柯城区东港三路. For comparing alone: more than
 * `divisionOfPlace` takes, which is for what is counted. What several divisions are called is nobody's (朝阳).
 */

interface Names {
  full: Map<string, string[]>;
  short: Map<string, string[]>;
}

const ENDINGS = /(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|地区|省|市|盟|县|区|旗)$/;
/** 延边朝鲜族自治州 is 延边; the few that are longer are called so in full. */
const shortOf = (name: string) => (name.endsWith("自治州") ? name.slice(0, 2) : name.replace(ENDINGS, ""));

let read: Names | undefined;

function readNames(): Names {
  const names: Names = { full: new Map(), short: new Map() };
  const add = (map: Map<string, string[]>, name: string, code: string) => {
    const known = map.get(name) ?? [];
    if (!known.includes(code)) map.set(name, [...known, code]);
  };
  const both = (name: string, code: string) => {
    add(names.full, name, code);
    const short = shortOf(name);
    if (short.length >= 2 && short !== name) add(names.short, short, code);
  };
  for (const [code, province] of provinces()) {
    both(province.name, code);
    for (const [city, { name, counties }] of province.cities) {
      const own = cityNameOf({ name }, province);
      if (own !== province.name) both(own, city);
      for (const [county, called] of counties) both(called, county);
    }
  }
  return names;
}

const LONGEST = 14;

/** The longest name at the beginning that only one division below `within` has: its prefix of a code, and what is behind it. */
function begin(text: string, within: string): { code: string; rest: string } | undefined {
  read ??= readNames();
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const [name, rest] = [text.slice(0, length), text.slice(length)];
    for (const [map, isShort] of [
      [read.full, false],
      [read.short, true],
    ] as const) {
      const codes = (map.get(name) ?? []).filter((code) => code.startsWith(within) && code.length > within.length);
      // 吉林 is a province before it is a city, and 南昌 a city before it is a county in it.
      const provincial = codes.filter((code) => code.length === 2);
      const [code, ...others] = provincial.length > 0 ? provincial : codes.toSorted();
      if (!code || others.some((other) => !other.startsWith(code))) continue;
      // A county's short name is too short to be found in the middle of an address.
      if (isShort && within === "" && code.length === 6 && rest !== "") continue;
      return { code, rest };
    }
  }
  return undefined;
}

const AND = /或者|或|和/;

/** The divisions of a part; 和 joins places, but 呼和浩特 and 泰和 are written with it: what is one place as it stands is not cut. */
function divisionsIn(text: string): (string | undefined)[] {
  const whole = divisionIn(text);
  const parts = text.split(AND);
  const cut = parts.map(divisionIn);
  const isOne =
    parts.length === 1 ||
    cut.some((one) => one === undefined) ||
    cut.some((one) => one && whole && isNarrower(whole, one));
  return isOne ? [whole ?? cut.find(Boolean)] : cut;
}

const isNarrower = (one: string, other: string) => one !== other && isWithin(one, other);

function divisionIn(text: string): string | undefined {
  if (/^\d{6}$/.test(text)) return text;
  let found = begin(text, "");
  for (let next = found; next && found; next = begin(next.rest, found.code)) found = next;
  return found?.code.padEnd(6, "0");
}

/** The divisions of a part that may be a path: 浙江省/衢州市/常山县 is one place, written from the largest on. */
function divisionsOn(part: string): string[] {
  const named = part.split("/").flatMap((one) => divisionsIn(one).filter((code) => code !== undefined));
  return named.filter((one, at) => !named.some((other, later) => later > at && isNarrower(other, one)));
}

const ANYWHERE = /^(不限|无|无要求|均可|都行|都可以|随便|全国|哪里都行|任意|any(where)?)$/i;

/** The divisions that a text names, each once; `anywhere` where it says so; nothing where it names none. */
export function divisionsNamed(text: string | undefined): readonly string[] | "anywhere" | undefined {
  const parts = (text ?? "")
    .normalize("NFKC")
    .split(/[,，、;；|\n]/)
    .map((part) => part.replace(/\s|^中国|^(去|在|想去|希望)/g, ""))
    .filter(Boolean);
  if (parts.some((part) => ANYWHERE.test(part))) return "anywhere";
  const divisions = [...new Set(parts.flatMap(divisionsOn))];
  return divisions.length > 0 ? divisions : undefined;
}

/** The one place that a text names: where somebody lives, or where the work is. */
export function divisionNamed(text: string | undefined): string | undefined {
  const named = divisionsNamed(text);
  return named === "anywhere" ? undefined : named?.[0];
}
