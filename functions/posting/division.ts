import { AppError } from "@shanhai/domain/app-error";
import type { DivisionNames } from "@shanhai/domain/posting";
import { areaList } from "@vant/area-data";

/** Municipalities, whose second level is no city, and counties that a province governs itself have their province's name. */
const NO_CITY = /^(县|省直辖县|自治区直辖县级行政区划)$/;

/** The names of a county or city of GB/T 2260. Throws `invalid` for a code that is neither. */
export function divisionNames(division: string): DivisionNames {
  const province = areaList.province_list[`${division.slice(0, 2)}0000`];
  const city = areaList.city_list[`${division.slice(0, 4)}00`];
  const county = areaList.county_list[division];
  if (!province || !city || (!county && !division.endsWith("00"))) {
    throw new AppError("invalid", { issues: [{ field: "division", code: "division.unknown" }] });
  }
  const cityName = NO_CITY.test(city) ? province : city;
  const parts = [province, ...(cityName === province ? [] : [cityName]), ...(county ? [county] : [])];
  return { division, divisionName: parts.join(""), cityName };
}
