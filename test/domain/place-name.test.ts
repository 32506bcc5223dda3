import { nearness } from "@shanhai/domain/match-marks";
import { divisionsNamed } from "@shanhai/domain/place-name";
import { expect, test } from "vitest";

test.each([
  ["衢州和杭州", ["330800", "330100"]],
  ["呼和浩特", ["150100"]],
  ["江西省吉安市泰和县", ["360826"]],
  ["福建平和县", ["350628"]],
  ["浙江省/衢州市/常山县", ["330822"]],
  ["衢州市、江山市", ["330800", "330881"]],
  ["衢州/杭州", ["330800", "330100"]],
])("%s names %j", (text, codes) => expect(divisionsNamed(text)).toEqual(codes));

test("Chongqing's counties are of the city that its districts are of", () => {
  expect(nearness("500235", "500112")).toBe("city");
  expect(nearness("330803", "330822")).toBe("city");
  expect(nearness("330800", "330822")).toBe("here");
});
