import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { InputOf } from "@shanhai/contract/endpoint";
import { getFiguresFile } from "@shanhai/contract/figures-file";
import type { Filing } from "@shanhai/contract/filing";
import type { AgencyId, CalendarMonth, Instant, ParkId } from "@shanhai/contract/scalar";
import { registerAgency } from "@shanhai/domain/agency";
import { shanghaiDate } from "@shanhai/domain/calendar";
import { createPark } from "@shanhai/domain/park";
import { agencyKey, parkKey } from "@shanhai/store/keys/owner";
import { projectFiling } from "@shanhai/store/projection-figures";
import { mintParkScope } from "@shanhai/tenancy/mint";
import { streamXlsxRows } from "hucre/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyId, type Direct, PARK, startDirect } from "../direct.ts";
import { uscc } from "../laptop.ts";

/* The park's figures as files: what is on the screen, in both languages, with money in 元 and nothing that is a formula. */

const NOW = new Date("2026-11-26T04:00:00.000Z");
const month = "2026-10" as CalendarMonth;
const NAMES = ["=HYPERLINK(1),甲", "乙人力", "丙人力"];

let direct: Direct;

beforeAll(async () => {
  direct = await startDirect({ now: () => NOW });
  const table = direct.platform.open(mintParkScope(PARK));
  const put = (item: object) => direct.table.client.send(new PutCommand({ TableName: direct.table.name, Item: item }));
  const park = {
    ...createPark(PARK as ParkId, { name: "园区", division: "330800" }),
    agencies: 3,
    agenciesFromOutside: 2,
  };
  await put({ ...parkKey(table.scope), ...park });
  const at = "2026-09-15T01:00:00.000Z" as Instant;
  for (const [index, name] of NAMES.entries()) {
    const number = index + 1;
    const input = { name, uscc: uscc(number), licenceNumber: "1", licenceExpiry: "2030-01-01", homeDivision: "330100" };
    const act = { today: shanghaiDate(NOW), at, newId: () => agencyId(number) };
    const agency = registerAgency(input as never, act as never);
    await put({ ...agencyKey(table.scope, agency.agencyId), ...agency, status: "active" });
  }
  for (const [number, revenue] of [
    [1, 1_234_567_80],
    [2, 5],
  ] as const) {
    const filing = { month, revenue, tax: 10_00, status: "filed", version: number, filedAt: at, updatedAt: at };
    await projectFiling(table, agencyId(number) as AgencyId, month, filing as Filing);
  }
});
afterAll(() => direct?.stop());

async function take(query: InputOf<typeof getFiguresFile, "query">) {
  const { fileName, content } = await direct.staff("evaluator", PARK).call(getFiguresFile, { query });
  return { fileName, bytes: Buffer.from(content, "base64") };
}

async function csv(query: InputOf<typeof getFiguresFile, "query">) {
  const { fileName, bytes } = await take({ ...query, format: "csv" });
  const [head = "", ...rows] = bytes.toString("utf8").trimEnd().split("\r\n");
  expect(head.startsWith("\ufeff")).toBe(true);
  return { fileName, head: head.slice(1), rows };
}

test("the ranking has every agency, money with two decimals, its share, and no formula", async () => {
  const ranking = await csv({ table: "ranking", period: month });
  expect(ranking).toEqual({
    fileName: "机构排名-2026-10.csv",
    head: "名次,机构,营业收入（元）,纳税额（元）,到岗人数,占全园营业收入",
    rows: [`1,"'=HYPERLINK(1),甲",1234567.80,10.00,0,100.0%`, "2,乙人力,0.05,10.00,0,0.0%"],
  });
  const byTax = await csv({ table: "ranking", period: "2026-Q4", figure: "tax", language: "en" });
  expect(byTax.head).toBe("Rank,Agency,Revenue (CNY),Tax (CNY),Arrivals,Share of the park's tax");
  expect(byTax.rows.map((row) => row.slice(-5))).toEqual(["50.0%", "50.0%"]);
});

test("a workbook keeps numbers as numbers and what looks like a formula as text", async () => {
  const { fileName, bytes } = await take({ table: "ranking", period: month, language: "en" });
  expect(fileName).toBe("Agency ranking-2026-10.xlsx");
  const rows = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  expect(rows[1]?.slice(0, 4)).toEqual([1, "=HYPERLINK(1),甲", 1_234_567.8, 10]);
});

test("who has filed a month and who has not, the latter first", async () => {
  const filings = await csv({ table: "filings", month });
  expect(filings.head).toBe("机构,状态,营业收入（元）,纳税额（元）,报送时间,更新时间");
  expect(filings.rows[0]).toBe("丙人力,未报送,,,,");
  expect(filings.rows.slice(1).sort()).toEqual(
    [
      `"'=HYPERLINK(1),甲",已报送,1234567.80,10.00,2026-09-15 09:00,2026-09-15 09:00`,
      "乙人力,已更正,0.05,10.00,2026-09-15 09:00,2026-09-15 09:00",
    ].sort(),
  );
  expect((await csv({ table: "filings", month, language: "en" })).rows[0]).toBe("丙人力,Not filed,,,,");
});

test("the trend by month: money where somebody has filed, nothing where nobody has", async () => {
  const trend = await csv({ table: "trend", periods: 2 });
  expect(trend.head).toBe(
    "时间,营业收入（元）,纳税额（元）,月报数,机构数,市外占比,新开订单,招聘人数,到岗人数,30 天留存,90 天留存",
  );
  expect(trend.rows).toEqual(["2026-10,1234567.85,20.00,2,3,66.7%,0,0,0,,", "2026-11,,,0,3,66.7%,0,0,0,,"]);
  expect((await csv({ table: "trend", by: "quarter", periods: 1 })).rows).toHaveLength(1);
});

test("a ranking of no period and filings of no month are refused", async () => {
  for (const [table, field] of [
    ["ranking", "period"],
    ["filings", "month"],
  ] as const)
    await expect(take({ table })).rejects.toMatchObject({
      problem: { code: "invalid", issues: [{ field: expect.stringContaining(field), code: "required" }] },
    });
});
