import type { Instant, LeadId, ParkId, PartnerId } from "@shanhai/contract/scalar";
import {
  answer,
  ask,
  type ContactRequestRecord,
  decline,
  followHalf,
  noRequest,
  noteReading,
  requestStatus,
} from "@shanhai/domain/contact-request";
import {
  consentsGone,
  consentTo,
  createProspect,
  isSharedWith,
  prospectOfLead,
  shareProspect,
  transitProspect,
  updateProspect,
  withdrawConsent,
} from "@shanhai/domain/prospect";
import { openContact, readSharedProspect } from "@shanhai/domain/shared-prospect";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

const act = {
  at: "2026-11-23T02:00:00.000Z" as Instant,
  name: "admin@park.test",
  action: "test",
  newId: <Id extends string>(prefix: string) => `${prefix}_1` as Id,
};
const [ONE, OTHER] = ["ptn_1", "ptn_2"].map((partnerId) => ({
  partnerId: partnerId as PartnerId,
  name: partnerId,
})) as [{ partnerId: PartnerId; name: string }, { partnerId: PartnerId; name: string }];
const contact = { name: "汪小洋", phone: "19900069001" } as { name: string; phone: never };
const made = () =>
  createProspect({ organisation: "企业", kind: "enterprise", division: "330800", note: "内部", contact }, act);

describe("a prospect", () => {
  test("is seen by nobody, by those it names, or by all, while it is open", () => {
    const prospect = made();
    const seen = (whom: "nobody" | "chosen" | "all", to: (typeof ONE)[] = []) => {
      const shared = shareProspect(prospect, { with: whom }, to, act);
      return [ONE, OTHER].map(({ partnerId }) => isSharedWith(shared, partnerId));
    };
    expect(seen("nobody")).toEqual([false, false]);
    expect(seen("chosen", [ONE])).toEqual([true, false]);
    expect(seen("all")).toEqual([true, true]);
    const all = shareProspect(prospect, { with: "all" }, [], act);
    for (const to of ["won", "closed"] as const) {
      const ended = transitProspect(all, { to, reason: "r" }, to === "won" ? ONE : undefined, act);
      expect(isSharedWith(ended, ONE.partnerId)).toBe(false);
      expect(() => shareProspect(ended, { with: "all" }, [], act)).toThrow("prospect.state");
      // Taken up again it is nobody's until somebody shares it, and nobody has won it.
      const again = transitProspect(ended, { to: "open" }, undefined, act);
      expect(again).toMatchObject({ status: "open", sharing: { with: "nobody" } });
      expect(again).not.toHaveProperty("wonWith");
    }
    expect(() => transitProspect(prospect, { to: "open" }, undefined, act)).toThrow("prospect.state");
  });

  test("opens its contact to whom a consent names, and to nobody once that is taken back or the contact is another", () => {
    const agreed = consentTo(consentTo(made(), ONE, "oral", act), OTHER, "written", act);
    expect(openContact(agreed, ONE.partnerId)).toEqual(contact);
    const taken = withdrawConsent(agreed, ONE.partnerId, act);
    expect(() => openContact(taken, ONE.partnerId)).toThrow("prospect.masked");
    expect(openContact(taken, OTHER.partnerId)).toEqual(contact);
    expect(consentsGone(agreed, taken)).toEqual([ONE.partnerId]);
    expect(() => withdrawConsent(taken, ONE.partnerId, act)).toThrow("notFound");
    const version = taken.version;
    for (const change of [{ contact: null }, { contact: { ...contact, name: "何娜" } }]) {
      const after = updateProspect(taken, { version, ...change }, act);
      expect(consentsGone(taken, after)).toEqual([OTHER.partnerId]);
      expect(() => openContact(after, OTHER.partnerId)).toThrow("prospect.masked");
    }
    const same = updateProspect(taken, { version, contact, looksFor: "场地" }, act);
    expect(openContact(same, OTHER.partnerId)).toEqual(contact);
    const { contact: _none, ...without } = made();
    expect(() => consentTo(without, ONE, "oral", act)).toThrow("prospect.noContact");
  });

  test("is shown to a partner without what is the park's own", () => {
    const shared = shareProspect(consentTo(made(), OTHER, "oral", act), { with: "chosen" }, [ONE, OTHER], act);
    expect(readSharedProspect(shared, ONE.partnerId)).toEqual({
      prospectId: "psp_1",
      organisation: "企业",
      kind: "enterprise",
      division: "330800",
      contact: { name: "汪**", phone: "199****9001" },
      contactOpen: false,
      createdAt: act.at,
      updatedAt: act.at,
    });
  });

  test("of a lead has its organisation, and nothing of whoever spoke for it", () => {
    const lead = { leadId: "led_1" as LeadId, kind: "settlement" as const, organisation: "机构", headcount: 9 };
    const spoken = { ...lead, contactName: "王芳", phone: "19900069002", note: "找王芳" };
    const prospect = prospectOfLead(spoken, { division: "330800" }, act);
    expect(prospect).toMatchObject({ organisation: "机构", kind: "agency", headcount: 9, leadId: "led_1" });
    expect(JSON.stringify(prospect)).not.toMatch(/王芳|19900069002/);
    const { organisation: _unknown, ...nameless } = lead;
    expect(() => prospectOfLead(nameless, { division: "330800" }, act)).toThrow("invalid");
  });
});

