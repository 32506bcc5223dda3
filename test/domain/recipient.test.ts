import { MOST_RECIPIENTS } from "@shanhai/contract/recipient";
import type { EnterpriseId, Instant } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { agreeTo, disagreeWith, showTo } from "@shanhai/domain/recipient";
import { describe, expect, test } from "vitest";

const act = { at: "2026-11-26T01:00:00.000Z", name: "何娜", action: "recordRecipientConsent" } as Act;
const later = { ...act, at: "2026-11-27T01:00:00.000Z" as Instant };
const QUARTZ = { enterpriseId: "ent_1" as EnterpriseId, name: "石英厂" };
const CARDS = { enterpriseId: "ent_2" as EnterpriseId, name: "卡牌厂" };
const person = { name: "欧阳修远", phone: "19900000001", version: 1 } as CandidateRecord;
const known = { name: "欧阳", phone: "199****0001" };

describe("a consent", () => {
  test("names the enterprise, the wording, how it was said and who recorded it", () => {
    expect(agreeTo(person, QUARTZ, "oral", act)).toMatchObject({
      recipients: [
        { enterpriseId: "ent_1", enterpriseName: "石英厂", textVersion: "2026-11", means: "oral", by: "何娜" },
      ],
      version: 2,
      edit: { version: 2, by: "何娜", action: "recordRecipientConsent" },
    });
  });

  test("given again takes the place of the one before", () => {
    const again = agreeTo(agreeTo(person, QUARTZ, "oral", act), QUARTZ, "written", later);
    expect(again.recipients).toMatchObject([{ means: "written", at: later.at }]);
  });

  test("taken back leaves the others, and there is nothing to take back twice", () => {
    const both = agreeTo(agreeTo(person, QUARTZ, "oral", act), CARDS, "oral", act);
    const one = disagreeWith(both, QUARTZ.enterpriseId, later);
    expect(one.recipients).toMatchObject([{ enterpriseId: "ent_2" }]);
    expect(() => disagreeWith(one, QUARTZ.enterpriseId, later)).toThrow("notFound");
    expect(disagreeWith(one, CARDS.enterpriseId, later)).not.toHaveProperty("recipients");
  });

  test("is one of so many", () => {
    let record = person;
    for (let n = 0; n < MOST_RECIPIENTS; n += 1)
      record = agreeTo(record, { ...CARDS, enterpriseId: `ent_x${n}` as EnterpriseId }, "oral", act);
    expect(() => agreeTo(record, QUARTZ, "oral", act)).toThrow("recipients.many");
    expect(agreeTo(record, { ...CARDS, enterpriseId: "ent_x0" as EnterpriseId }, "oral", act).recipients).toHaveLength(
      MOST_RECIPIENTS,
    );
  });
});

describe("an enterprise is shown", () => {
  test("the first character and a masked number, until a consent names it; then both as they are now", () => {
    expect(showTo(QUARTZ.enterpriseId, person, known)).toEqual({ name: "欧***", phone: "199****0001", open: false });
    const agreed = agreeTo(person, QUARTZ, "oral", act);
    expect(showTo(QUARTZ.enterpriseId, agreed, known)).toEqual({ name: "欧阳修远", phone: "19900000001", open: true });
    expect(showTo(CARDS.enterpriseId, agreed, known).open).toBe(false);
  });

  test("that a name is hidden, whatever its length, and of who is gone no more than was known", () => {
    const named = (name: string) => showTo(QUARTZ.enterpriseId, { ...person, name }, known).name;
    expect(named("何")).toBe("何*");
    expect(named("𠮷野")).toBe("𠮷*");
    expect(showTo(QUARTZ.enterpriseId, undefined, known)).toEqual({ name: "欧*", phone: "199****0001", open: false });
  });
});
