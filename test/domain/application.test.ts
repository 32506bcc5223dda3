import { STAGES } from "@shanhai/contract/stage";
import { mayRenew } from "@shanhai/domain/application";
import { expect, test } from "vitest";

test("applying once more makes an application new that was withdrawn, and none that goes on, was rejected or came to work", () => {
  expect(STAGES.filter(mayRenew)).toEqual(["withdrawn"]);
});
