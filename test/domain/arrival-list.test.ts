import { readFileSync } from "node:fs";
import type { Application } from "@shanhai/contract/application";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { judgeArrival, readArrivalRow } from "@shanhai/domain/arrival-list";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { readListFile } from "../../packages/console/src/arrival-lists/list-file.ts";
import { decodeList, readList } from "../../packages/console/src/arrival-lists/list-text.ts";

const ID_NUMBER = "11010519491231002X";

test("a row is known by its phone, its ID number, or both; one that is wrong spoils it", () => {
  expect(readArrivalRow({ phone: "+86 199-0000-0001" })).toEqual({ phone: "19900000001", idNumber: undefined });
  expect(readArrivalRow({ idNumber: ID_NUMBER.toLowerCase() })).toEqual({ phone: undefined, idNumber: ID_NUMBER });
  expect(readArrivalRow({ phone: "19900000001", idNumber: "110105194912310021" })).toBeUndefined();
  expect(readArrivalRow({ phone: "12345" })).toBeUndefined();
  expect(readArrivalRow({})).toBeUndefined();
});

test("whoever was offered a seat is ready, once", () => {
  const person = { kind: "person", candidateId: "can_1" as CandidateId } as const;
  const judge = (stage: Stage | undefined, above: string[] = []) =>
    judgeArrival({}, person, stage && ({ applicationId: "app_1", stage } as Application), new Set(above));
  expect(judge("offered")).toBe("ready");
  expect(judge("onboarded")).toBe("stage");
  expect(judge("offered", ["app_1"])).toBe("duplicate");
  expect(judge(undefined)).toBe("notApplied");
  expect(judgeArrival({}, { kind: "nobody" }, undefined, new Set())).toBe("unknown");
  expect(judgeArrival({}, { kind: "conflict" }, undefined, new Set())).toBe("conflict");
  expect(judgeArrival(undefined, { kind: "nobody" }, undefined, new Set())).toBe("invalid");
});

test("a list is read by what is in it, whatever its columns: titles are passed over, people without a phone are kept", () => {
  const list = `到岗名单\r\n姓名,电话,身份证\r\n何娜,"199 0000 0001",${ID_NUMBER}\n王强\t+86-19900000002\n\n李明，没有电话\n`;
  expect(readList(list)).toEqual([
    { text: `何娜,"199 0000 0001",${ID_NUMBER}`, phone: "19900000001", idNumber: ID_NUMBER },
    { text: "王强\t+86-19900000002", phone: "19900000002" },
    { text: "李明，没有电话" },
  ]);
  expect(readList("姓名,电话\n")).toEqual([]);
  expect(readList(decodeList(new Uint8Array([0xba, 0xce, 0xc4, 0xc8, 0x2c, 0x31]).buffer))).toEqual([]);
  expect(decodeList(new Uint8Array([0xba, 0xce, 0xc4, 0xc8]).buffer)).toBe("何娜");
});

const textOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const read = await readListFile(new Blob([bytes]));
  return "text" in read ? read.text : read.issue;
};
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

test("a spreadsheet's list is the same people as the CSV it was made from", async () => {
  const [csv, xlsx] = [await textOf(fixture("roster-1500.csv")), await textOf(fixture("roster-1500.xlsx"))];
  // A break within a quoted cell makes two lines of text, the second of them nobody.
  const people = (text: string) =>
    readList(text).flatMap(({ phone, idNumber }) => (phone || idNumber ? [{ phone, idNumber }] : []));
  expect(people(xlsx).length).toBeGreaterThan(1000);
  expect(people(xlsx)).toEqual(people(csv).slice(0, people(xlsx).length));
});

test("a phone kept as a number is one; a cover sheet is passed over; what is no list says so", async () => {
  const file = await writeXlsx({
    sheets: [
      { name: "封面", rows: [["到岗名单"]] },
      {
        name: "名单",
        rows: [
          ["姓名", "手机号"],
          ["何娜", 19900000001],
          ["吕雉", "199-0000-0002"],
        ],
      },
    ],
  });
  const rows = readList(await textOf(new Uint8Array(file)));
  expect(rows.map(({ phone }) => phone)).toEqual(["19900000001", "19900000002"]);
  const bare = await writeXlsx({ sheets: [{ name: "1", rows: [["19900000001"], [19900000002]] }] });
  expect(readList(await textOf(new Uint8Array(bare)))).toHaveLength(2);
  expect(await textOf(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toBe("damaged");
  expect(await textOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe("old");
  expect(await textOf(new Uint8Array(6 * 1024 * 1024))).toBe("large");
});
