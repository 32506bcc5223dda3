import { expect, it } from "vitest";
import { DELIVERIES as ALLOCATION_DELIVERIES } from "../../functions/allocation/worker.ts";
import { DELIVERIES as EXPORT_DELIVERIES } from "../../functions/exports/worker.ts";
import { DELIVERIES as IMPORT_DELIVERIES } from "../../functions/imports/worker.ts";
import { synthesize } from "./synthesis.ts";

it.each([
  ["Imports", IMPORT_DELIVERIES],
  ["Exports", EXPORT_DELIVERIES],
  ["Allocations", ALLOCATION_DELIVERIES],
])("the worker of %s knows which delivery is the last", (name, deliveries) => {
  const queues = synthesize().resources("Data", "AWS::SQS::Queue");
  const [, queue] = queues.find(([id, { Properties }]) => id.startsWith(name) && Properties.RedrivePolicy) ?? [];
  expect(queue?.Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: deliveries });
});
