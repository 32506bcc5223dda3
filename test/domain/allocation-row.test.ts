import type { AllocationRow } from "@shanhai/contract/allocation";
import { ALLOCATION_UNDONE } from "@shanhai/contract/allocation-limit";
import type { Application } from "@shanhai/contract/application";
import type { Position } from "@shanhai/contract/position";
import type { Stage } from "@shanhai/contract/stage";
import { decideRow, isToApply, isToUndo, type RowNow } from "@shanhai/domain/allocation-row";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { describe, expect, test } from "vitest";

const row = { candidateId: "can_1", positionId: "pos_1", kind: "added", score: 800 } as AllocationRow;
const person = { candidateId: "can_1" } as CandidateRecord;
const position = { positionId: "pos_1", orderId: "ord_1", open: 1 } as Position;
const now: RowNow = { person, position, orderOpen: true, placed: false, ownMade: false };
const application = (stage: Stage, more: Partial<Application> = {}) =>
  ({ applicationId: "app_1", stage, version: 3, ...more }) as Application;

describe("a row is applied", () => {
  test("a free person goes to an open seat", () => {
    expect(decideRow(row, now)).toEqual({ kind: "recommend", position, person });
  });

  test.each<[string, Partial<RowNow>, AllocationRow["cause"]]>([
    ["the person is erased", { person: undefined }, "person"],
    [
      "the person refused to be matched by a machine",
      { person: { ...person, automatedMatching: "refused" } },
      "person",
    ],
    ["the position is gone", { position: undefined }, "position"],
    ["the order is closed", { orderOpen: false }, "order"],
    ["the person is placed", { placed: true }, "placed"],
    ["no seat is left", { position: { ...position, open: 0 } }, "seat"],
    ["the person was turned down", { own: application("rejected") }, "out"],
    ["the person withdrew", { own: application("withdrawn", { reason: "另有工作" }) }, "out"],
  ])("not where %s", (_why, change, cause) => {
    const decided = decideRow(row, { ...now, ...change });
    expect(decided).toEqual({ kind: "settled", row: { ...row, outcome: "stale", cause } });
  });

  test("who is on the way already stays there, with a seat or without", () => {
    const decided = decideRow(row, { ...now, own: application("screened"), position: { ...position, open: 0 } });
    expect(decided).toMatchObject({
      kind: "settled",
      row: { outcome: "existing", applicationId: "app_1", version: 3 },
    });
  });

  test("told twice, what it made itself is made, even where the order closed since", () => {
    const own = application("recommended", { version: 1 });
    const decided = decideRow(row, { ...now, own, ownMade: true, orderOpen: false });
    expect(decided).toMatchObject({ kind: "settled", row: { outcome: "created", version: 1 } });
  });

  test("what an undo withdrew is renewed, if there is a seat", () => {
    const own = application("withdrawn", { reason: ALLOCATION_UNDONE });
    expect(decideRow(row, { ...now, own })).toEqual({ kind: "renew", application: own });
    expect(decideRow(row, { ...now, own, position: { ...position, open: 0 } })).toMatchObject({
      row: { cause: "seat" },
    });
  });
});

test("applied are new and moved rows, once; taken back is what applying made, once", () => {
  expect(["added", "moved", "kept"].map((kind) => isToApply({ ...row, kind } as AllocationRow))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isToApply({ ...row, outcome: "stale" })).toBe(false);
  expect(isToUndo({ ...row, outcome: "created" })).toBe(true);
  expect(isToUndo({ ...row, outcome: "existing" })).toBe(false);
  expect(isToUndo({ ...row, outcome: "created", undone: "spared" })).toBe(false);
});
