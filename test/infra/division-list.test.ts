import { divisionNames } from "@shanhai/functions/posting/division";
import { areaList } from "@vant/area-data";
import { expect, test } from "vitest";

/*
 * The divisions that functions carry are those of the library, a line a province and a quarter smaller: the library itself
 * would take a function over its budget. A new version of it is taken over with `npx vitest run test/infra/division-list.test.ts -u`.
 */

const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
const within = (list: Record<string, string>, code: string) =>
  Object.entries(list).filter(([one]) => one.startsWith(code));

/** Each entry as the difference to the code before it, where that is not one, and what it says. */
function numbered(entries: readonly (readonly [code: number, text: string])[]): string[] {
  return entries.map(([code, text], index) => {
    const step = code - (entries[index - 1]?.[0] ?? 0);
    return `${step === 1 ? "" : step}${text}`;
  });
}

const countiesOf = (city: string) =>
  numbered(within(counties, city).map(([code, name]) => [Number(code.slice(4)), name]));

function list(): string {
  const lines = Object.entries(provinces).map(([code, name]) => {
    const own = within(cities, code.slice(0, 2)).map(([city, cityName]) => {
      const text = [cityName, ...countiesOf(city.slice(0, 4))].join(",");
      return [Number(city.slice(2, 4)), text] as const;
    });
    return [`${code.slice(0, 2)}${name}`, ...numbered(own)].join(";");
  });
  const comment = "/** Divisions of GB/T 2260, a line a province; made by test/infra/division-list.test.ts. */";
  return `${comment}\nexport const DIVISIONS = \`\n${lines.join("\n")}\n\`;\n`;
}

test("the list is the library's", async () => {
  await expect(list()).toMatchFileSnapshot("../../packages/domain/src/division-list.ts");
});

test("every city and county is known by the library's name, and a province is no place of work", () => {
  for (const [code, name] of Object.entries({ ...cities, ...counties })) {
    const { divisionName, cityName } = divisionNames(code);
    const province = provinces[`${code.slice(0, 2)}0000`] ?? "";
    expect(divisionName.startsWith(province) && divisionName.includes(cityName), code).toBe(true);
    if (code in counties) expect(divisionName.endsWith(name), code).toBe(true);
  }
  expect(divisionNames("330800")).toEqual({ division: "330800", divisionName: "浙江省衢州市", cityName: "衢州市" });
  expect(divisionNames("429004").divisionName).toBe("湖北省仙桃市");
  expect(divisionNames("110105").divisionName).toBe("北京市朝阳区");
  for (const code of ["330000", "339999", "000000", "330899"]) expect(() => divisionNames(code)).toThrow("invalid");
});
