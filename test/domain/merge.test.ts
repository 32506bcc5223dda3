import type { Recipient } from "@shanhai/contract/recipient";
import type { CandidateId, EnterpriseId, Instant } from "@shanhai/contract/scalar";
import { AppError } from "@shanhai/domain/app-error";
import { CANDIDATE_FIELDS, type CandidateRecord, phonesOf } from "@shanhai/domain/candidate";
import { checkUndoable, describeMerge, mergeCandidates, undoMerge } from "@shanhai/domain/merge";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const act = {
  at: "2026-11-26T01:00:00.000Z" as Instant,
  name: "何娜",
  action: "mergeCandidates",
  newId: <Id extends string>(prefix: string) => `${prefix}_0` as Id,
};
const A = "can_A" as CandidateId;
const B = "can_B" as CandidateId;

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const text = fc.constantFrom("电工", "焊工", "平凉");

/** A consent to an enterprise, on a day. */
const consent = (to: string, day: string): Recipient => ({
  ...{ enterpriseId: to as EnterpriseId, enterpriseName: to, textVersion: "1", means: "oral", by: "何娜" },
  at: `${day}T00:00:00.000Z` as Instant,
});
const agreedTo = ({ recipients = [] }: Pick<CandidateRecord, "recipients">) =>
  recipients.map(({ enterpriseId }) => enterpriseId as string).sort();

/** A person with some fields known; phones and ID numbers of one `side` are never the other's. */
function person(candidateId: CandidateId, side: string, withIdNumber: boolean): fc.Arbitrary<CandidateRecord> {
  return fc
    .record({
      name: fc.constantFrom("甲", "乙"),
      phones: fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: withIdNumber ? 0 : 1, maxLength: 3 }),
      occupation: optional(text),
      homePlace: optional(text),
      intendedPlace: optional(text),
      note: optional(text),
      expectedPayMin: optional(fc.nat(10)),
      expectedPayMax: optional(fc.nat(10)),
      experienceYears: optional(fc.nat(40)),
      agreed: fc.uniqueArray(fc.constantFrom("X", "Y", "Z")),
      version: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ phones, agreed, ...known }) => {
      const [phone, ...otherPhones] = phones.map((number) => `${side}${number}`);
      const idNumber = { idNumberMasked: side, idNumberSealed: `s${side}`, idNumberHash: `h${side}` };
      const record = {
        ...known,
        candidateId,
        ...(phone ? { phone } : {}),
        ...(otherPhones.length > 0 ? { otherPhones } : {}),
        ...(withIdNumber ? idNumber : {}),
        ...(agreed.length > 0 ? { recipients: agreed.map((to) => consent(to, `2026-11-0${side}`)) } : {}),
        consentAt: act.at,
        consentVersion: "1",
        createdAt: act.at,
        updatedAt: act.at,
      };
      return JSON.parse(JSON.stringify(record)) as CandidateRecord;
    });
}

/** Two records of one person: at most one has the ID number. */
const pairs = fc
  .constantFrom<[boolean, boolean]>([true, false], [false, true], [false, false])
  .chain(([first, second]) => fc.tuple(person(A, "1", first), person(B, "2", second)));
const choices = fc.dictionary(
  fc.constantFrom("name", "phone", "occupation", "homePlace", "expectedPay", "note"),
  fc.constantFrom<"this" | "other">("this", "other"),
);

const essence = ({ version: _v, updatedAt: _u, edit: _e, ...rest }: CandidateRecord) => rest;

