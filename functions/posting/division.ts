import { AppError } from "@shanhai/domain/app-error";
import { cityNameOf, provinces } from "@shanhai/domain/division";
import type { DivisionNames } from "@shanhai/domain/posting";

/** The names of a county or city of GB/T 2260. Throws `invalid` for a code that is neither. */
export function divisionNames(division: string): DivisionNames {
  const province = provinces().get(division.slice(0, 2));
  const city = province?.cities.get(division.slice(0, 4));
  const county = city?.counties.get(division);
  if (!province || !city || (!county && !division.endsWith("00"))) {
    throw new AppError("invalid", { issues: [{ field: "division", code: "division.unknown" }] });
  }
  const cityName = cityNameOf(city, province);
  const parts = [province.name, ...(cityName === province.name ? [] : [cityName]), ...(county ? [county] : [])];
  return { division, divisionName: parts.join(""), cityName };
}