const none = () =>
  noRequest(made(), { parkId: "prk_1" as ParkId, partnerId: ONE.partnerId, partnerName: ONE.name }, act);

describe("asking for a contact", () => {
  test("waits until it is answered, and waits again when it is asked for again", () => {
    const asked = ask(none(), "洽谈", act);
    expect(requestStatus(asked)).toBe("waiting");
    // Pressed twice is asked once.
    expect(ask(asked, "再问", act)).toBe(asked);
    const declined = decline(asked, "不便", act);
    expect(requestStatus(declined)).toBe("declined");
    expect(() => decline(declined, "不便", act)).toThrow("contactRequest.answered");
    expect(requestStatus(ask(declined, "再问", act))).toBe("waiting");
    const granted = answer(asked, { outcome: "granted" }, act);
    expect(ask(granted, "再问", act)).toBe(granted);
    expect(requestStatus(noteReading(granted, act))).toBe("granted");
  });

  test("ends the same at both sides, however often and late each is told of the other", () => {
    type Taken = ["ask" | "read" | "granted" | "declined" | "withdrawn", boolean, boolean][];
    const ends = (taken: Taken) => {
      let [partner, park]: [ContactRequestRecord, ContactRequestRecord | undefined] = [none(), undefined];
      const tellPark = () => {
        park = followHalf(park, partner, "partner") ?? park;
      };
      const tellPartner = () => {
        if (park) partner = followHalf(partner, park, "park") ?? partner;
      };
      for (const [step, toPark, toPartner] of taken) {
        if (step === "ask") partner = ask(partner, "洽谈", act);
        else if (step === "read") partner = noteReading(partner, act);
        else park = answer(park ?? none(), { outcome: step }, act);
        if (toPark) tellPark();
        if (toPartner) tellPartner();
      }
      for (const tell of [tellPark, tellPartner, tellPark, tellPartner]) tell();
      return { partner, park };
    };
    const step = fc.constantFrom<Taken[number][0][]>("ask", "read", "granted", "declined", "withdrawn");
    const steps: fc.Arbitrary<Taken> = fc.array(fc.tuple(step, fc.boolean(), fc.boolean()), { maxLength: 12 });
    for (const taken of fc.sample(steps, 500)) {
      const { partner, park } = ends(taken);
      expect([park?.byPartner, park?.byPark], JSON.stringify(taken)).toEqual([partner.byPartner, partner.byPark]);
    }
  });
});
