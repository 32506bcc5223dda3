import type { CalendarDate, Fen, Instant } from "@shanhai/contract/scalar";
import { createCandidate, mergeProfile, type Person } from "@shanhai/domain/candidate";
import { expect, test } from "vitest";

const at = "2026-11-23T00:00:00.000Z" as Instant;
const act = {
  at,
  today: "2026-11-23" as CalendarDate,
  newId: <Id extends string>(prefix: string) => `${prefix}_1` as Id,
};
const fen = (yuan: number) => (yuan * 100) as Fen;
const person = (more: Partial<Person>): Person => ({ name: "何娜", phone: "19900000123", ...more });

test("a merge fills what was empty and keeps what was known", () => {
  const known = createCandidate(person({ occupation: "电工" }), act);
  const merged = mergeProfile(known, person({ occupation: "焊工", homePlace: "衢州" }), at);
  expect(merged).toMatchObject({ occupation: "电工", homePlace: "衢州", version: 2 });
});

test("the two ends of a pay range come from one source", () => {
  const range = { expectedPayMin: fen(4000), expectedPayMax: fen(6000) };
  expect(mergeProfile(createCandidate(person({}), act), person(range), at)).toMatchObject(range);
  const least = mergeProfile(createCandidate(person({ expectedPayMin: fen(8000) }), act), person(range), at);
  expect([least.expectedPayMin, least.expectedPayMax]).toEqual([fen(8000), undefined]);
  const most = mergeProfile(createCandidate(person({ expectedPayMax: fen(3000) }), act), person(range), at);
  expect([most.expectedPayMin, most.expectedPayMax]).toEqual([undefined, fen(3000)]);
});

test("nobody is added who is yet to be born", () => {
  const born = (idNumber: string) => createCandidate(person({ idNumber }), act);
  expect(born("330802202611230015").idNumberMasked).toBeDefined();
  expect(() => born("330802202611240010")).toThrow("invalid");
});
