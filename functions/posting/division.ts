import { AppError } from "@shanhai/domain/app-error";
import type { DivisionNames } from "@shanhai/domain/posting";
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

/** A county's line is the difference to the code before it, where that is not one, and its name. */
function readCounties(city: string, rest: readonly string[]): ReadonlyMap<string, string> {
  let last = 0;
  return new Map(
    rest.map((entry) => {
      const [, step, name = ""] = /^(\d*)(.*)$/.exec(entry) ?? [];
      last += Number(step || 1);
      return [`${city}${String(last).padStart(2, "0")}`, name] as const;
    }),
  );
}

function readProvince(line: string): readonly [string, Province] {
  const [head = "", ...cities] = line.split(";");
  const code = head.slice(0, 2);
  const byCode = cities.map((text) => {
    const [name = "", ...counties] = text.split(",");
    const city = `${code}${name.slice(0, 2)}`;
    return [city, { name: name.slice(2), counties: readCounties(city, counties) }] as const;
  });
  return [code, { name: head.slice(2), cities: new Map(byCode) }];
}

let provinces: ReadonlyMap<string, Province> | undefined;

/** Municipalities, whose second level is no city, and counties that a province governs itself have their province's name. */
const NO_CITY = /^(县|省直辖县|自治区直辖县级行政区划)$/;

/** The names of a county or city of GB/T 2260. Throws `invalid` for a code that is neither. */
export function divisionNames(division: string): DivisionNames {
  provinces ??= new Map(DIVISIONS.trim().split("\n").map(readProvince));
  const province = provinces.get(division.slice(0, 2));
  const city = province?.cities.get(division.slice(0, 4));
  const county = city?.counties.get(division);
  if (!province || !city || (!county && !division.endsWith("00"))) {
    throw new AppError("invalid", { issues: [{ field: "division", code: "division.unknown" }] });
  }
  const cityName = NO_CITY.test(city.name) ? province.name : city.name;
  const parts = [province.name, ...(cityName === province.name ? [] : [cityName]), ...(county ? [county] : [])];
  return { division, divisionName: parts.join(""), cityName };
}
