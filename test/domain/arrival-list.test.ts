import type { Application } from "@shanhai/contract/application";
import type { CandidateId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { judgeArrival, readArrivalRow } from "@shanhai/domain/arrival-list";
import { expect, test } from "vitest";
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
