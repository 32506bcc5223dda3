import { expect, it } from "vitest";
import { DELIVERIES } from "../../functions/imports/worker.ts";
import { synthesize } from "./synthesis.ts";

it("the worker knows which delivery of an import is the last", () => {
  const queues = synthesize().resources("Data", "AWS::SQS::Queue");
  const [, imports] = queues.find(([id, { Properties }]) => id.startsWith("Imports") && Properties.RedrivePolicy) ?? [];
  expect(imports?.Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: DELIVERIES });
});
