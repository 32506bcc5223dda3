import { areaList } from "@vant/area-data";

/** Cities under a province directly, and counties under one, have a level between them that says nothing. */
const EMPTY = ["市辖区", "县", "省直辖县", "自治区直辖县"];

/** The division's name with its city's; the code itself where the list has it no more. */
export function NamedDivision({ code }: { code: string }) {
  const county = areaList.county_list[code];
  const city = areaList.city_list[`${code.slice(0, 4)}00`];
  const province = areaList.province_list[`${code.slice(0, 2)}0000`];
  const above = city && !EMPTY.includes(city) ? city : province;
  const names = county ? [above, county] : [code.endsWith("0000") ? province : (city ?? code)];
  return <span title={code}>{[...new Set(names)].join("")}</span>;
}
