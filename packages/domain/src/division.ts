import { DIVISIONS } from "./division-list.ts";

interface City {
  name: string;
  counties: ReadonlyMap<string, string>;
}

interface Province {
  name: string;
  /** By the first four digits of their codes. */
  cities: ReadonlyMap<string, City>;
}

/** What stands behind a code: each entry is the difference to the code before it, where that is not one, and the rest of it. */
function numbered(entries: readonly string[]): (readonly [code: string, rest: string])[] {
  let last = 0;
  return entries.map((entry) => {
    const [, step, rest = ""] = /^(\d*)(.*)$/.exec(entry) ?? [];
    last += Number(step || 1);
    return [String(last).padStart(2, "0"), rest];
  });
}

function readProvince(line: string): readonly [string, Province] {
  const [head = "", ...cities] = line.split(";");
  const code = head.slice(0, 2);
  const byCode = numbered(cities).map(([city, text]) => {
    const [name = "", ...rest] = text.split(",");
    const counties = numbered(rest).map(([county, own]) => [`${code}${city}${county}`, own] as const);
    return [`${code}${city}`, { name, counties: new Map(counties) }] as const;
  });
  return [code, { name: head.slice(2), cities: new Map(byCode) }];
}

let read: ReadonlyMap<string, Province> | undefined;

/** Provinces by the first two digits of their codes, with their cities and counties (GB/T 2260). */
export function provinces(): ReadonlyMap<string, Province> {
  read ??= new Map(DIVISIONS.trim().split("\n").map(readProvince));
  return read;
}

/** Municipalities, whose second level is no city, and counties that a province governs itself have their province's name. */
const NO_CITY = /^(县|省直辖县|自治区直辖县级行政区划)$/;

/** What a city is called: its province where it is none. */
export const cityNameOf = (city: Pick<City, "name">, province: Pick<Province, "name">): string =>
  NO_CITY.test(city.name) ? province.name : city.name;

/** The names of a province, city or county, widest first and each once; undefined for a code that is none. */
export function namesOf(division: string): string[] | undefined {
  const province = provinces().get(division.slice(0, 2));
  if (!province) return undefined;
  if (division.endsWith("0000")) return [province.name];
  const city = province.cities.get(division.slice(0, 4));
  const county = city?.counties.get(division);
  if (!city || (!county && !division.endsWith("00"))) return undefined;
  return [...new Set([province.name, cityNameOf(city, province), ...(county ? [county] : [])])];
}

let byName: ReadonlyMap<string, string | undefined> | undefined;

/** Every way to name a division by its full names: with or without those it lies in; undefined where two are named so. */
function readNames(): ReadonlyMap<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  const add = (code: string, ...ways: string[]) => {
    for (const way of new Set(ways)) names.set(way, names.has(way) && names.get(way) !== code ? undefined : code);
  };
  for (const [code, { name: province, cities }] of provinces()) {
    add(`${code}0000`, province);
    for (const [cityCode, city] of cities) {
      const own = cityNameOf(city, { name: province });
      if (own !== province) add(`${cityCode}00`, own, province + own);
      for (const [county, name] of city.counties) {
        if (own === province) add(county, name, province + name);
        else add(county, name, own + name, province + name, province + own + name);
      }
    }
  }
  return names;
}

/**
 * The division that a place names: its code, or exactly its full name, alone (常山县) or behind those it lies in (浙江省衢州市常山县).
 * Undefined for anything else, and for a name that several have (朝阳区): never a guess.
 */
export function divisionOfPlace(place: string): string | undefined {
  const text = place.normalize("NFKC").replace(/\s/g, "");
  if (/^\d{6}$/.test(text)) return namesOf(text) && text;
  byName ??= readNames();
  return byName.get(text);
}
