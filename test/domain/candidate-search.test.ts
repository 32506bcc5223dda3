import type { Candidate } from "@shanhai/contract/candidate";
import { matches, placesOf, planSearch, termsOf } from "@shanhai/domain/candidate-search";
import fc from "fast-check";
import { expect, test } from "vitest";

const person = (known: Partial<Candidate>) => ({ name: "何娜", version: 1, ...known }) as Candidate;

test("a name is found by its first characters, whatever the width and spaces it was typed with", () => {
  const terms = termsOf(person({ name: "欧阳 Ｌi" }));
  for (const name of ["欧", "欧阳", "欧阳l", "欧 阳 LI"]) expect(matches(terms, { name }), name).toBe(true);
  for (const name of ["阳", "欧阴", "欧阳lia"]) expect(matches(terms, { name }), name).toBe(false);
});

test("a place is found by its beginning and by its parts", () => {
  const terms = termsOf(person({ homePlace: "甘肃省平凉市崆峒区" }));
  for (const place of ["甘肃", "甘肃省平凉", "平凉", "平凉市", "崆峒"])
    expect(matches(terms, { place }), place).toBe(true);
  expect(matches(terms, { place: "兰州" })).toBe(false);
  expect(matches(termsOf(person({ homePlace: "甘肃平凉" })), { place: "平凉" })).toBe(true);
  expect(matches(termsOf(person({ intendedPlace: "内蒙古自治区呼和浩特市" })), { intention: "呼和" })).toBe(true);
});

test("the last four digits are those of any phone, and whole", () => {
  const terms = termsOf(person({ phone: "19900001234", otherPhones: ["19900005678"] }));
  expect(matches(terms, { phoneLast4: "1234" })).toBe(true);
  expect(matches(terms, { phoneLast4: "5678" })).toBe(true);
  expect(matches(terms, { phoneLast4: "0123" })).toBe(false);
});

test("the most selective facet that is asked for is the one that is read", () => {
  expect(planSearch({ skillLevel: "技师", name: "何" })).toMatchObject({ facet: "name", bucket: "何", alone: false });
  expect(planSearch({ skillLevel: "技师" })).toMatchObject({ facet: "skillLevel", prefix: "技师#", alone: true });
  expect(planSearch({})).toBeUndefined();
});

test("whoever matches a search has a place in the list that it reads, and only one", () => {
  const text = fc.stringMatching(/^[甘肃省平凉市崆峒区浙江衢州 a]{1,8}$/).filter((one) => one.trim() !== "");
  fc.assert(
    fc.property(text, text, text, (name, homePlace, wanted) => {
      const terms = termsOf(person({ name, homePlace }));
      for (const query of [{ name: wanted }, { place: wanted }, { place: homePlace }, { name }]) {
        const plan = planSearch(query);
        const listed = placesOf(terms).filter(
          ({ facet, bucket, term }) =>
            facet === plan?.facet && bucket === plan.bucket && `${term}#`.startsWith(plan.prefix),
        );
        expect(listed.length).toBe(matches(terms, query) ? 1 : 0);
      }
    }),
  );
});