describe("a merge", () => {
  test("loses no phone and no ID number", () => {
    fc.assert(
      fc.property(pairs, choices, ([one, two], given) => {
        const { record } = mergeCandidates(one, two, given, act);
        expect(phonesOf(record).sort()).toEqual([...phonesOf(one), ...phonesOf(two)].sort());
        expect(record.idNumberHash).toBe(one.idNumberHash ?? two.idNumberHash);
        expect(record).toMatchObject({ candidateId: A, version: one.version + 1, mergedIds: [B] });
      }),
    );
  });

  test("takes each field as chosen, and else what is known", () => {
    fc.assert(
      fc.property(pairs, choices, ([one, two], given) => {
        const { record, choices: all } = mergeCandidates(one, two, given, act);
        for (const field of ["occupation", "homePlace", "note"] as const) {
          const expected = given[field] ? (given[field] === "this" ? one : two)[field] : (one[field] ?? two[field]);
          expect(record[field]).toBe(expected);
          expect(all[field]).toBeDefined();
        }
      }),
    );
  });

  test("and its undoing leave both as they were", () => {
    fc.assert(
      fc.property(pairs, choices, ([one, two], given) => {
        const { record: after } = mergeCandidates(one, two, given, act);
        const undone = undoMerge(after, { before: one, other: two, after }, act);
        expect(essence(undone.record)).toEqual(essence(one));
        expect(essence(undone.other)).toEqual(essence(two));
        expect(undone.kept).toEqual([]);
      }),
    );
  });

  test("joins who was agreed to; undone, nobody is shown by the other's yes, nor after a no that was said meanwhile", () => {
    fc.assert(
      fc.property(pairs, fc.subarray(["X", "Y", "Z"]), fc.subarray(["X", "Y", "Z"]), ([one, two], no, yes) => {
        const { record: after } = mergeCandidates(one, two, {}, act);
        expect(agreedTo(after)).toEqual([...new Set([...agreedTo(one), ...agreedTo(two)])].sort());
        const stayed = (after.recipients ?? []).filter(({ enterpriseId: to }) => ![...no, ...yes].includes(to));
        const recipients = [...stayed, ...yes.map((to) => consent(to, "2026-11-09"))];
        const { record, other } = undoMerge({ ...after, recipients }, { before: one, other: two, after }, act);
        const untouched = (to: string) => ![...no, ...yes].includes(to);
        expect(agreedTo(record)).toEqual([...agreedTo(one).filter(untouched), ...yes].sort());
        expect(agreedTo(other)).toEqual(agreedTo(two).filter(untouched));
      }),
    );
  });

  test("undone spares what was edited since, and gives the other's phones back", () => {
    fc.assert(
      fc.property(pairs, choices, fc.constantFrom("name", "note", "phone"), ([one, two], given, field) => {
        const { record: after } = mergeCandidates(one, two, given, act);
        const edited = { ...after, version: after.version + 1, [field]: "3999" };
        const { record, other, kept } = undoMerge(edited, { before: one, other: two, after }, act);
        expect(kept).toEqual([field]);
        expect(record[field as "name"]).toBe("3999");
        expect(essence(other)).toEqual(essence(two));
        expect(phonesOf(record).filter((phone) => phonesOf(two).includes(phone))).toEqual([]);
        for (const name of Object.keys(CANDIDATE_FIELDS) as (keyof typeof CANDIDATE_FIELDS)[]) {
          if (name === field || name === "phone") continue;
          for (const attribute of CANDIDATE_FIELDS[name]) expect(record[attribute]).toEqual(one[attribute]);
        }
      }),
    );
  });

  test("of two people with different ID numbers is refused", () => {
    const two = { candidateId: B, idNumberHash: "2" } as CandidateRecord;
    const merge = () => mergeCandidates({ candidateId: A, idNumberHash: "1" } as CandidateRecord, two, {}, act);
    expect(merge).toThrow("identity.conflict");
  });

  test("can be undone for thirty days, once", () => {
    const one = { candidateId: A } as CandidateRecord;
    const merge = describeMerge(one, { candidateId: B, name: "乙" } as CandidateRecord, {}, act);
    expect(merge.undoableUntil).toBe("2026-12-26T01:00:00.000Z");
    expect(() => checkUndoable(merge, "2026-12-26T01:00:00.000Z" as Instant)).not.toThrow();
    expect(() => checkUndoable(merge, "2026-12-26T01:00:00.001Z" as Instant)).toThrow(new AppError("merge.expired"));
    expect(() => checkUndoable({ ...merge, undoneAt: act.at }, act.at)).toThrow(new AppError("merge.undone"));
  });
});
