import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { ContextFunction } from "./context-function.ts";
import type { DataStack } from "./data-stack.ts";

type Reader = "projections" | "supply";
type Worker = "importWorker" | "exportWorker" | "allocationWorker" | "webhookWorker";

/** What wakes workers and readers of the stream, and who may put work into which queue. */
export function feed(data: DataStack, functions: Record<Reader | Worker, ContextFunction>, dedicated: boolean): void {
  const { projections, supply, importWorker, exportWorker, allocationWorker, webhookWorker } = functions;
  data.imports.grantSendMessages(projections.role);
  data.exports.grantSendMessages(projections.role);
  data.allocations.grantSendMessages(projections.role);
  // What is due later than a queue holds it goes round.
  for (const { role } of [supply, webhookWorker]) data.webhooks.grantSendMessages(role);
  webhookWorker.function.addEventSource(
    // Fifty receivers at most are waited for at once; of whoever is slow the queue lets others' messages pass.
    new SqsEventSource(data.webhooks, { batchSize: 5, maxConcurrency: 10, reportBatchItemFailures: true }),
  );
  // Two at a time leave room for everybody else; more wait.
  for (const [worker, queue] of [
    [allocationWorker, data.allocations],
    [exportWorker, data.exports],
    [importWorker, data.imports],
  ] as const)
    worker.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 1, maxConcurrency: 2, reportBatchItemFailures: true }),
    );
  // A stream has two readers at most.
  for (const { function: reader } of [projections, supply]) {
    reader.addEventSource(
      new DynamoEventSource(data.table, {
        // What was moved into an agency's own table has had its consequences.
        startingPosition: dedicated ? StartingPosition.LATEST : StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        parallelizationFactor: 2,
        retryAttempts: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(data.failedProjections),
      }),
    );
  }
}
